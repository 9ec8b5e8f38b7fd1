"""Streams: gap-free, in the order of commits, once for each try, on both databases."""

import asyncio
from collections.abc import Iterator
from contextvars import Context

import pytest

from app.database import transaction
from app.errors import NotFound
from app.realtime import streams
from app.realtime.streams import Duplicate, append, append_many, open_stream, read_events, read_position
from app.realtime.streams.models import Stream, StreamEvent
from tests.support.patience import PATIENCE_S

pytestmark = pytest.mark.usefixtures("opened_database")

ROOM = "room:one"


@pytest.fixture
def woken() -> Iterator[list[str]]:
    """The streams that were said to have something new, in order."""
    heard: list[str] = []
    with streams.committed.replaced(lambda events: heard.extend(event.stream for event in events)):
        yield heard


@pytest.fixture
async def room(opened_database) -> str:
    async with transaction() as tx:
        await open_stream(tx, ROOM)
    return ROOM


async def add(stream: str, number: int, *, actor: str = "a", client_id: str | None = None) -> int:
    """Append an event in a transaction of its own; its seq."""
    async with transaction() as tx:
        return (await append(tx, stream, "test.said", {"n": number}, actor=actor, client_id=client_id)).seq


async def test_thirty_at_once_leave_no_gap_and_share_no_seq(room, woken):
    seqs = await asyncio.gather(*(add(room, number) for number in range(30)))
    assert sorted(seqs) == list(range(1, 31))
    events = await read_events(room, 0, 100)
    assert [event.seq for event in events] == list(range(1, 31))
    assert {event.seq: event.payload["n"] for event in events} == {seq: n for n, seq in enumerate(seqs)}
    assert (await read_position(room)).top == 30
    assert woken == [room] * 30


async def test_a_visible_event_implies_all_earlier_events_are_visible(room):
    async def one(number: int) -> None:
        async with transaction() as tx:
            await append(tx, room, "test.said", {}, actor="a")
            await asyncio.sleep(0.002 * (number % 3))  # those who are slow to commit keep the others behind them

    async def watch() -> None:
        while True:
            top = (await read_position(room)).top
            assert [event.seq for event in await read_events(room, 0, 100)][:top] == list(range(1, top + 1))
            if top == 20:
                return
            await asyncio.sleep(0)

    async with asyncio.timeout(PATIENCE_S):
        await asyncio.gather(watch(), *(one(number) for number in range(20)))


async def test_what_is_rolled_back_takes_no_seq_and_wakes_nobody(room, woken):
    async def fail() -> None:
        async with transaction() as tx:
            assert (await append(tx, room, "test.said", {}, actor="a")).seq == 2
            raise ZeroDivisionError

    await add(room, 1)
    with pytest.raises(ZeroDivisionError):
        await fail()
    assert (await read_position(room)).top == 1
    assert await add(room, 2) == 2
    assert woken == [room] * 2


async def test_followers_are_notified_only_after_the_commit(room, woken):
    async with transaction() as tx:
        await append(tx, room, "test.said", {}, actor="a")
        async with transaction() as inner:  # nor when a savepoint is done
            await append(inner, room, "test.said", {}, actor="a")
        assert woken == []
    assert woken == [room] * 2


async def test_of_five_tries_under_one_name_one_is_kept_and_the_others_learn_of_it(room, woken):
    results = await asyncio.gather(*(add(room, n, client_id="same") for n in range(5)), return_exceptions=True)
    (seq,) = [result for result in results if isinstance(result, int)]
    duplicates = [result for result in results if isinstance(result, Duplicate)]
    assert len(duplicates) == 4
    assert {duplicate.event.seq for duplicate in duplicates} == {seq} == {1}
    assert await StreamEvent.filter(stream_id=room).count() == 1
    assert (await read_position(room)).top == 1
    assert woken == [room]


async def test_a_name_for_a_try_belongs_to_its_actor_and_its_stream(room):
    async with transaction() as tx:
        await open_stream(tx, "room:two")
    assert await add(room, 1, client_id="same") == 1
    assert await add(room, 2, client_id="same", actor="b") == 2
    assert await add("room:two", 3, client_id="same") == 1
    with pytest.raises(Duplicate):
        await add(room, 4, client_id="same")


async def test_events_without_a_name_are_never_taken_for_each_other(room):
    assert [await add(room, n) for n in range(3)] == [1, 2, 3]


