"""Signed heads: the newest entry at some time, stored outside the database.

From inside, a log whose end was cut off looks like one that never had it. A head, in this file, in the
program's own log or wherever that is collected, shows the difference.
"""

import asyncio
import hmac
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import orjson
import structlog

from app.audit.hash_chain import Key
from app.audit.queries import newest_entry
from app.clock import clock

log = structlog.get_logger()

FILE = "audit-heads.jsonl"
EVERY_S = 3600.0


@dataclass(frozen=True, slots=True)
class SignedHead:
    """At the time `at` the newest entry was number `seq`, with the hash `hash` (hexadecimal)."""

    seq: int
    hash: str
    at: str
    signature: str = ""

    def expected_signature(self, key: Key) -> str:
        """The valid signature of this head, as hexadecimal HMAC-SHA-256; compare it with `signature`."""
        return hmac.digest(key.head, orjson.dumps((self.seq, self.hash, self.at)), sha256).hex()


def sign_head(key: Key, seq: int, hash: bytes, at: datetime) -> SignedHead:
    """A signed head for the entry `seq`, whose hash is `hash`, at the time `at`."""
    unsigned = SignedHead(seq, hash.hex(), at.astimezone(UTC).isoformat(timespec="seconds"))
    return SignedHead(unsigned.seq, unsigned.hash, unsigned.at, unsigned.expected_signature(key))


def read_heads(path: Path) -> Iterator[SignedHead | None]:
    """The heads in the file at `path`, None for each invalid line. A missing file has none."""
    if not path.exists():
        return
    for line in path.read_text("utf-8", "replace").splitlines():
        try:
            found = orjson.loads(line)
            yield SignedHead(int(found["seq"]), str(found["hash"]), str(found["at"]), str(found["signature"]))
        except (ValueError, TypeError, KeyError):
            yield None


async def is_behind(path: Path) -> bool:
    """Whether the file at `path` has a head of an entry that is not in the log yet, as those of another database."""
    newest, _ = await newest_entry()
    return any(head is not None and head.seq > newest for head in read_heads(path))


class SignedHeadWriter:
    """Appends a head to `audit-heads.jsonl` in `directory`, every hour and on demand."""

    def __init__(self, key: Key, directory: Path) -> None:
        self._key = key
        self._path = directory / FILE
        self._written = 0

    async def write(self) -> None:
        """Append a head if the log has grown since the last one."""
        seq, hash = await newest_entry()
        if seq == self._written:
            return
        head = sign_head(self._key, seq, hash, clock.now())
        line = orjson.dumps(head) + b"\n"
        await asyncio.to_thread(_append, self._path, line)
        self._written = seq
        log.info("audit_head", seq=head.seq, hash=head.hash, signature=head.signature)


def _append(path: Path, line: bytes) -> None:
    # One write at the end of the file: several processes may do it at once.
    opened = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(opened, line)
        os.fsync(opened)
    finally:
        os.close(opened)
