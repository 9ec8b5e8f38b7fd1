"""Read marks and unread counts: never back, never beyond, and the same in every tab."""

import asyncio

import pytest

from app.chat.broadcasts import unread_counts as unread
from app.chat.messages.reactions import add_reaction
from app.chat.messages.read_receipts import mark_read, unread_counts, unread_total
from app.chat.messages.send import send_message
from app.chat.models import Membership, Message
from app.chat.rooms import create_room, join_room
from app.chat.rooms.direct import open_direct
from app.chat.rooms.members import leave_room
from app.chat.rooms.sidebar import load_rooms
from app.chat.rooms.unread_counts import Count
from app.errors import NotFound
from app.notifications.announcements import unread_count
from tests.support.messages import subscribe_room, unread_body
from tests.support.raw_socket import wait_until


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(unread, "COALESCE_S", 0.01)


async def test_a_mark_never_goes_back_and_never_beyond_what_was_said(newcomer, room, say):
    # B7
    alice, bob = await newcomer(), await newcomer()
    raw = await alice.join()
    for _ in range(5):
        await say(bob, room.id)

    async def mark(seq: int) -> int:
        return (await raw.call("/chat", "markRead", {"room": room.id, "seq": seq}))["seq"]

    assert [await mark(seq) for seq in (3, 2, 0, 3, 4, 99, 1)] == [3, 3, 3, 3, 4, 5, 5]
    member = await Membership.get(room_id=room.id, user_id=alice.id)
    assert (member.last_read_seq, member.read_count) == (5, 5)
    await say(bob, room.id)
    assert (await unread_total(alice.id)).messages == 1  # what came later is not read by a mark set beyond it


async def test_tabs_that_mark_at_once_end_at_the_furthest(talker, general):
    # B7
    alice, bob = await talker(), await talker()
    for number in range(6):
        await send_message(bob.actor, general.id, "x", f"c{number}")
    answers = await asyncio.gather(*(mark_read(alice.actor, general.id, seq) for seq in (2, 6, 4, 1, 5, 3)))
    assert max(answers) == 6
    member = await Membership.get(room_id=general.id, user_id=alice.id)
    assert (member.last_read_seq, member.read_count) == (6, 6)
    assert all(answer >= seq for answer, seq in zip(answers, (2, 6, 4, 1, 5, 3), strict=True))


async def test_foreign_rooms_have_no_mark(talker, general):
    alice, bob = await talker(), await talker()
    private = await create_room(bob.actor, "Bob only")
    for room_id in (private.id, "01M82Q76XVGZ6F4PG8ABWD0T2S", "\x00", "x" * 100):
        with pytest.raises(NotFound):
            await mark_read(alice.actor, room_id, 1)


async def test_unread_is_what_others_said_since(talker, general):
    alice, bob = await talker(), await talker()
    other = await create_room(bob.actor, "Other")
    await send_message(bob.actor, other.id, "before anyone came", "c0")
    await join_room(alice.actor, other.id)
    assert (await unread_total(alice.id)).messages == 0  # nobody owes a room its past
    said = [await send_message(bob.actor, other.id, "x", f"c{number + 1}") for number in range(3)]
    await send_message(bob.actor, general.id, "y", "c")
    counts = {other.id: Count(3, 0, 3), general.id: Count(1, 0, 1)}
    assert (await unread_counts([alice.id, bob.id])) == {alice.id: counts, bob.id: {}}
    assert {room.title: room.unread for room in await load_rooms(alice.actor)} == {"general": 1, "Other": 3}
    await mark_read(alice.actor, other.id, said[0].seq)
    assert (await unread_counts([alice.id]))[alice.id][other.id].messages == 2
    await leave_room(alice.actor, other.id)
    assert (await unread_total(alice.id)).messages == 1


@pytest.mark.one_database
async def test_counts_rise_in_every_tab_and_reading_in_one_clears_them_in_the_others(newcomer, room, say):
    # B7
    alice, bob = await newcomer(), await newcomer()
    tab, panel = await alice.join(), await alice.join(format="html")
    for number in range(1, 4):
        await say(bob, room.id)
        body = unread_body(room, number)
        assert await tab.event("/chat", "unread", lambda told, body=body: told == body)
    shown = await panel.event("/chat", "unread", lambda told: told["count"] == 3)
    assert f'id="room-{room.id}-unread">3</span>' in shown["html"]
    assert 'id="nav-chat-unread">3</span>' in shown["html"]
    before = len(tab.events("/chat", "unread"))
    assert (await panel.call("/chat", "markRead", {"room": room.id, "seq": 3}))["ok"]
    await wait_until(lambda: len(tab.events("/chat", "unread")) > before)
    assert tab.events("/chat", "unread")[-1] == unread_body(room, 0)
    cleared = await panel.event("/chat", "unread", lambda told: told["rooms"] == {room.id: 0} and told is not shown)
    assert "hidden>0</span>" in cleared["html"]


@pytest.mark.one_database
async def test_whoever_writes_or_reads_by_a_form_has_nothing_unread_in_any_tab(newcomer, room, say):
    alice, bob = await newcomer(), await newcomer()
    tab = await alice.join()
    for act in (
        lambda seq: alice.post(f"/chat/{room.id}/read", {"seq": str(seq)}),
        lambda _: alice.post(f"/chat/{room.id}/messages", {"body": "answer"}),
    ):
        seq = await say(bob, room.id)
        await tab.event("/chat", "unread", lambda told: told["count"] == 1)
        start = len(tab.events("/chat", "unread"))
        assert (await act(seq)).status_code == 303
        await wait_until(lambda: tab.events("/chat", "unread")[-1]["count"] == 0)
        assert len(tab.events("/chat", "unread")) > start
        tab.frames.clear()


