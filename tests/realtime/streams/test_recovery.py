"""Whoever was away gets exactly what they missed."""

import asyncio

import pytest

from app.chat.rooms import create_room
from app.chat.rooms.direct import open_direct
from app.chat.rooms.members import leave_room
from app.database import transaction
from app.realtime import protocol, streams
from app.realtime.streams import recovery
from app.realtime.streams.models import Stream
from tests.support.messages import received_seqs, subscribe_room


@pytest.fixture
async def alice(newcomer, room):
    return await newcomer(name="Alice")


@pytest.fixture
async def stream(room) -> str:
    return f"room:{room.id}"


async def resume(raw, *positions, namespace: str = "/chat", **more):
    """The answer about the first stream in `positions` (name, after, epoch), or about all of them."""
    asked = {name: [after, epoch] for name, after, epoch in positions}
    reply = await raw.call(namespace, "resume", {"streams": asked, **more})
    assert reply["ok"], reply
    assert list(reply["streams"]) == list(asked)
    return reply["streams"][positions[0][0]] if len(positions) == 1 else reply["streams"]


async def test_what_was_missed_comes_in_order_and_once(alice, newcomer, room, stream, say):
    bob = await newcomer(name="Bob")
    raw = await alice.join()
    here = await subscribe_room(raw, room.id)
    await say(bob, room.id, "seen")
    await raw.event("/chat", "event")
    await raw.close()
    for number in range(41):
        await say(bob, room.id, f"missed {number}")
    again = await alice.join()
    answer = await resume(again, (stream, 1, here["epoch"]))
    assert answer["ok"]
    assert (answer["epoch"], answer["top"], answer["more"]) == (here["epoch"], 42, False)
    assert [event["seq"] for event in answer["events"]] == list(range(2, 43))
    assert [event["data"]["body"] for event in answer["events"]] == [f"missed {n}" for n in range(41)]
    await say(bob, room.id, "live")
    await again.event("/chat", "event", lambda event: event["seq"] == 43)
    assert received_seqs(again, stream) == [43]
    assert (await resume(again, (stream, 43, here["epoch"])))["events"] == []


async def test_the_answer_looks_like_what_is_sent_live(alice, newcomer, room, stream, say):
    for form in ("json", "html"):
        raw, away = await alice.join(format=form), await alice.join(format=form)
        here = await subscribe_room(raw, room.id)
        await say(alice, room.id)
        live = await raw.event("/chat", "event")
        answer = await resume(away, (stream, here["top"], here["epoch"]))
        assert answer["events"] == [live]


@pytest.mark.one_database
async def test_a_position_that_means_nothing_any_more_is_reset(alice, room, stream, say):
    for _ in range(5):
        await say(alice, room.id)
    await Stream.filter(id=stream).update(min_seq=2)
    raw = await alice.join()
    epoch = (await subscribe_room(raw, room.id))["epoch"]
    reset = {"reset": True, "top": 5, "epoch": epoch}
    for after, name in ((0, epoch), (1, epoch), (6, epoch), (2**62, epoch), (5, "other"), (5, ""), (3, epoch[:-1])):
        assert await resume(raw, (stream, after, name)) == reset, (after, name)
    assert [event["seq"] for event in (await resume(raw, (stream, 2, epoch)))["events"]] == [3, 4, 5]
    await say(alice, room.id)
    await raw.event("/chat", "event", lambda event: event["seq"] == 6)  # who was told to start anew follows as well


@pytest.mark.one_database
async def test_who_is_too_far_behind_starts_anew(alice, room, stream, say, monkeypatch):
    monkeypatch.setattr(recovery, "MAX_CATCH_UP", 4)
    for _ in range(5):
        await say(alice, room.id)
    raw = await alice.join()
    epoch = (await subscribe_room(raw, room.id))["epoch"]
    assert (await resume(raw, (stream, 0, epoch)))["reset"]
    assert [event["seq"] for event in (await resume(raw, (stream, 1, epoch)))["events"]] == [2, 3, 4, 5]
    assert protocol.MAX_CATCH_UP == 500


