"""Many who come back at once: what they missed is read once for all of them, and is what each of them missed."""

import asyncio

import orjson
import pytest

from app.accounts.models import User
from app.chat.models import Message
from app.realtime import streams
from app.realtime.streams import recovery, replay_cache
from tests.support.gate import Gate
from tests.support.messages import received_seqs, subscribe_room
from tests.support.query_log import record_queries
from tests.support.raw_socket import wait_until

pytestmark = pytest.mark.one_database


@pytest.fixture
async def alice(newcomer, room):
    return await newcomer(name="Alice")


@pytest.fixture
async def missed(alice, room, say):
    """Seven messages, and where the stream began: its name and epoch."""
    raw = await alice.join()
    here = await subscribe_room(raw, room.id)
    for number in range(1, 8):
        await say(alice, room.id, f"number {number}")
    return here["stream"], here["epoch"]


async def resume(raw, stream, after, epoch):
    """What is answered for one stream."""
    reply = await raw.call("/chat", "resume", {"streams": {stream: [after, epoch]}})
    return reply["streams"][stream]


def reads(asked) -> int:
    """How often events of a stream were read."""
    return len([statement for statement in asked.statements if 'FROM "stream_event"' in statement])


async def test_a_crowd_that_comes_back_reads_a_stream_once_and_each_gets_what_it_missed(
    newcomer, missed, hub, monkeypatch
):
    stream, epoch = missed
    monkeypatch.setattr(replay_cache, "FRESH_S", 60)
    people = [await newcomer() for _ in range(6)]
    tabs = [await person.join(format="html" if number % 2 else "json") for number, person in enumerate(people)]
    with record_queries() as asked:
        answers = [await resume(tabs[0], stream, 0, epoch)]
        answers += await asyncio.gather(
            *(resume(tab, stream, number, epoch) for number, tab in enumerate(tabs) if number)  # each missed one less
        )
    for number, answer in enumerate(answers):
        assert [event["seq"] for event in answer["events"]] == list(range(number + 1, 8))
        assert all(("html" in event) is bool(number % 2) for event in answer["events"])
        assert answer["more"] is False
    assert reads(asked) == 1


async def test_what_is_said_meanwhile_is_never_left_out(alice, newcomer, room, say, missed):
    stream, epoch = missed
    first, second = await (await newcomer()).join(), await (await newcomer()).join()
    assert (await resume(first, stream, 5, epoch))["top"] == 7
    await say(alice, room.id, "number 8")
    answer = await resume(second, stream, 5, epoch)
    assert (answer["top"], [event["seq"] for event in answer["events"]]) == (8, [6, 7, 8])
    await first.event("/chat", "event", lambda event: event["seq"] == 8)
    assert received_seqs(first, stream) == [8]


async def test_a_change_with_an_event_shows_at_once_and_any_other_within_a_second(
    alice, newcomer, room, say, missed, hub, monkeypatch
):
    stream, epoch = missed
    monkeypatch.setattr(replay_cache, "FRESH_S", 0.5)
    tab = await (await newcomer()).join()

    async def author_and_body():
        event = (await resume(tab, stream, 6, epoch))["events"][0]
        return event["data"]["author"]["name"], event["data"]["body"]

    assert await author_and_body() == ("Alice", "number 7")
    await Message.filter(seq=7).update(body="changed")
    await say(alice, room.id, "as everything that changes a message does, this appends to the stream")
    assert await author_and_body() == ("Alice", "changed")
    await User.filter(id=alice.id).update(name="Alicia")  # appends nothing
    await wait_until(lambda: not hub.replay_cache._ranges)
    assert await author_and_body() == ("Alicia", "changed")


async def test_who_is_further_behind_than_the_one_before_gets_everything_too(newcomer, missed):
    stream, epoch = missed
    tab = await (await newcomer()).join()
    for after in (6, 2, 4, 0, 7):
        answer = await resume(tab, stream, after, epoch)
        assert [event["seq"] for event in answer["events"]] == list(range(after + 1, 8))


async def test_who_missed_nothing_reads_nothing(newcomer, missed):
    stream, epoch = missed
    tab = await (await newcomer()).join()
    with record_queries() as asked:
        answer = await resume(tab, stream, 7, epoch)
    assert (answer["ok"], answer["events"]) == (True, [])
    assert reads(asked) == 0