@pytest.mark.one_database
async def test_a_new_tab_is_told_its_counts_and_keeps_the_news_from_no_other(newcomer, room, say, monkeypatch):
    monkeypatch.setattr(unread, "COALESCE_S", 0.2)
    alice, bob = await newcomer(), await newcomer()
    old = await alice.join()
    await old.event("/chat", "unread", lambda told: told["count"] == 0)
    await say(bob, room.id)
    new = await alice.join()  # before the old one was told
    assert await new.event("/chat", "unread") == unread_body(room, 1)
    await old.event("/chat", "unread", lambda told: told["count"] == 1)
    await old.call("/chat", "sendMessage", {"room": room.id, "body": "x", "client_id": "c"})
    for tab in (old, new):
        await wait_until(lambda tab=tab: tab.events("/chat", "unread")[-1]["count"] == 0)


@pytest.mark.one_database
async def test_a_count_that_only_a_greeting_told_is_cleared_by_writing(newcomer, room, say):
    alice, bob, carol = await newcomer(), await newcomer(), await newcomer()
    told_already = await carol.join()
    await say(bob, room.id)
    await told_already.event("/chat", "unread", lambda told: told["count"] == 1)
    tab = await alice.join()
    assert (await tab.event("/chat", "unread"))["count"] == 1
    await say(alice, room.id)
    await tab.event("/chat", "unread", lambda told: told["count"] == 0)


@pytest.mark.one_database
async def test_a_page_that_shows_a_count_nobody_was_told_is_cleared_by_reading(newcomer, room, say, monkeypatch):
    monkeypatch.setattr(unread, "COALESCE_S", 0.2)
    alice, bob = await newcomer(), await newcomer()
    tab = await alice.join()
    await tab.event("/chat", "unread")
    seq = await say(bob, room.id)  # a page rendered now shows 1
    await tab.call("/chat", "markRead", {"room": room.id, "seq": seq})
    await tab.event("/chat", "unread", lambda told: told == unread_body(room, 0))
    await wait_until(lambda: len(tab.events("/chat", "unread")) == 2)


@pytest.mark.one_database
async def test_a_hundred_messages_are_a_handful_of_counts(newcomer, room, say, monkeypatch):
    monkeypatch.setattr(unread, "COALESCE_S", 0.3)
    alice, bob = await newcomer(), await newcomer()
    tab = await alice.join()
    for _ in range(100):
        await say(bob, room.id)
    await tab.event("/chat", "unread", lambda told: told["count"] == 100)
    assert len(tab.events("/chat", "unread")) <= 20


@pytest.mark.one_database
async def test_who_is_told_last_what_they_know_is_told_nothing(newcomer, room, say):
    alice, bob = await newcomer(), await newcomer()
    reader, writer = await alice.join(), await bob.join()
    await subscribe_room(writer, room.id)
    await say(bob, room.id)
    await reader.event("/chat", "unread", lambda told: told["count"] == 1)
    await writer.settled()
    assert [told["count"] for told in writer.events("/chat", "unread")] == [0]  # the greeting, and no more


@pytest.mark.one_database
async def test_counts_are_nobody_elses(newcomer, room, say):
    alice, bob, carol = await newcomer(), await newcomer(), await newcomer()
    private = await open_direct(await alice.principal(), bob.id)
    raws = {who.id: await who.join() for who in (bob, carol)}
    await say(alice, private.id)
    await raws[bob.id].event("/chat", "unread", lambda told: told["rooms"].get(private.id) == 1)
    await raws[carol.id].settled()
    assert not [told for told in raws[carol.id].events("/chat", "unread") if private.id in told["rooms"]]


async def test_reading_a_room_reads_the_notifications_about_it_once_everything_is_seen(talker, general):
    # B7
    alice, bob = await talker(name="Alice"), await talker(name="Bob")
    other = await create_room(bob.actor, "Other")
    await join_room(alice.actor, other.id)
    for room, number in ((general, 1), (general, 2), (other, 3)):
        await send_message(bob.actor, room.id, "@Alice look", f"c{number}")
    assert await unread_count(alice.id) == 3
    await mark_read(alice.actor, general.id, 1)
    assert await unread_count(alice.id) == 3
    await mark_read(alice.actor, general.id, 2)
    assert await unread_count(alice.id) == 1
    assert await Message.all().count() == 3


async def test_what_was_only_reacted_to_since_is_read_to_the_end(talker, general):
    alice, bob = await talker(name="Alice"), await talker()
    sent = await send_message(bob.actor, general.id, "@Alice look", "c")
    await add_reaction(bob.actor, general.id, sent.id, "👍")
    await mark_read(alice.actor, general.id, sent.seq)
    assert await unread_count(alice.id) == 0


async def test_sending_a_message_marks_the_notifications_of_its_room_as_read(talker, general):
    alice, bob = await talker(), await talker()
    direct = await open_direct(bob.actor, alice.id)
    await send_message(bob.actor, direct.id, "are you there?", "c1")
    await send_message(bob.actor, general.id, "meanwhile, elsewhere", "c2")
    assert await unread_count(alice.id) == 1
    await send_message(alice.actor, direct.id, "yes", "c3")
    assert await unread_count(alice.id) == 0
    assert (await unread_total(alice.id)).messages == 1