async def test_a_gap_is_filled_piece_by_piece(alice, room, stream, say):
    raw = await alice.join()
    here = await subscribe_room(raw, room.id)
    for _ in range(7):
        await say(alice, room.id)
    got, after, more = [], 0, True
    while more:
        reply = await raw.call("/chat", "fill", {"stream": stream, "after": after, "limit": 3})
        assert reply["ok"]
        assert reply["epoch"] == here["epoch"]
        got += [event["seq"] for event in reply["events"]]
        after, more = got[-1], reply["more"]
    assert got == list(range(1, 8))
    assert (await raw.call("/chat", "fill", {"stream": stream, "after": 7}))["events"] == []


@pytest.mark.one_database
async def test_streams_that_are_not_mine_look_like_streams_that_do_not_exist(alice, newcomer, room, stream, say):
    bob, carol = await newcomer(), await newcomer()
    private = await open_direct(await bob.principal(), carol.id)
    raw = await alice.join()
    await alice.join("/notifications", link=raw)
    epoch = (await subscribe_room(raw, room.id))["epoch"]
    foreign = [
        f"room:{private.id}",
        "room:01M82Q76XVGZ6F4PG8ABWD0T2S",
        f"user:{alice.id}",
        "room:",
        "room",
        "",
        ":",
        "x:y",
    ]
    answers = await resume(raw, (stream, 0, epoch), *((name, 0, epoch) for name in foreign))
    assert answers[stream]["ok"]  # one that is refused keeps no other from coming
    not_found = [{**answers[name]["error"], "detail": ""} for name in foreign]
    assert not_found == [{"code": "not_found", "detail": ""}] * len(foreign)
    details = {answers[name]["error"]["detail"].replace(name, "") for name in foreign}
    assert len(details) == 1
    assert all(set(answers[name]) == {"ok", "error"} for name in foreign)
    for name in (f"user:{bob.id}", stream):
        answer = await resume(raw, (name, 0, epoch), namespace="/notifications")
        assert answer["error"]["code"] == "not_found"
    for name in foreign:
        reply = await raw.call("/chat", "fill", {"stream": name, "after": 0})
        assert reply["error"]["code"] == "not_found"
    await say(bob, private.id)
    assert received_seqs(raw, f"room:{private.id}") == []
    mine = await resume(raw, (f"user:{alice.id}", 0, ""), namespace="/notifications")
    assert mine["reset"]


async def test_names_that_no_stream_can_have_are_no_streams(alice, room):
    raw = await alice.join()
    for key in ("\x00", "a\x00b", "a b", "x" * 50, "é", ":", ""):
        answer = await resume(raw, (f"room:{key}", 0, ""))
        assert answer["error"]["code"] == "not_found", key
        reply = await raw.call("/chat", "joinRoom", {"room": key or " "})
        assert reply["error"]["code"] in ("not_found", "bad_request"), key


@pytest.mark.one_database
async def test_only_what_is_followed_is_filled(alice, room, stream, say):
    await say(alice, room.id)
    raw = await alice.join()
    fill = {"stream": stream, "after": 0}
    assert (await raw.call("/chat", "fill", fill))["error"]["code"] == "not_found"
    await subscribe_room(raw, room.id)
    assert len((await raw.call("/chat", "fill", fill))["events"]) == 1
    assert (await raw.call("/chat", "leaveRoom", {"room": room.id}))["ok"]
    assert (await raw.call("/chat", "fill", fill))["error"]["code"] == "not_found"


@pytest.mark.one_database
async def test_so_many_streams_and_no_more(alice, room, monkeypatch):
    raw = await alice.join()
    positions = {f"room:{number}": [0, "x"] for number in range(protocol.MAX_STREAMS + 1)}
    reply = await raw.call("/chat", "resume", {"streams": positions})
    assert reply["error"]["code"] == "bad_request"
    positions.popitem()
    assert len((await raw.call("/chat", "resume", {"streams": positions}))["streams"]) == 128
    monkeypatch.setattr(recovery, "MAX_STREAMS", 1)
    await subscribe_room(raw, room.id)
    other = await create_room(await alice.principal(), "Other")
    reply = await raw.call("/chat", "joinRoom", {"room": other.id})
    assert reply["error"]["code"] == "rate_limited"
    await subscribe_room(raw, room.id)


