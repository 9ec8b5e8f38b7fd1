"""Streams: one ordered history without gaps for each room and each person, written with the rows it describes.

A stream's row is locked before its next `seq` is taken, so the order of `seq` is the order of commits and nobody can
see 5 before 4. A client that has seen an event can therefore ask for "everything after 4" and miss nothing.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from app.clock import clock
from app.database import Row, Transaction, as_json, as_time, batched, fetch, parameters
from app.errors import NotFound
from app.ids import new_id
from app.realtime.streams.models import Stream, StreamEvent
from app.signal import Signal

# One statement names this many streams at the most; both databases take far more parameters.
_BATCH = 1_000

# The columns of a stream (`s`) that `position_from_row` reads, for use in larger statements.
POSITION_COLUMNS = "s.epoch, s.top_seq, s.min_seq"
_SELECT_POSITION = f'SELECT {POSITION_COLUMNS} FROM "stream" s WHERE s.id = $1'  # noqa: S608
_SELECT = 'SELECT stream_id, seq, id, kind, actor_id, created_at, payload, client_id FROM "stream_event"'

# The events of each COMMIT, in the order of their streams.
committed: Signal[Sequence["Event"]] = Signal()


@dataclass(frozen=True, slots=True)
class Position:
    """The position of a stream: its `top` seq, and the `epoch` in which that number is valid. Events up to `bottom` are
    no longer kept."""

    epoch: str
    top: int
    bottom: int = 0


@dataclass(slots=True)
class Event:
    """One entry of a stream. `payload` has ids; texts are rendered from the current rows.

    `subject` is the record that its writer has just stored, so that rendering it needs no query; it exists only in the
    process that wrote it, until the first delivery.
    """

    stream: str
    seq: int
    id: str
    kind: str
    actor: str | None
    at: datetime
    payload: Mapping[str, Any]
    client_id: str | None = None
    subject: Any = None


class Duplicate(Exception):
    """The actor has used this `client_id` before; `event` is the event from the first time."""

    def __init__(self, event: Event) -> None:
        super().__init__(event.id)
        self.event = event


def new_epoch() -> str:
    """A new name for a history: 12 random hexadecimal digits."""
    return secrets.token_hex(6)


async def open_stream(tx: Transaction, name: str) -> None:
    """Create the stream `name` (`room:<id>`, `user:<id>`) in the transaction that creates its owner."""
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

    Raises `Duplicate` if `actor` used `client_id` here before (let it leave the transaction, which undoes the
    increment), and `NotFound` if there is no such stream.
    """
    seq = await take_seq(tx, stream)
    if client_id is not None:
        # Looked up under the stream's lock, or two tries of one message could both find nothing.
        await refuse_duplicate(tx, stream, actor, client_id)
    event = Event(stream, seq, new_id(), kind, actor, clock.now(), payload, client_id)
    await insert_event(tx, event)
    return event


async def take_seq(tx: Transaction, stream: str) -> int:
    """The next `seq` of `stream`, which is locked until the transaction ends: the first half of `append`, for who has
    to look at something in between. Raises `NotFound`."""
    taken = await tx.fetch('UPDATE "stream" SET top_seq = top_seq + 1 WHERE id = $1 RETURNING top_seq', stream)
    if not taken:
        raise NotFound(f"no stream {stream}")
    return int(taken[0]["top_seq"])


async def refuse_duplicate(tx: Transaction, stream: str, actor: str | None, client_id: str) -> None:
    """Raise `Duplicate` if `actor` used `client_id` in `stream` before. Call it after `take_seq`."""
    earlier = await tx.fetch(
        f"{_SELECT} WHERE stream_id = $1 AND actor_id = $2 AND client_id = $3", stream, actor, client_id
    )
    if earlier:
        raise Duplicate(_event_from_row(earlier[0]))


async def insert_event(tx: Transaction, event: Event) -> None:
    """Store `event`, whose `seq` was taken: the second half of `append`."""
    await tx.fetch(
        'INSERT INTO "stream_event" (id, stream_id, seq, kind, actor_id, client_id, payload, created_at) '
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        event.id,
        event.stream,
        event.seq,
        event.kind,
        event.actor,
        event.client_id,
        orjson.dumps(event.payload).decode() if event.payload else "{}",
        tx.timestamp(event.at),
    )
    tx.after_commit(lambda: committed.send([event]))


