"""What a node makes of hints from another, however they come, and of none coming."""

import asyncio
import math

import pytest

from app import realtime
from app.accounts.models import User
from app.chat.messages.notify import stream_name
from app.chat.models import Membership
from app.realtime import streams
from app.realtime.cluster.bus import LocalBus
from app.realtime.cluster.nodes import ACCOUNTS, Nodes
from app.realtime.streams import catch_up
from app.realtime.streams.catch_up import CatchUp
from app.realtime.streams.fanout import Fanout
from tests.support.fake_bus import BusEnd, FakeBus
from tests.support.messages import received_seqs, subscribe_room
from tests.support.query_log import record_queries
from tests.support.raw_socket import wait_until


@pytest.fixture
def wire() -> FakeBus:
    return FakeBus()


@pytest.fixture(autouse=True)
def never_looks(monkeypatch):
    """Only hints bring anything, unless a test says otherwise."""
    monkeypatch.setattr(catch_up, "POLL_INTERVAL_S", math.inf)
    monkeypatch.setattr(catch_up, "POLL_INTERVAL_DOWN_S", 1_000_000)


@pytest.fixture
def settings(settings, wire, monkeypatch):
    """The node that is looked at is on the wire."""
    monkeypatch.setattr(realtime, "open_bus", lambda *_: BusEnd(wire))
    return settings


@pytest.fixture
def other(wire) -> Nodes:
    """Another node, as far as it can be heard."""
    return Nodes(BusEnd(wire))


@pytest.fixture
def elsewhere(other):
    """`with elsewhere():` what is committed was committed by the other node, which tells by hints only."""
    told = CatchUp(other, Fanout(lambda *_: None))

    return lambda: streams.committed.replaced(told.publish_committed)


@pytest.fixture
async def alice(newcomer):
    return await newcomer(name="Alice")


@pytest.fixture
async def raw(alice, room):
    """A connection of hers that follows the room."""
    made = await alice.join()
    await subscribe_room(made, room.id)
    return made


async def got(raw, room, top: int) -> None:
    """Everything up to `top` came, once and in order."""
    await raw.event("/chat", "event", lambda event: event["seq"] >= top)
    assert received_seqs(raw, f"room:{room.id}") == list(range(1, top + 1))


async def test_a_hint_brings_what_was_written_elsewhere(alice, raw, room, say, elsewhere, wire):
    wire.cut = True
    with elsewhere():
        await say(alice, room.id)
    await raw.settled()
    assert raw.events("/chat", "event") == []  # nothing but a hint would bring it
    wire.cut = False
    with elsewhere():
        await say(alice, room.id)
    await got(raw, room, 2)
    await say(alice, room.id)
    with elsewhere():
        await say(alice, room.id)
    await got(raw, room, 4)


async def test_doubled_and_reordered_hints_do_no_harm(alice, raw, room, say, elsewhere, wire):
    wire.doubling = wire.holding = True
    with elsewhere():
        for _ in range(20):
            await say(alice, room.id)
    wire.release(backwards=True)
    await got(raw, room, 20)
    wire.holding = False
    with elsewhere():
        await say(alice, room.id)
    await got(raw, room, 21)


async def test_one_hint_makes_good_a_hundred_lost_ones(alice, raw, room, say, elsewhere, wire):
    wire.cut = True
    with elsewhere():
        for _ in range(100):
            await say(alice, room.id)
    wire.cut = False
    with elsewhere():
        await say(alice, room.id)
    await got(raw, room, 101)


async def test_what_was_delivered_already_is_not_read_again(alice, raw, room, say, other, hub):
    await say(alice, room.id)
    await got(raw, room, 1)
    with record_queries() as asked:
        for seq in (1, 0):
            other.run_elsewhere("/chat", "wake", {f"room:{room.id}": seq})
        other.run_elsewhere("/chat", "wake", {"room:nobody-follows-it": 7})
    assert not hub.fanout._cursors[f"room:{room.id}"].is_dirty
    assert asked.statements == []


async def test_without_hints_looking_finds_it(alice, raw, room, say, elsewhere, wire, hub):
    wire.cut = True
    with elsewhere():
        await say(alice, room.id)
    with record_queries() as asked:
        hub.catch_up.poll_soon()
        await got(raw, room, 1)
    looks = [statement for statement in asked.statements if "top_seq" in statement]
    assert len(looks) == 1  # for all streams together


