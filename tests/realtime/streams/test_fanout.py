"""From COMMIT to everyone who follows: the same, in the same order, to nobody else, and not before."""

import asyncio

import pytest
from tortoise.exceptions import OperationalError

from app.chat.messages import send
from app.chat.rooms.direct import open_direct
from app.database import transaction
from app.ids import new_id
from app.realtime import streams
from app.realtime.streams import fanout, renderers
from app.realtime.streams.fanout import Fanout
from app.versions import version_of
from tests.support.gate import Gate
from tests.support.messages import received_seqs, subscribe_room
from tests.support.raw_socket import wait_until


async def test_everyone_gets_an_event_in_the_format_they_asked_for_and_the_sender_too(newcomer, room):
    alice, bob = await newcomer(name="Alice"), await newcomer(name="Bob")
    sender, panel = await alice.join(), await bob.join(format="html")
    for raw in (sender, panel):
        await subscribe_room(raw, room.id)
    sent = await sender.call("/chat", "sendMessage", {"room": room.id, "body": "hello", "client_id": "c-1"})
    as_json = await sender.event("/chat", "event")
    at = as_json.pop("at")
    common = {"stream": f"room:{room.id}", "seq": 1, "kind": "message.created", "id": sent["id"]}
    common["epoch"] = (await streams.read_position(f"room:{room.id}")).epoch
    assert as_json == {
        **common,
        "actor": alice.id,
        "data": {
            "id": sent["id"],
            "room": room.id,
            "seq": 1,
            "author": {"id": alice.id, "name": "Alice"},
            "body": "hello",
            "mentions": [],
            "at": at,
            "client_id": "c-1",
            "kind": "said",
            "reply_to": None,
            "edited_at": None,
            "deleted_at": None,
            "pinned_at": None,
            "files": [],
            "reactions": [],
            "version": version_of({"body": "hello"}),
        },
    }
    as_html = await panel.event("/chat", "event")
    html = as_html.pop("html")
    assert as_html == common
    assert html.startswith(f'<hx-partial hx-target="#messages-{room.id}" hx-swap="beforeend"><li')
    assert f'id="message-{sent["id"]}"' in html


async def test_two_hundred_messages_of_five_people_come_to_all_in_the_same_order(newcomer, room, say):
    people = [await newcomer() for _ in range(5)]
    raws = [await person.join(format=form) for person, form in zip(people, ("json", "html") * 3, strict=False)]
    for raw in raws:
        await subscribe_room(raw, room.id)

    async def talk(person) -> None:
        for _ in range(40):
            await say(person, room.id)

    await asyncio.gather(*(talk(person) for person in people))
    for raw in raws:
        await raw.event("/chat", "event", lambda event: event["seq"] == 200)
        assert received_seqs(raw, f"room:{room.id}") == list(range(1, 201))
    ids = [[event["id"] for event in raw.events("/chat", "event")] for raw in raws]
    assert ids == [ids[0]] * 5


async def test_nothing_is_told_before_the_commit_not_even_to_the_sender(newcomer, room, monkeypatch):
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slow(*_) -> None:
        begun.set()
        await go_on.wait()

    alice, bob = await newcomer(), await newcomer()
    sender, other = await alice.join(), await bob.join()
    for raw in (sender, other):
        await subscribe_room(raw, room.id)
    monkeypatch.setattr(send, "notify_members", slow)  # the last step before COMMIT
    number = await sender.post("/chat", "sendMessage", {"room": room.id, "body": "hello", "client_id": "c"})
    await begun.wait()
    await other.settled()
    assert not other.events("/chat", "event")
    assert not sender.events("/chat", "event")
    assert not [frame for frame in sender.frames if frame.startswith(f"43/chat,{number}[")]
    go_on.set()
    assert (await sender.ack("/chat", number))["ok"]
    for raw in (sender, other):
        await raw.event("/chat", "event")


async def test_nothing_is_told_of_what_is_rolled_back(newcomer, room, monkeypatch, say):
    async def locked(*_) -> None:
        raise OperationalError("locked")

    alice = await newcomer()
    raw = await alice.join()
    await subscribe_room(raw, room.id)
    message = {"room": room.id, "body": "hello", "client_id": "c"}
    with monkeypatch.context() as patch:
        patch.setattr(send, "notify_members", locked)
        assert (await raw.call("/chat", "sendMessage", message))["error"]["code"] == "unavailable"
    again = await raw.call("/chat", "sendMessage", message)
    assert (again["seq"], again["dup"]) == (1, False)
    await raw.event("/chat", "event")
    assert received_seqs(raw, f"room:{room.id}") == [1]


