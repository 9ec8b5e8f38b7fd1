"""Signing messages between the nodes of one deployment, on a Redis that others may use too."""

import hashlib
from hmac import compare_digest

# Increase it in a release that changes the meaning of hints; until all nodes run that release, they find new events by
# polling, as without a bus.
VERSION = 1
_SIGNATURE_BYTES = 16


class MessageSigner:
    """Names the channels of the deployment `audience` and signs messages with its secret key: a hint can end
    connections and put text on pages, so access to Redis alone must not be enough to send one."""

    def __init__(self, secret: str, audience: str) -> None:
        key = hashlib.sha256(secret.encode()).digest()
        self._key = hashlib.blake2b(f"bus {VERSION} {audience}".encode(), key=key).digest()
        self._name = hashlib.blake2b(b"name", key=self._key, digest_size=8).hexdigest()

    def channel_name(self, name: str) -> str:
        """The name of `name` on the shared Redis, which is different for each deployment."""
        return f"switchboard:{self._name}:{name}"

    def sign(self, channel: str, content: bytes) -> bytes:
        """`content` with its signature for `channel` in front."""
        return self._signature(channel, content) + content

    def verify(self, channel: str, message: bytes) -> bytes | None:
        """The content of a message from `channel`, or None if its signature is wrong."""
        signature, content = message[:_SIGNATURE_BYTES], message[_SIGNATURE_BYTES:]
        return content if compare_digest(signature, self._signature(channel, content)) else None

    def _signature(self, channel: str, content: bytes) -> bytes:
        # The channel is part of the signed text, so that a message cannot be replayed on another channel.
        signed = b"%d %s %s" % (len(channel), channel.encode(), content)
        return hashlib.blake2b(signed, key=self._key, digest_size=_SIGNATURE_BYTES).digest()