async def test_it_looks_by_itself_and_often_only_while_the_bus_is_down(other, wire, monkeypatch):
    looks = []

    async def tops(names):
        looks.append(names)
        return {}

    monkeypatch.setattr(streams, "read_tops", tops)
    monkeypatch.setattr(catch_up, "POLL_INTERVAL_DOWN_S", 0.01)
    looking = CatchUp(other, Fanout(lambda *_: None))
    looking.start()
    await wait_until(lambda: looks)
    await asyncio.sleep(0.05)  # several times the interval
    assert len(looks) == 1
    wire.cut = True
    await wait_until(lambda: len(looks) > 5)
    await looking.stop()


async def test_a_restored_bus_makes_the_node_look_at_once(alice, raw, room, say, elsewhere, wire):
    wire.cut = True
    with elsewhere():
        for _ in range(5):
            await say(alice, room.id)
    wire.restore()
    await got(raw, room, 5)


async def test_many_events_are_few_hints(other, wire, monkeypatch):
    hints = []
    monkeypatch.setattr(wire, "carry", lambda sender, channel, hint: hints.append((channel, hint)))
    told = CatchUp(other, Fanout(lambda *_: None))
    ids = [f"{number:026}" for number in range(1200)]
    told.publish_committed([streams.Event(f"user:{id}", 3, "e", "k", None, None, {}) for id in ids])
    assert [(channel, len(hint["with"][0])) for channel, hint in hints] == [
        ("/notifications", 500),
        ("/notifications", 500),
        ("/notifications", 200),
    ]


async def test_who_leaves_a_room_on_another_node_gets_nothing_more(alice, raw, newcomer, room, say, other, elsewhere):
    bob = await newcomer(name="Bob")
    watcher = await bob.join()
    await subscribe_room(watcher, room.id)
    await say(bob, room.id)
    await got(raw, room, 1)
    other.run_elsewhere("/chat", "expel", alice.id, stream_name(room.id))
    with elsewhere():
        await say(bob, room.id)
    await got(watcher, room, 2)
    await raw.settled()
    assert received_seqs(raw, f"room:{room.id}") == [1]


async def test_who_left_without_a_hint_is_found_by_the_sweep(alice, raw, newcomer, room, say, hub):
    bob = await newcomer(name="Bob")
    watcher = await bob.join()
    await subscribe_room(watcher, room.id)
    await Membership.filter(room_id=room.id, user_id=alice.id).delete()
    await say(bob, room.id)
    await got(raw, room, 1)  # nobody told
    await hub.revoker.sweep()
    await say(bob, room.id)
    await got(watcher, room, 2)
    await raw.settled()
    assert received_seqs(raw, f"room:{room.id}") == [1]


async def test_an_end_on_another_node_closes_at_once(alice, raw, newcomer, other):
    bob = await newcomer(name="Bob")
    theirs = await bob.join()
    other.run_elsewhere(ACCOUNTS, "end", "session", alice.bearer.session_id, "signed_out")
    assert await raw.event("/chat", "bye") == {"code": 3503, "reason": "signed_out"}
    await User.filter(id=bob.id).update(role_id="guest")
    other.run_elsewhere(ACCOUNTS, "end", "user", bob.id, "role_changed")
    assert await theirs.event("/chat", "bye") == {"code": 3503, "reason": "forbidden"}


async def test_what_a_newer_node_says_is_left_alone(alice, raw, room, say, other, elsewhere):
    other.run_elsewhere("/chat", "something_new", 1, 2)
    with elsewhere():
        await say(alice, room.id)
    await got(raw, room, 1)


async def test_a_node_that_is_alone_tells_nobody_and_never_looks(monkeypatch):
    said = []
    monkeypatch.setattr(LocalBus, "publish", lambda *hint: said.append(hint))
    before = asyncio.all_tasks()
    told = CatchUp(Nodes(LocalBus()), Fanout(lambda *_: None))
    told.start()
    told.publish_committed([streams.Event("user:" + "1" * 26, 3, "e", "k", None, None, {})])
    assert said == []
    assert asyncio.all_tasks() == before
    await told.stop()