async def test_many_streams_get_their_events_together_or_not_at_all(room, woken):
    names = [f"user:{n:03}" for n in range(120)]
    async with transaction() as tx:
        for name in names:
            await open_stream(tx, name)
    async with transaction() as tx:
        events = await append_many(tx, "test.told", {name: {"to": name} for name in names}, actor=None)
    assert {name: event.seq for name, event in events.items()} == dict.fromkeys(names, 1)
    assert sorted(woken) == names
    assert (await read_events(names[7], 0, 10))[0].payload == {"to": names[7]}
    with pytest.raises(NotFound):
        async with transaction() as tx:
            await append_many(tx, "test.told", {**{name: {} for name in names}, "user:nobody": {}}, actor=None)
    assert await Stream.filter(top_seq__gt=1).count() == 0
    assert sorted(woken) == names


async def test_a_batch_does_not_limit_how_many_streams_there_are(room, monkeypatch):
    monkeypatch.setattr(streams, "_BATCH", 7)
    names = [f"user:{n:03}" for n in range(30)]
    async with transaction() as tx:
        for name in names:
            await open_stream(tx, name)
    async with transaction() as tx:
        assert len(await append_many(tx, "test.told", {name: {} for name in names}, actor="a")) == 30


async def test_broadcasts_in_opposite_order_do_not_block_each_other(opened_database, monkeypatch):
    monkeypatch.setattr(streams, "_BATCH", 10)
    names = [f"user:{n:03}" for n in range(60)]
    async with transaction() as tx:
        for name in names:
            await open_stream(tx, name)

    async def broadcast(order: list[str]) -> None:
        async with transaction() as tx:
            await append_many(tx, "test.told", {name: {} for name in order}, actor="a")

    async with asyncio.timeout(PATIENCE_S):
        await asyncio.gather(*(broadcast(names if n % 2 else names[::-1]) for n in range(10)))
    assert {row.top_seq for row in await Stream.all()} == {10}


@pytest.mark.several_nodes
async def test_a_broadcast_takes_its_locks_in_the_order_of_names(opened_database, monkeypatch):
    monkeypatch.setattr(streams, "_BATCH", 3)
    names = [f"user:{number}" for number in range(9)]
    async with transaction() as tx:
        for name in reversed(names):  # so that the table has them in another order
            await open_stream(tx, name)

    async def broadcast() -> None:
        async with transaction() as tx:
            await append_many(tx, "test.told", {name: {} for name in reversed(names)}, actor="a")

    async def free() -> list[str]:
        async with transaction() as tx:
            return [row["id"] for row in await tx.fetch('SELECT id FROM "stream" ORDER BY id FOR UPDATE SKIP LOCKED')]

    waiting = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    async with transaction() as tx:
        await streams.lock(tx, names[4])
        broadcasting = asyncio.get_running_loop().create_task(broadcast(), context=Context())
        async with asyncio.timeout(PATIENCE_S):
            while not await tx.fetch(waiting):
                await asyncio.sleep(0.01)
                await tx.fetch("SELECT pg_stat_clear_snapshot()")  # or a transaction sees what it saw at first
        # Within a batch as well: it has those before the one it waits for, and none of those behind.
        looking = asyncio.get_running_loop().create_task(free(), context=Context())
        assert await looking == names[5:]
    await broadcasting


async def test_there_is_no_event_without_its_stream(opened_database):
    with pytest.raises(NotFound):
        await add("room:nowhere", 1)
    with pytest.raises(NotFound):
        await read_position("room:nowhere")
    with pytest.raises(NotFound):
        async with transaction() as tx:
            await streams.lock(tx, "room:nowhere")
    assert await StreamEvent.all().count() == 0


async def test_reading_goes_on_after_a_place_and_in_order(room):
    for number in range(10):
        await add(room, number)
    assert [event.seq for event in await read_events(room, 4, 3)] == [5, 6, 7]
    assert await read_events(room, 10, 3) == []
    event = (await read_events(room, 0, 1))[0]
    assert (event.stream, event.kind, event.actor, event.payload) == (room, "test.said", "a", {"n": 0})
    assert event.at.tzinfo is not None


async def test_every_history_has_a_name_of_its_own(room):
    async with transaction() as tx:
        await open_stream(tx, "room:two")
    assert len({(await read_position(name)).epoch for name in (room, "room:two")}) == 2
