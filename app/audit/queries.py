"""Reading the log from one end to the other, 500 entries at a time."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime

from app.audit.entries import COLUMNS, entry_from_row
from app.audit.hash_chain import GENESIS, Entry, Key, checkpoint_signature
from app.database import as_time, fetch

_BATCH = 500
_AFTER = f"SELECT {COLUMNS} FROM audit_entry WHERE seq > $1 ORDER BY seq LIMIT {_BATCH}"  # noqa: S608 - our own names


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The log was cut off after the entry `seq`, whose hash was `hash`."""

    seq: int
    hash: bytes
    at: datetime
    signature: bytes

    def signed(self, key: Key) -> bool:
        """Whether the signature is valid for `key`."""
        return self.signature == checkpoint_signature(key, self.seq, self.hash, self.at)


# The start of a log that was never cut off.
BEGINNING = Checkpoint(0, GENESIS, datetime.min, b"")


async def checkpoints() -> list[Checkpoint]:
    """All checkpoints, the oldest first."""
    rows = await fetch("SELECT seq, hash, at, signature FROM audit_checkpoint ORDER BY seq")
    return [Checkpoint(r["seq"], bytes(r["hash"]), as_time(r["at"]), bytes(r["signature"])) for r in rows]


async def entries_after(seq: int) -> AsyncIterator[Entry]:
    """The entries after number `seq`, the oldest first, read in batches."""
    while rows := await fetch(_AFTER, seq):
        for row in rows:
            yield entry_from_row(row)
        seq = rows[-1]["seq"]


async def newest_entry() -> tuple[int, bytes]:
    """Number and hash of the newest entry; 0 and `GENESIS` if the log is empty."""
    rows = await fetch("SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1")
    return (rows[0]["seq"], bytes(rows[0]["hash"])) if rows else (0, GENESIS)
