"""The signature on a session's cookie, checked once: a browser shows the same cookie for weeks, several times with each
page, and a signature that was good stays good until it is too old."""

import time
from collections import OrderedDict
from hashlib import sha256
from typing import Any

import orjson
from itsdangerous import BadSignature, URLSafeTimedSerializer
from itsdangerous.encoding import base64_decode

# Of so many cookies; they take 150 bytes each.
MAX_REMEMBERED = 10_000


class Signatures:
    """Checks what `serializer` signed, which is good for `lifetime_s` seconds."""

    def __init__(self, serializer: URLSafeTimedSerializer, lifetime_s: int) -> None:
        self._serializer = serializer
        self._lifetime_s = lifetime_s
        # When what was good had been signed, by its hash: the value itself is a key to somebody's session.
        self._signed_at: OrderedDict[bytes, int] = OrderedDict()

    def read(self, signed: str) -> str | None:
        """The text in `signed`, or None when it is not ours, or too old."""
        digest = sha256(signed.encode("utf-8", "surrogatepass")).digest()
        signed_at = self._signed_at.get(digest)
        if signed_at is None:
            return self._check(signed, digest)
        if not 0 <= int(time.time()) - signed_at <= self._lifetime_s:
            return None
        return str(self._payload(signed.rsplit(".", 2)[0].encode()))

    def _payload(self, encoded: bytes) -> Any:
        if encoded.startswith(b"."):  # packed, which short texts are not
            return self._serializer.load_payload(encoded)
        return orjson.loads(base64_decode(encoded))

    def _check(self, signed: str, digest: bytes) -> str | None:
        try:
            text, signed_at = self._serializer.loads(signed, max_age=self._lifetime_s, return_timestamp=True)
        except (BadSignature, UnicodeEncodeError):
            return None
        if not isinstance(text, str):
            return None
        self._signed_at[digest] = int(signed_at.timestamp())
        if len(self._signed_at) > MAX_REMEMBERED:
            self._signed_at.popitem(last=False)
        return text