async def append_many(
    tx: Transaction, kind: str, payloads: Mapping[str, Mapping[str, Any]], *, actor: str | None
) -> dict[str, Event]:
    """Append one event of `kind` to each stream in `payloads`, in a few statements whatever their number."""
    events: dict[str, Event] = {}
    names = sorted(payloads)  # always the same order of locks, so that two broadcasts cannot deadlock
    for batch in batched(names, _BATCH):
        seqs = await _increment_seqs(tx, batch)
        events |= await _insert(tx, kind, {name: payloads[name] for name in batch}, seqs, actor)
    return events


async def lock(tx: Transaction, stream: str) -> Position:
    """The position of `stream`, locked against appending until this transaction ends. Raises `NotFound`."""
    for_update = " FOR UPDATE" if tx.dialect == "postgres" else ""  # SQLite has one writer at a time anyhow
    return _single_position(stream, await tx.fetch(_SELECT_POSITION + for_update, stream))


async def read_position(stream: str) -> Position:
    """The position of `stream`. Read it BEFORE the rows that are rendered with it: an event that is applied twice does
    no harm, one that is missing would never come. Raises `NotFound`."""
    return _single_position(stream, await fetch(_SELECT_POSITION, stream))


async def read_tops(names: Sequence[str]) -> dict[str, int]:
    """The top seq of each of the streams `names`, by name."""
    found: dict[str, int] = {}
    for batch in batched(names, _BATCH):
        rows = await fetch(f'SELECT id, top_seq FROM "stream" WHERE id IN ({parameters(len(batch))})', *batch)  # noqa: S608
        found.update((row["id"], row["top_seq"]) for row in rows)
    return found


async def read_events(stream: str, after: int, limit: int) -> list[Event]:
    """Up to `limit` events of `stream` with `seq` > `after`, in order."""
    rows = await fetch(f"{_SELECT} WHERE stream_id = $1 AND seq > $2 ORDER BY seq LIMIT $3", stream, after, limit)
    return [_event_from_row(row) for row in rows]


async def _increment_seqs(tx: Transaction, names: Sequence[str]) -> dict[str, int]:
    named = parameters(len(names))
    if len(names) > 1 and tx.dialect == "postgres":
        # An UPDATE locks rows in whatever order it meets them; taking the locks in order first avoids deadlocks.
        # (By bytes, as Python sorts; the order of a language's alphabet may differ from one batch to the next.)
        locking = f'SELECT id FROM "stream" WHERE id IN ({named}) ORDER BY id COLLATE "C" FOR UPDATE'  # noqa: S608
        await tx.fetch(locking, *names)
    taking = f'UPDATE "stream" SET top_seq = top_seq + 1 WHERE id IN ({named}) RETURNING id, top_seq'  # noqa: S608
    rows = await tx.fetch(taking, *names)
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
) -> dict[str, Event]:
    now = clock.now()
    events = [Event(name, seqs[name], new_id(), kind, actor, now, dict(payload)) for name, payload in payloads.items()]
    rows = [
        StreamEvent(
            id=event.id,
            stream_id=event.stream,
            seq=event.seq,
            kind=kind,
            actor_id=actor,
            payload=event.payload,
            created_at=now,
        )
        for event in events
    ]
    await StreamEvent.bulk_create(rows, using_db=tx.connection)
    tx.after_commit(lambda: committed.send(events))
    return {event.stream: event for event in events}


def _single_position(stream: str, rows: Sequence[Row]) -> Position:
    if not rows:
        raise NotFound(f"no stream {stream}")
    return position_from_row(rows[0])


def position_from_row(row: Row) -> Position:
    """The position in a database row with the columns `POSITION_COLUMNS`."""
    return Position(row["epoch"], row["top_seq"], row["min_seq"])


def _event_from_row(row: Row) -> Event:
    return Event(
        row["stream_id"],
        row["seq"],
        row["id"],
        row["kind"],
        row["actor_id"],
        as_time(row["created_at"]),
        as_json(row["payload"]),
        row["client_id"],
    )