async def test_what_is_said_while_one_resumes_is_not_lost(alice, newcomer, room, stream, say):
    bob = await newcomer()
    here = await subscribe_room(await alice.join(), room.id)

    async def talk() -> None:
        for _ in range(40):
            await say(bob, room.id)

    async def come_and_go() -> set[int]:
        raw = await alice.join()
        caught_up = await resume(raw, (stream, 0, here["epoch"]))
        seen = {event["seq"] for event in caught_up["events"]}
        if 40 not in seen:
            await raw.event("/chat", "event", lambda event: event["seq"] == 40)
        return seen | set(received_seqs(raw, stream))

    talking = asyncio.create_task(talk())
    for seen in await asyncio.gather(*(come_and_go() for _ in range(5))):
        assert seen == set(range(1, 41))
    await talking


async def test_what_is_committed_between_two_looks_is_not_lost(alice, newcomer, room, stream, hub, say, monkeypatch):
    """The tightest place: after the permission was checked and before the stream is followed."""
    bob = await newcomer()
    raw = await alice.join()
    follow_stream = hub.fanout.follow

    async def late(name: str) -> None:
        await say(bob, room.id, "in between")
        await follow_stream(name)
        await say(bob, room.id, "just after")

    monkeypatch.setattr(hub.fanout, "follow", late)
    answer = await resume(raw, (stream, 0, (await streams.read_position(stream)).epoch))
    await say(bob, room.id, "live")
    await raw.event("/chat", "event", lambda event: event["seq"] == 3)
    assert sorted({event["seq"] for event in answer["events"]} | set(received_seqs(raw, stream))) == [1, 2, 3]
    assert answer["top"] == 2


@pytest.mark.one_database
async def test_nothing_comes_after_leaving(alice, newcomer, room, stream, hub, say):
    bob = await newcomer()
    raw, other = await alice.join(), await bob.join()
    await subscribe_room(raw, room.id)
    await subscribe_room(other, room.id)
    assert (await raw.call("/chat", "leaveRoom", {"room": room.id}))["ok"]
    await say(bob, room.id)
    await other.event("/chat", "event")
    await raw.settled()
    assert received_seqs(raw, stream) == []
    assert (await raw.call("/chat", "leaveRoom", {"room": room.id}))["ok"]  # as often as one likes
    await other.close()
    await raw.close()


@pytest.mark.one_database
async def test_streams_nobody_follows_are_forgotten(alice, room, hub):
    raw = await alice.join()
    await alice.join("/notifications", link=raw)
    await subscribe_room(raw, room.id)
    await subscribe_room(raw, room.id)
    assert set(hub.fanout._cursors) == {f"room:{room.id}", f"user:{alice.id}"}
    await raw.call("/chat", "leaveRoom", {"room": room.id})
    assert set(hub.fanout._cursors) == {f"user:{alice.id}"}
    await raw.send("41/notifications,")
    await raw.settled()
    assert not hub.fanout._cursors


@pytest.mark.one_database
async def test_a_stream_whose_room_one_leaves_while_entering_is_not_entered(
    alice, newcomer, room, stream, hub, monkeypatch
):
    raw = await alice.join()
    actor = await alice.principal()
    follow_stream = hub.fanout.follow

    async def meanwhile(name: str) -> None:
        await leave_room(actor, room.id)
        await follow_stream(name)

    monkeypatch.setattr(hub.fanout, "follow", meanwhile)
    answer = await resume(raw, (stream, 0, ""))
    assert answer["error"]["code"] == "not_found"
    assert not hub.fanout._cursors


async def test_an_epoch_that_changed_while_one_was_connected_shows_at_the_next_resume(alice, room, stream):
    raw = await alice.join()
    old = (await subscribe_room(raw, room.id))["epoch"]
    async with transaction():
        await Stream.filter(id=stream).update(epoch="restored")
    assert await resume(raw, (stream, 0, old)) == {"reset": True, "top": 0, "epoch": "restored"}
