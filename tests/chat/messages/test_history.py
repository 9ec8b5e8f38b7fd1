"""Reading what was said: every message once, in order, in both directions, whatever the clock says."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from app.chat.messages.history import (
    PAGE,
    load_after,
    load_around,
    load_day,
    load_history,
    load_initial,
    parse_day,
)
from app.chat.messages.read_receipts import mark_read
from app.chat.messages.send import send_message
from app.chat.models import Message
from app.chat.rooms import create_room, join_room
from app.chat.rooms.sidebar import open_room
from app.clock import clock
from app.errors import Invalid, NotFound
from app.realtime import streams
from tests.support.htmx_swaps import parse_page


@pytest.fixture
async def said(talker, general):
    """A hundred messages of one moment; their bodies in order."""
    alice = await talker()
    for number in range(100):
        await send_message(alice.actor, general.id, f"word {number}", f"c{number}")
    await Message.all().update(created_at=clock.now())
    return alice


async def test_a_hundred_messages_of_one_moment_page_back_exactly_once(said, general):
    # B4
    bodies, before, pages = [], None, 0
    while True:
        page = await load_history(said.actor, general.id, before)
        bodies[:0] = [message.body for message in page.messages]
        pages += 1
        if not page.more:
            break
        before = page.messages[0].seq
    assert bodies == [f"word {number}" for number in range(100)]
    assert pages == 3


async def test_and_forward_exactly_once_from_any_of_them(said, general):
    # B4
    bodies, after = [], 0
    while True:
        page = await load_after(general.id, after, limit=17)
        bodies += [message.body for message in page.messages]
        if not page.newer:
            break
        after = page.messages[-1].seq
    assert bodies == [f"word {number}" for number in range(100)]
    middle = (await Message.get(seq=30)).id
    around = await load_around(general.id, middle)
    assert [message.seq for message in around.messages] == list(range(10, 51))
    assert (around.more, around.newer) == (True, True)
    for seq, edges in ((1, (False, True)), (100, (True, False))):
        at_the_end = await load_around(general.id, (await Message.get(seq=seq)).id)
        assert (at_the_end.more, at_the_end.newer) == edges


async def test_and_forward_by_the_stream(said, general):
    got, after = [], 0
    while events := await streams.read_events(f"room:{general.id}", after, 7):
        got += [event.id for event in events]
        after = events[-1].seq
    history = await load_history(said.actor, general.id, limit=1000)
    assert got == [message.id for message in history.messages]
    assert len(got) == 100


async def test_exactly_one_page_has_nothing_before_it(talker, general):
    alice = await talker()
    for number in range(PAGE):
        await send_message(alice.actor, general.id, "x", f"c{number}")
    assert not (await load_history(alice.actor, general.id)).more
    await send_message(alice.actor, general.id, "x", "one more")
    page = await load_history(alice.actor, general.id)
    assert (len(page.messages), page.more) == (PAGE, True)


async def test_history_is_for_those_in_the_room(said, talker, general):
    bob = await talker()
    private = await create_room(said.actor, "Mine")
    with pytest.raises(NotFound):
        await load_history(bob.actor, private.id)
    assert (await load_history(bob.actor, general.id)).more


@pytest.mark.one_database
async def test_pages_link_to_what_is_older_and_htmx_gets_only_that(newcomer, room, say):
    alice = await newcomer()
    for number in range(95):
        await say(alice, room.id, f"word {number}.")
    path, bodies = f"/chat/{room.id}", []
    while path:
        page = (await alice.get(path)).text.split("<template")[0]
        bodies[:0] = re.findall(r"(word \d+\.)</div>", page)
        older = re.search(r'<li class="older"><a[^>]* href="([^"]+)"', page)
        path = older[1] if older else None
    assert bodies == [f"word {number}." for number in range(95)]
    fragment = (await alice.get(f"/chat/{room.id}?before=56", **{"HX-Request": "true"})).text
    assert "<html" not in fragment
    assert re.findall(r"(word \d+\.)</div>", fragment) == [f"word {number}." for number in range(15, 55)]


async def bodies_of(opened) -> list[str]:
    return [message.body for message in (await load_initial(opened)).messages]


async def test_a_room_opens_where_its_reader_stopped_if_more_is_new_than_fits(talker, general):
    # B6
    alice, bob = await talker(), await talker()
    await join_room(bob.actor, general.id)
    for number in range(60):
        sent = await send_message(alice.actor, general.id, f"word {number}", f"c{number}")
        if number == 9:
            await mark_read(bob.actor, general.id, sent.seq)
    opened = await open_room(bob.actor, general.id)
    assert opened.unseen == 50
    words = [f"word {number}" for number in range(60)]
    assert await bodies_of(opened) == words[2:50]
    edges = await load_initial(opened)
    assert (edges.more, edges.newer) == (True, True)
    await mark_read(bob.actor, general.id, edges.messages[-10].seq)
    few = await open_room(bob.actor, general.id)
    assert few.unseen == 20 - 1
    assert await bodies_of(few) == words[-PAGE:]


@pytest.fixture
async def diary(talker, general):
    """What was said on three days, with one between them on which nobody spoke; Alice, who said it."""
    alice = await talker()
    for day, hour in ((18, 12), (20, 23), (21, 1), (21, 12)):
        sent = await send_message(alice.actor, general.id, f"{day} {hour}", f"c{day}{hour}")
        await Message.filter(id=sent.id).update(created_at=datetime(2026, 11, day, hour, 30, tzinfo=UTC))
    return alice


@pytest.mark.parametrize(
    ("day", "zone", "first"),
    [
        ("2026-11-18", "UTC", "18 12"),
        ("2026-11-19", "UTC", "20 23"),
        ("2026-11-21", "UTC", "21 1"),
        ("2026-11-21", "Asia/Tokyo", "20 23"),
        ("2026-11-20", "America/Los_Angeles", "20 23"),
        ("2026-11-21", "America/Los_Angeles", "21 12"),
        ("1066-10-14", "UTC", "18 12"),
    ],
)
async def test_a_day_begins_where_it_does_for_the_reader(diary, general, day, zone, first):
    # B11
    found = await load_day(general.id, parse_day(day), ZoneInfo(zone))
    assert next(message.body for message in found.messages if message.id == found.about) == first
    assert len(found.messages) == 4  # with what came before and after


@pytest.mark.one_database
async def test_a_day_is_shown_from_its_first_message_with_eight_before_it(talker, general):
    alice = await talker()
    for number in range(24):
        sent = await send_message(alice.actor, general.id, f"word {number}", f"c{number}")
        day = 20 if number < 12 else 21
        await Message.filter(id=sent.id).update(created_at=datetime(2026, 11, day, 12, 30, tzinfo=UTC))
    found = await load_day(general.id, parse_day("2026-11-21"), UTC, limit=6)
    assert [message.body for message in found.messages] == [f"word {number}" for number in range(4, 18)]
    assert (found.about, found.more, found.newer) == (found.messages[8].id, True, True)


async def test_after_the_last_word_there_are_the_latest_and_days_that_are_none_are_refused(diary, general):
    found = await load_day(general.id, parse_day("2026-11-22"), UTC)
    assert (found.about, len(found.messages), found.newer) == (None, 4, False)
    for text in ("2026-02-30", "soon", "0001-01-01"):
        with pytest.raises(Invalid):
            await load_day(general.id, parse_day(text), ZoneInfo("Asia/Tokyo"))


@pytest.mark.one_database
async def test_the_page_of_a_day_has_it_marked_and_a_wrong_one_is_the_visitors_mistake(newcomer, room, say):
    alice = await newcomer()
    ids = [await say(alice, room.id, f"word {number}") for number in range(3)]
    await Message.filter(body="word 0").update(created_at=datetime(2026, 11, 1, tzinfo=UTC))
    await Message.filter(body="word 1").update(created_at=datetime(2026, 11, 2, tzinfo=UTC))
    page = parse_page((await alice.get(f"/chat/{room.id}?date=2026-11-02")).text)
    (picked,) = page.find_class("highlighted")
    assert picked.get("id") == f"message-{(await Message.get(body='word 1')).id}"
    assert len(ids) == len(page.find_class("msg")) - len(page.xpath("//template//*[contains(@class, 'msg')]"))
    assert (await alice.get(f"/chat/{room.id}?date=2026-13-02")).status_code == 422


@pytest.mark.one_database
async def test_pieces_of_a_list_lead_on_only_at_the_end_that_is_open(newcomer, room, say):
    alice = await newcomer()
    for number in range(95):
        await say(alice, room.id, f"word {number}.")
    top = (await streams.read_position(f"room:{room.id}")).top
    first = (await Message.get(body="word 0.")).seq

    async def piece(query: str) -> str:
        return str((await alice.get(f"/chat/{room.id}?{query}", **{"HX-Request": "true"})).text)

    older = await piece(f"before={first + 50}")
    assert "older" in older
    assert "newer" not in older
    assert 'class="end-of-log"' not in older
    newer = await piece(f"after={first + 20}")
    assert 'class="older newer"' in newer
    assert "before=" not in newer
    last = await piece(f"after={first + 80}")
    assert "before=" not in last
    assert f'<li class="end-of-log" hidden data-seq="{top}"' in last


@pytest.mark.one_database
async def test_clients_page_through_a_room_as_pages_do(newcomer, room, say):
    alice, outsider = await newcomer(), await newcomer()
    for number in range(60):
        await say(alice, room.id, f"word {number}")
    raw = await alice.join()

    async def ask(**where) -> dict:
        return await raw.call("/chat", "history", {"room": room.id, **where})

    latest = await ask()
    assert [message["body"] for message in latest["messages"]] == [f"word {number}" for number in range(20, 60)]
    assert (latest["ok"], latest["more"], latest["newer"]) == (True, True, False)
    older = await ask(before=latest["messages"][0]["seq"])
    assert [message["body"] for message in older["messages"]] == [f"word {number}" for number in range(20)]
    newer = await ask(after=older["messages"][-1]["seq"])
    assert newer["messages"] == latest["messages"]
    around = await ask(message=older["messages"][10]["id"])
    assert older["messages"][10] in around["messages"]
    assert (await ask(day="2001-01-01"))["messages"][0]["body"] == "word 0"
    assert (await ask(day="soon"))["error"]["code"] == "invalid"
    closed = await create_room(await outsider.principal(), "Closed", closed=True)
    assert (await ask(room=closed.id))["error"]["code"] == "not_found"
