"""Streams: one ordered, gap-free history for each room and each person, written with the rows it tells of.

A stream's row is locked before its next `seq` is taken, so the order of `seq` is the order of commits and nobody can
see 5 before 4. Whoever was told of an event can therefore ask for "everything after 4" and miss nothing.
"""

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.clock import clock
from app.database import Transaction
from app.errors import NotFound
from app.ids import new_id
from app.realtime.models import Stream, StreamEvent

# One statement names this many streams at the most; both databases take far more parameters.
_BATCH = 1_000

# Told the name of a stream after each COMMIT that appended to it.
commit_listeners: list[Callable[[str], None]] = []


@dataclass(frozen=True, slots=True)
class Position:
    """Where a stream stands: its `top` seq, and the `epoch` in which that number means something. Events up to
    `bottom` are no longer kept."""

    epoch: str
    top: int
    bottom: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a stream. `payload` holds ids; words are rendered from the current rows."""

    stream: str
    seq: int
    id: str
    kind: str
    actor: str | None
    at: datetime
    payload: Mapping[str, Any]
    client_id: str | None = None


class Duplicate(Exception):
    """The same actor already appended under this `client_id`; `event` is what came of it the first time."""

    def __init__(self, event: Event) -> None:
        super().__init__(event.id)
        self.event = event


def new_epoch() -> str:
    """A name for a history: 12 characters that no other history has."""
    return secrets.token_hex(6)


async def open_stream(tx: Transaction, name: str) -> None:
    """Begin the stream `name` (`room:<id>`, `user:<id>`) in the transaction that makes its owner."""
    await Stream.create(id=name, epoch=new_epoch(), using_db=tx.connection)


async def append(
    tx: Transaction,
    stream: str,
    kind: str,
    payload: Mapping[str, Any],
    *,
    actor: str | None,
    client_id: str | None = None,
) -> Event:
    """Append one event to `stream` and return it with its `seq`.

    Raises `Duplicate` when `actor` used `client_id` here before (let it leave the transaction, which undoes the
    increment), and `NotFound` when there is no such stream.
    """
    seqs = await _take_seqs(tx, [stream])
    if client_id is not None:
        # Looked up under the stream's lock, or two tries of one message could both find nothing.
        earlier = await StreamEvent.get_or_none(
            stream_id=stream, actor_id=actor, client_id=client_id, using_db=tx.connection
        )
        if earlier is not None:
            raise Duplicate(_event(earlier))
    return (await _insert(tx, kind, {stream: payload}, seqs, actor, client_id))[stream]


async def append_many(
    tx: Transaction, kind: str, payloads: Mapping[str, Mapping[str, Any]], *, actor: str | None
) -> dict[str, Event]:
    """Append one event of `kind` to each stream in `payloads`, in a handful of statements however many there are."""
    events: dict[str, Event] = {}
    names = sorted(payloads)  # always the same order of locks, so that two broadcasts cannot deadlock
    for start in range(0, len(names), _BATCH):
        batch = names[start : start + _BATCH]
        seqs = await _take_seqs(tx, batch)
        events |= await _insert(tx, kind, {name: payloads[name] for name in batch}, seqs, actor, None)
    return events


async def lock(tx: Transaction, stream: str) -> Position:
    """Where `stream` stands, with nobody able to append to it until this transaction ends. Raises `NotFound`."""
    row = await Stream.filter(id=stream).using_db(tx.connection).select_for_update().first()
    if row is None:
        raise NotFound(f"no stream {stream}")
    return Position(row.epoch, row.top_seq, row.min_seq)


async def position(stream: str) -> Position:
    """Where `stream` stands. Read it BEFORE the rows that are rendered with it: a row too many does no harm, since
    its event is then applied twice to the same effect; a row too few would never come."""
    row = await Stream.get_or_none(id=stream)
    if row is None:
        raise NotFound(f"no stream {stream}")
    return Position(row.epoch, row.top_seq, row.min_seq)


async def read(stream: str, after: int, limit: int) -> list[Event]:
    """Up to `limit` events of `stream` with `seq` > `after`, in order."""
    rows = await StreamEvent.filter(stream_id=stream, seq__gt=after).order_by("seq").limit(limit)
    return [_event(row) for row in rows]


async def _take_seqs(tx: Transaction, names: Sequence[str]) -> dict[str, int]:
    marks = tx.placeholders(len(names))
    if len(names) > 1 and tx.dialect == "postgres":
        # An UPDATE locks rows in whatever order it meets them; taking the locks in order first avoids deadlocks.
        # (By bytes, as Python sorts; the order of a language's alphabet may differ from one batch to the next.)
        locking = f'SELECT id FROM "stream" WHERE id IN ({marks}) ORDER BY id COLLATE "C" FOR UPDATE'  # noqa: S608
        await tx.connection.execute_query(locking, list(names))
    taking = f'UPDATE "stream" SET top_seq = top_seq + 1 WHERE id IN ({marks}) RETURNING id, top_seq'  # noqa: S608
    rows = await tx.connection.execute_query_dict(taking, list(names))
    seqs = {row["id"]: int(row["top_seq"]) for row in rows}
    for name in names:
        if name not in seqs:
            raise NotFound(f"no stream {name}")
    return seqs


async def _insert(
    tx: Transaction,
    kind: str,
    payloads: Mapping[str, Mapping[str, Any]],
    seqs: Mapping[str, int],
    actor: str | None,
    client_id: str | None,
) -> dict[str, Event]:
    now = clock.now()
    rows = [
        StreamEvent(
            id=new_id(),
            stream_id=name,
            seq=seqs[name],
            kind=kind,
            actor_id=actor,
            client_id=client_id,
            payload=dict(payload),
            created_at=now,
        )
        for name, payload in payloads.items()
    ]
    await StreamEvent.bulk_create(rows, using_db=tx.connection)
    tx.after_commit(lambda: _committed(payloads))
    return {row.stream_id: _event(row) for row in rows}


def _committed(streams: Iterable[str]) -> None:
    for stream in streams:
        for listener in commit_listeners:
            listener(stream)


def _event(row: StreamEvent) -> Event:
    return Event(row.stream_id, row.seq, row.id, row.kind, row.actor_id, row.created_at, row.payload, row.client_id)