@pytest.mark.one_database
async def test_foreign_rooms_look_like_missing_ones_and_send_no_events(newcomer, room, say):
    # B17
    alice, bob, mallory = await newcomer(name="Alice"), await newcomer(name="Bob"), await newcomer(name="Mallory")
    private = await open_direct(await alice.principal(), bob.id)
    inside, outside, page = await bob.join(), await mallory.join(), await mallory.join(format="html")
    await subscribe_room(inside, private.id)
    await mallory.join("/notifications", link=outside)
    for raw in (outside, page):
        await subscribe_room(raw, room.id)
        for event, body in (
            ("joinRoom", {"room": private.id}),
            ("sendMessage", {"room": private.id, "body": "x", "client_id": "c"}),
            ("typing", {"room": private.id}),
            ("markRead", {"room": private.id, "seq": 1}),
        ):
            foreign = await raw.call("/chat", event, body)
            nowhere = await raw.call("/chat", event, {**body, "room": "01M82Q76XVGZ6F4PG8ABWD0T2S"})
            assert foreign == nowhere
            assert foreign["error"]["code"] == "not_found"
    await say(alice, private.id, "between us")
    await inside.event("/chat", "event")
    await asyncio.gather(*(raw.settled() for raw in (outside, page)))
    for frame in (*outside.frames, *page.frames):
        assert "between us" not in frame
        assert private.id not in frame


@pytest.mark.one_database
async def test_one_render_serves_everyone_who_follows(newcomer, room, say, monkeypatch):
    people = [await newcomer() for _ in range(3)]
    raws = [await person.join(format=form) for person in people for form in ("json", "html")]
    for raw in raws:
        await subscribe_room(raw, room.id)
    renders = 0
    render = fanout.render_events

    async def counted(events):
        nonlocal renders
        renders += 1
        return await render(events)

    monkeypatch.setattr(fanout, "render_events", counted)
    await say(people[0], room.id)
    for raw in raws:
        await raw.event("/chat", "event")
    assert renders == 1


@pytest.mark.one_database
async def test_a_database_that_is_away_for_a_moment_delays_and_loses_nothing(
    newcomer, room, say, hub, monkeypatch, caplog
):
    monkeypatch.setattr(fanout, "_RETRY_S", 0.01)
    alice = await newcomer()
    raw = await alice.join()
    await subscribe_room(raw, room.id)
    read, failures = streams.read_events, 0

    async def flaky(*arguments):
        nonlocal failures
        failures += 1
        if failures <= 3:
            raise OperationalError("locked")
        return await read(*arguments)

    monkeypatch.setattr(streams, "read_events", flaky)
    with streams.committed.replaced():  # as if another process had written it
        await say(alice, room.id)
    hub.fanout.wake(f"room:{room.id}")
    await raw.event("/chat", "event")
    assert failures > 3
    assert [r.levelname for r in caplog.records if "fanout_delayed" in r.getMessage()] == ["WARNING"] * 3


@pytest.mark.one_database
async def test_what_this_process_wrote_is_delivered_without_reading_it_back(newcomer, room, say, monkeypatch):
    alice = await newcomer()
    raw = await alice.join()
    await subscribe_room(raw, room.id)

    async def read(*_: object) -> None:
        raise AssertionError("read back")

    monkeypatch.setattr(streams, "read_events", read)
    for _ in range(3):
        await say(alice, room.id)
    await raw.event("/chat", "event", lambda event: event["seq"] == 3)
    assert received_seqs(raw, f"room:{room.id}") == [1, 2, 3]


@pytest.mark.one_database
async def test_what_could_not_be_rendered_is_rendered_from_the_database(newcomer, room, say, monkeypatch, caplog):
    monkeypatch.setattr(fanout, "_RETRY_S", 0.01)
    alice = await newcomer()
    raw = await alice.join()
    await subscribe_room(raw, room.id)
    render, failures = fanout.render_events, 0

    async def flaky(events):
        nonlocal failures
        failures += 1
        if failures == 1:
            raise OperationalError("locked")
        return await render(events)

    monkeypatch.setattr(fanout, "render_events", flaky)
    await say(alice, room.id)
    await say(alice, room.id)
    await raw.event("/chat", "event", lambda event: event["seq"] == 2)
    assert received_seqs(raw, f"room:{room.id}") == [1, 2]


@pytest.mark.one_database
async def test_events_handed_over_late_twice_or_with_a_gap_are_delivered_once_and_in_order(
    newcomer, room, say, hub, monkeypatch
):
    alice = await newcomer()
    raw = await alice.join()
    await subscribe_room(raw, room.id)
    written: list[streams.Event] = []
    with streams.committed.replaced(written.extend):
        for _ in range(4):
            await say(alice, room.id)
    one, two, three, four = written
    hub.fanout.deliver_committed([two, one, two])
    await raw.event("/chat", "event", lambda event: event["seq"] == 4)
    hub.fanout.deliver_committed([three, four])
    await say(alice, room.id)
    await raw.event("/chat", "event", lambda event: event["seq"] == 5)
    assert received_seqs(raw, f"room:{room.id}") == [1, 2, 3, 4, 5]


