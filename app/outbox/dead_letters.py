"""Entries that nobody tries any more, until somebody has them tried again, drops them, or they are forgotten."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from app.clock import clock
from app.database import as_time, parameters, transaction
from app.database.sql import fetch
from app.outbox.entries import Entry, entry_added

KEPT_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Backlog:
    """What there is of a kind: `oldest_s` is for how long the oldest is overdue, in seconds."""

    kind: str
    pending: int
    dead: int
    oldest_s: float


async def backlog() -> list[Backlog]:
    """What waits and what is dead, by kind. It reads all entries, so it is for those who look after them."""
    query = (
        'SELECT "kind", COUNT("next_at") AS "pending", COUNT(*) - COUNT("next_at") AS "dead", MIN("next_at") AS "due" '
        'FROM "outbox" GROUP BY "kind" ORDER BY "kind"'
    )
    now = clock.now()
    return [
        Backlog(
            row["kind"],
            row["pending"],
            row["dead"],
            max((now - as_time(row["due"])).total_seconds(), 0.0) if row["due"] else 0.0,
        )
        for row in await fetch(query)
    ]


async def replay(ids: Collection[str]) -> int:
    """Have those of `ids` that are dead tried again, as if they had been added now; how many these were."""
    return await _dead(
        'UPDATE "outbox" SET "next_at" = $1, "asked_at" = $1, "attempts" = 0, "dead_at" = NULL', [clock.now()], ids
    )


async def drop(ids: Collection[str]) -> int:
    """Forget those of `ids` that are dead; how many these were."""
    return await _dead('DELETE FROM "outbox"', [], ids)


async def _dead(what: str, values: list[object], ids: Collection[str]) -> int:
    if not ids:
        return 0
    among = parameters(len(ids), first=len(values) + 1)
    async with transaction() as tx:
        query = f'{what} WHERE "next_at" IS NULL AND "id" IN ({among}) RETURNING "kind"'
        rows = await tx.fetch(query, *values, *ids)
        for kind in {str(row["kind"]) for row in rows}:
            tx.after_commit(lambda kind=kind: entry_added.send(kind))  # type: ignore[misc]
    return len(rows)


async def forget_old(entry: Entry) -> None:
    """Handle the entry that forgets the dead letters of more than `KEPT_FOR` ago."""
    async with entry.done() as tx:
        await tx.fetch('DELETE FROM "outbox" WHERE "dead_at" < $1', clock.now() - KEPT_FOR)
