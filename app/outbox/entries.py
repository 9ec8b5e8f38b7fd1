"""Entries of the outbox: how one is added, and what its handler does with it.

An entry is added in the transaction of what causes it, and its row is deleted in the transaction of its effect. So it
exists if and only if its cause was committed, and what it changes in the database is changed exactly once, whatever is
killed on the way. What leaves the house (a letter) leaves at least once, under one and the same id.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import orjson

from app.clock import clock
from app.database import Transaction, transaction
from app.ids import new_id
from app.outbox.models import KEY_LENGTH, KIND_LENGTH
from app.signal import Signal

# (kind): something was added to the outbox in this process, and is committed.
entry_added: Signal[str] = Signal()


class LeaseLost(Exception):
    """Another worker has the entry by now. What was done in the transaction is undone: the other one does it."""


class Retry(Exception):
    """It did not work now and may later: `after` that time, if the other side has said so. `reason` is kept, so it must
    hold nothing that is secret."""

    def __init__(self, reason: str, after: timedelta | None = None) -> None:
        super().__init__(reason)
        self.after = after


class GiveUp(Exception):
    """It will never work. The entry becomes a dead letter, with the reason."""


_ADD = """
INSERT INTO "outbox" ("id", "kind", "key", "payload", "attempts", "next_at", "last_error", "created_at", "asked_at")
VALUES ($1, $2, $3, $4, 0, $5, '', $6, $5)
ON CONFLICT ("kind", "key") DO UPDATE SET
    "asked_at" = excluded."asked_at",
    "payload" = CASE WHEN "outbox"."next_at" IS NULL THEN excluded."payload" ELSE "outbox"."payload" END,
    "attempts" = CASE WHEN "outbox"."next_at" IS NULL THEN 0 ELSE "outbox"."attempts" END,
    "next_at" = CASE WHEN "outbox"."next_at" IS NULL THEN excluded."next_at" ELSE "outbox"."next_at" END,
    "dead_at" = NULL
RETURNING "id"
"""


async def add(
    tx: Transaction, kind: str, payload: Mapping[str, Any], *, at: datetime | None = None, key: str | None = None
) -> str:
    """Have `payload`, which JSON can carry, handled by the handler of `kind` once `tx` is committed, not before `at`
    (None: at once); the id of the entry.

    An open entry with the same `kind` and `key` is kept as it is, and its id returned. If it is being handled just now,
    it is handled once more: nobody knows whether the handler has seen what it was added for. A dead one is replaced.
    """
    if len(kind) > KIND_LENGTH or (key is not None and len(key) > KEY_LENGTH):
        raise ValueError("this is too long for the name or the key of an entry")
    now = clock.now()
    due = max(at or now, now)
    rows = await tx.fetch(_ADD, new_id(), kind, key, orjson.dumps(dict(payload)).decode(), due, now)
    tx.after_commit(lambda: entry_added.send(kind))
    return str(rows[0]["id"])


OURS = 'WHERE "id" = $1 AND "owner" = $2 RETURNING "id"'
_DELETE = 'DELETE FROM "outbox" WHERE "id" = $1 AND "owner" = $2 AND "asked_at" = $3 RETURNING "id"'
_DUE_AGAIN = f"""
UPDATE "outbox" SET "next_at" = COALESCE($3, "asked_at"), "asked_at" = COALESCE($3, "asked_at"), "attempts" = 0,
    "owner" = NULL, "last_error" = '' {OURS}
"""  # noqa: S608 - nothing in it comes from outside
_MOVE = f'UPDATE "outbox" SET "payload" = $3, "next_at" = $4, "attempts" = 0, "last_error" = \'\' {OURS}'  # noqa: S608


@dataclass(slots=True)
class Entry:
    """An entry that a worker has claimed, for its handler. `attempts` counts this one, since the last `step`; `owner`
    names the claim, and `lease` is how long it lasts from each step on. `every`: done is done until then."""

    id: str
    kind: str
    key: str | None
    payload: dict[str, Any]
    attempts: int
    asked_at: datetime
    owner: str
    lease: timedelta
    every: timedelta | None = None
    is_done: bool = field(default=False, init=False)
    has_stepped: bool = field(default=False, init=False)

    @asynccontextmanager
    async def done(self) -> AsyncIterator[Transaction]:
        """The transaction of its effect, in which the entry ends. Nothing that takes long or leaves the house belongs
        into it. Raises `LeaseLost` at its end, with everything undone."""
        async with transaction() as tx:
            yield tx
            await self._end(tx)
        self.is_done = True

    @asynccontextmanager
    async def step(self, payload: Mapping[str, Any]) -> AsyncIterator[Transaction]:
        """The transaction of a part of its effect. From there on `payload`, which says how far it has come, stands in
        the place of the old one. Raises `LeaseLost` at its end, with everything undone.

        `payload` may be changed until the end of the block, which alone may know how far it came.
        """
        async with transaction() as tx:
            yield tx
            text = orjson.dumps(dict(payload)).decode()
            self._ours(await tx.fetch(_MOVE, self.id, self.owner, text, clock.now() + self.lease))
        self.payload = dict(payload)
        self.attempts = 0
        self.has_stepped = True

    async def _end(self, tx: Transaction) -> None:
        # Asked for once more since it was claimed, it stays.
        if self.every is None and await tx.fetch(_DELETE, self.id, self.owner, self.asked_at):
            return
        again = None if self.every is None else clock.now() + self.every
        self._ours(await tx.fetch(_DUE_AGAIN, self.id, self.owner, again))
        tx.after_commit(lambda: entry_added.send(self.kind))

    def _ours(self, rows: object) -> None:
        if not rows:
            raise LeaseLost(self.id)