@pytest.mark.one_database
async def test_a_gap_behind_events_that_follow_is_filled_without_another_wake_up(newcomer, room, say, hub):
    alice = await newcomer()
    raw = await alice.join()
    await subscribe_room(raw, room.id)
    written: list[streams.Event] = []
    with streams.committed.replaced(written.extend):
        for _ in range(4):
            await say(alice, room.id)
    one, two, _three, four = written
    hub.fanout.deliver_committed([one, two, four])
    await raw.event("/chat", "event", lambda event: event["seq"] == 4)
    assert received_seqs(raw, f"room:{room.id}") == [1, 2, 3, 4]


@pytest.mark.one_database
async def test_waking_too_often_or_for_nothing_delivers_nothing_twice(newcomer, room, say, hub):
    alice = await newcomer()
    raw = await alice.join()
    await subscribe_room(raw, room.id)
    stream = f"room:{room.id}"
    for _ in range(10):
        hub.fanout.wake(stream)
        hub.fanout.wake("room:nobody-follows")
    await say(alice, room.id)
    for _ in range(10):
        hub.fanout.wake(stream)
    await raw.event("/chat", "event")
    await wait_until(lambda: hub.fanout._cursors[stream].task is None)
    await raw.settled()
    assert received_seqs(raw, stream) == [1]


@pytest.mark.one_database
async def test_a_lost_wake_up_is_made_good_by_the_next(newcomer, room, say, hub, monkeypatch):
    alice = await newcomer()
    raw = await alice.join()
    await subscribe_room(raw, room.id)
    with streams.committed.replaced():
        await say(alice, room.id)
        await say(alice, room.id)
    await say(alice, room.id)
    await raw.event("/chat", "event", lambda event: event["seq"] == 3)
    assert received_seqs(raw, f"room:{room.id}") == [1, 2, 3]


@pytest.mark.one_database
async def test_a_second_tab_of_the_same_stream_gets_it_as_well_and_keeps_it_when_the_first_goes(newcomer, room, say):
    alice = await newcomer()
    first, second = await alice.join(), await alice.join()
    for raw in (first, second):
        await subscribe_room(raw, room.id)
    await say(alice, room.id)
    await first.event("/chat", "event")
    await first.close()
    await say(alice, room.id)
    await second.event("/chat", "event", lambda event: event["seq"] == 2)
    assert received_seqs(second, f"room:{room.id}") == [1, 2]


@pytest.fixture
async def stream(opened_database, monkeypatch) -> str:
    async def told(events):
        return [renderers.Rendered(dict, str) for _ in events]

    monkeypatch.setitem(renderers._renderers, "test.told", told)
    name = f"room:{new_id()}"
    async with transaction() as tx:
        await streams.open_stream(tx, name)
    return name


async def append(name: str) -> None:
    """Write one event as another node does: nothing is handed over here."""
    with streams.committed.replaced():
        async with transaction() as tx:
            await streams.append(tx, name, "test.told", {}, actor=None)


@pytest.mark.one_database
@pytest.mark.parametrize("wakes", [1, 2, 5])
async def test_a_wake_up_while_events_are_read_is_not_lost(stream, monkeypatch, wakes):
    heard: list[int] = []
    pump = Fanout(lambda event, *_: heard.append(event.seq))
    await pump.follow(stream)
    gate = Gate(monkeypatch, streams, "read_events")
    await append(stream)
    pump.wake(stream)
    await gate.waiting.wait()
    for _ in range(wakes):
        await append(stream)
        pump.wake(stream)
    gate.open.set()
    await wait_until(lambda: heard == list(range(1, wakes + 2)))
    await pump.stop()


@pytest.mark.one_database
@pytest.mark.parametrize("together", [2, 3])
async def test_of_several_who_follow_at_once_none_forgets_another(stream, monkeypatch, together):
    heard: list[int] = []
    pump = Fanout(lambda event, *_: heard.append(event.seq))
    gate = Gate(monkeypatch, streams, "read_position")
    following = [asyncio.create_task(pump.follow(stream)) for _ in range(together)]
    await gate.waiting.wait()
    gate.open.set()
    await asyncio.gather(*following)
    for number in range(1, together):
        pump.unfollow(stream)
        await append(stream)
        pump.wake(stream)
        await wait_until(lambda: heard == list(range(1, number + 1)))  # noqa: B023 - it is over before the next
    pump.unfollow(stream)
    assert pump.followed_streams() == []
    await pump.stop()


@pytest.mark.one_database
@pytest.mark.parametrize("missing", [2, 3, 4, 6, 7])
async def test_more_than_one_batch_that_is_missing_is_delivered_whole(stream, monkeypatch, missing):
    monkeypatch.setattr(fanout, "_BATCH", 3)
    heard: list[int] = []
    pump = Fanout(lambda event, *_: heard.append(event.seq))
    await pump.follow(stream)
    for _ in range(missing):
        await append(stream)
    pump.wake(stream)
    await wait_until(lambda: heard == list(range(1, missing + 1)))
    await pump.stop()
