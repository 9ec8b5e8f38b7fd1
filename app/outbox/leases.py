"""Which worker has which entry: claiming what is due, keeping it, and giving it back.

The statements are the same on both databases. On PostgreSQL workers that claim at the same moment pass over each
other's rows; SQLite lets one write at a time anyhow.
"""

from collections.abc import Collection
from datetime import timedelta

from app.clock import clock
from app.database import as_json, as_time, fetch, transaction
from app.ids import new_id
from app.outbox.entries import OURS, Entry
from app.outbox.models import ERROR_LENGTH

# The most that one statement claims.
BATCH = 20


_IS_DUE = """
SELECT {number} AS "number" WHERE EXISTS (SELECT 1 FROM "outbox" WHERE "kind" = ${mark} AND "next_at" <= $1)
"""


async def due_kinds(kinds: Collection[str]) -> list[str]:
    """Those of `kinds` of which something is due. One look into an index for each, so that asking every second costs
    next to nothing, and no lock."""
    if not kinds:
        return []
    names = list(kinds)
    looks = [_IS_DUE.format(number=number, mark=number + 2) for number in range(len(names))]
    return [names[row["number"]] for row in await fetch(" UNION ALL ".join(looks), clock.now(), *names)]


_CLAIM = """
UPDATE "outbox" SET "attempts" = "attempts" + 1, "next_at" = $3, "owner" = $4
WHERE "id" IN (SELECT "id" FROM "outbox" WHERE "kind" = $1 AND "next_at" <= $2 ORDER BY "next_at" LIMIT $5 {lock})
RETURNING "id", "kind", "key", "payload", "attempts", "asked_at"
"""
_LOCK = {"sqlite": "", "postgres": "FOR UPDATE SKIP LOCKED"}


async def claim(kind: str, most: int, lease: timedelta, every: timedelta | None = None) -> list[Entry]:
    """Up to `most` entries of `kind` that are due, the oldest first. Nobody else gets them until `lease` is over. The
    `owner` is another one with each claim: a worker that stood still can meet itself as well."""
    now, owner = clock.now(), new_id()
    async with transaction() as tx:
        query = _CLAIM.format(lock=_LOCK[tx.dialect])
        rows = await tx.fetch(query, kind, now, now + lease, owner, min(most, BATCH))
    return [
        Entry(
            row["id"],
            row["kind"],
            row["key"],
            as_json(row["payload"]),
            row["attempts"],
            as_time(row["asked_at"]),
            owner,
            lease,
            every,
        )
        for row in sorted(rows, key=lambda row: str(row["id"]))
    ]


async def renew(entry: Entry) -> bool:
    """Keep `entry` for another lease; False if another worker has it."""
    return await _update(f'UPDATE "outbox" SET "next_at" = $3 {OURS}', entry, clock.now() + entry.lease)  # noqa: S608


async def hand_back(entry: Entry) -> None:
    """Let whoever comes first have `entry`, at once."""
    await _update(f'UPDATE "outbox" SET "next_at" = $3, "owner" = NULL {OURS}', entry, clock.now())  # noqa: S608


async def put_off(entry: Entry, pause: timedelta, error: str) -> None:
    """Have `entry` tried again after `pause`, with what went wrong."""
    query = f'UPDATE "outbox" SET "next_at" = $3, "owner" = NULL, "last_error" = $4 {OURS}'  # noqa: S608
    await _update(query, entry, clock.now() + pause, error[:ERROR_LENGTH])


async def bury(entry: Entry, error: str) -> None:
    """Make a dead letter of `entry`, with what went wrong."""
    query = f'UPDATE "outbox" SET "next_at" = NULL, "owner" = NULL, "dead_at" = $3, "last_error" = $4 {OURS}'  # noqa: S608
    await _update(query, entry, clock.now(), error[:ERROR_LENGTH])


async def _update(query: str, entry: Entry, *values: object) -> bool:
    async with transaction() as tx:
        return bool(await tx.fetch(query, entry.id, entry.owner, *values))