async def test_several_streams_are_one_look_at_what_one_may_see(newcomer, missed, room):
    bob = await newcomer()
    tab = await bob.join()
    stream, epoch = missed
    names = [stream, "room:01M82Q76XVGZ6F4PG8ABWD0T2S", "user:" + bob.id, "nonsense", "room:\x00"]
    with record_queries() as asked:
        reply = await tab.call("/chat", "resume", {"streams": {name: [7, epoch] for name in names}})
    assert [answer.get("ok") for answer in reply["streams"].values()] == [True, False, False, False, False]
    assert len([s for s in asked.statements if 'FROM "membership"' in s]) == 1


async def test_memory_for_it_is_bounded(newcomer, missed, hub, monkeypatch):
    stream, epoch = missed
    tab = await (await newcomer()).join()
    monkeypatch.setattr(replay_cache, "MAX_BYTES", 100)
    assert len((await resume(tab, stream, 0, epoch))["events"]) == 7
    assert not hub.replay_cache._ranges
    monkeypatch.setattr(replay_cache, "MAX_BYTES", 1_000_000)
    monkeypatch.setattr(replay_cache, "MAX_RANGES", 0)
    assert len((await resume(tab, stream, 0, epoch))["events"]) == 7
    assert not hub.replay_cache._ranges


async def test_one_who_goes_away_while_it_is_read_takes_it_from_nobody(newcomer, missed, hub, monkeypatch):
    stream, epoch = missed
    begun, go_on = asyncio.Event(), asyncio.Event()
    render = replay_cache.render_events

    async def slow(events):
        begun.set()
        await go_on.wait()
        return await render(events)

    monkeypatch.setattr(replay_cache, "render_events", slow)
    leaver, stayer = await (await newcomer()).join(), await (await newcomer()).join()
    await leaver.post("/chat", "resume", {"streams": {stream: [0, epoch]}})
    await begun.wait()
    staying = asyncio.create_task(resume(stayer, stream, 0, epoch))
    await leaver.close()
    await wait_until(lambda: len(hub.connections()) == 2)
    go_on.set()
    assert len((await staying)["events"]) == 7


async def test_a_reader_that_is_cancelled_takes_what_is_read_from_nobody(missed, hub, monkeypatch):
    stream, _ = missed
    gate = Gate(monkeypatch, replay_cache, "render_events")
    position = await streams.read_position(stream)
    readers = [asyncio.create_task(hub.replay_cache.read_json(stream, 0, position, "json")) for _ in range(3)]
    await gate.waiting.wait()
    readers[0].cancel()
    assert (await asyncio.wait(readers[:1]))[0] == set(readers[:1])
    gate.open.set()
    for reader in readers[1:]:
        assert len(orjson.loads(orjson.dumps(await reader))) == 7
    assert gate.calls == 1


async def test_who_wants_more_as_a_read_ends_has_it_read(alice, room, say, missed, hub, monkeypatch):
    stream, _ = missed
    read, go_on = asyncio.Event(), asyncio.Event()
    render = replay_cache.render_events

    async def slow(events):
        rendered = await render(events)
        read.set()
        await go_on.wait()
        return rendered

    monkeypatch.setattr(replay_cache, "render_events", slow)
    before = await streams.read_position(stream)
    first = asyncio.create_task(hub.replay_cache.read_json(stream, 0, before, "json"))
    await read.wait()
    await say(alice, room.id, "number 8")
    after = await streams.read_position(stream)
    # In one turn of the loop the first read ends, and somebody comes who wants more, before anyone is told that it has.
    go_on.set()
    second = asyncio.create_task(hub.replay_cache.read_json(stream, 0, after, "json"))
    assert len(orjson.loads(orjson.dumps(await first))) == 7
    assert len(orjson.loads(orjson.dumps(await second))) == 8
    assert not hub.replay_cache._readings


async def test_a_read_that_fails_is_answered_and_tried_anew_by_the_next(newcomer, missed, monkeypatch):
    stream, epoch = missed
    tab = await (await newcomer()).join()

    async def away(*_):
        raise ConnectionResetError

    with monkeypatch.context() as patch:
        patch.setattr(replay_cache, "render_events", away)
        reply = await tab.call("/chat", "resume", {"streams": {stream: [0, epoch]}})
        assert reply["error"]["code"] == "unavailable"
    assert len((await resume(tab, stream, 0, epoch))["events"]) == 7
    assert recovery.MAX_CATCH_UP == 500
