"""Cutting off the old end of the log."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from app.audit import Action, record
from app.audit.chain import Key, checkpoint_signature
from app.clock import clock
from app.database import fetch, transaction

_LAST_OLD = """
SELECT seq, hash FROM audit_entry WHERE seq < coalesce(
    (SELECT min(seq) FROM audit_entry WHERE at >= $1), (SELECT max(seq) + 1 FROM audit_entry))
ORDER BY seq DESC LIMIT 1
"""
_CUT = "INSERT INTO audit_checkpoint (seq, hash, at, signature) VALUES ($1, $2, $3, $4)"
# So many at once that others get their turn to write.
_REMOVE = """
DELETE FROM audit_entry WHERE seq IN (SELECT seq FROM audit_entry WHERE seq <= $1 ORDER BY seq LIMIT 2000) RETURNING seq
"""


async def prune(key: Key, before: datetime, keep: Callable[[int], Awaitable[None]]) -> int:
    """Remove the oldest entries, up to the first that is not older than `before`; how many there were.

    `keep` is awaited first with the number of the last one, to put them somewhere else; if it fails, all stay. What is
    left vouches for what went: a signed checkpoint, and an entry of its own.
    """
    rows = await fetch(_LAST_OLD, before)
    if not rows:
        return 0
    seq, hash = int(rows[0]["seq"]), bytes(rows[0]["hash"])
    await keep(seq)
    async with transaction() as tx:
        now = clock.now()
        signature = checkpoint_signature(key, seq, hash, now)
        await tx.fetch(_CUT, seq, hash, now, signature)
        await record(Action.AUDIT_PRUNED, target=f"audit:{seq}", meta={"before": before.isoformat()}, tx=tx)
    removed = 0
    while gone := await _remove(seq):
        removed += gone
    return removed


async def _remove(up_to: int) -> int:
    async with transaction() as tx:
        rows = await tx.fetch(_REMOVE, up_to)
    return len(rows)
