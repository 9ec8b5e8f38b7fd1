"""Saying something: kept once, told once, whatever the door and however often it is tried."""

import asyncio
from contextvars import Context

import httpx
import pytest

from app.chat import access
from app.chat.messages.body import MAX_BODY, clean_body
from app.chat.messages.read_receipts import unread_counts, unread_total
from app.chat.messages.send import Sent, send_message
from app.chat.models import Membership, Message, Room
from app.chat.rooms import archive_room, create_room, join_room
from app.chat.rooms.members import leave_room, remove_member
from app.chat.rooms.moderation import MuteFor, mute_member
from app.chat.rooms.unread_counts import NOTHING as NOTHING_UNREAD
from app.clock import clock
from app.database import transaction
from app.errors import Conflict, Invalid, NotFound
from tests.support.gate import Gate
from tests.support.messages import received_seqs, subscribe_room
from tests.support.patience import PATIENCE_S


async def test_five_tries_of_one_message_through_both_doors_are_one_message(newcomer, room):
    # B2
    alice, bob = await newcomer(), await newcomer()
    raw, tab, other = await alice.join(), await alice.join(), await bob.join()
    for each in (raw, other):
        await subscribe_room(each, room.id)
    message = {"body": "once", "client_id": "c-1"}
    async with alice.browser(Accept="application/json") as browser:

        async def post() -> dict[str, object]:
            response = await browser.post(f"/chat/{room.id}/messages", data=message)
            assert response.status_code == 200
            return response.json()

        socket = {"room": room.id, **message}
        acks = await asyncio.gather(
            raw.call("/chat", "sendMessage", socket),
            post(),
            tab.call("/chat", "sendMessage", socket),
            post(),
            raw.call("/chat", "sendMessage", socket),
        )
    assert {(ack["ok"], ack["id"], ack["seq"]) for ack in acks} == {(True, acks[0]["id"], 1)}
    assert sorted(ack["dup"] for ack in acks) == [False, True, True, True, True]
    assert await Message.filter(room_id=room.id).count() == 1
    assert (await Room.get(id=room.id)).message_count == 1
    marker = await other.call("/chat", "sendMessage", {"room": room.id, "body": "after", "client_id": "c-1"})
    assert (marker["dup"], marker["seq"]) == (False, 2)  # another person's name for a message is another name
    for each in (raw, other):
        await each.event("/chat", "event", lambda event: event["seq"] == 2)
        assert received_seqs(each, f"room:{room.id}") == [1, 2]
    assert [m.body for m in await Message.filter(room_id=room.id).order_by("seq")] == ["once", "after"]


async def test_a_try_that_says_something_else_changes_nothing(talker, general):
    alice = await talker()
    first = await send_message(alice.actor, general.id, "first", "c")
    again = await send_message(alice.actor, general.id, "second", "c")
    assert (again.id, again.seq, again.dup) == (first.id, first.seq, True)
    assert (await Message.get(id=first.id)).body == "first"


async def test_what_cannot_be_said_has_a_name(newcomer, room):
    alice = await newcomer()
    raw = await alice.join()

    async def code(body: str, room_id: str = room.id) -> str:
        message = {"room": room_id, "body": body, "client_id": "c"}
        return (await raw.call("/chat", "sendMessage", message))["error"]["code"]

    assert (
        await code("") == await code(" \n\t ") == await code("\x00 \x00") == await code("\u200b\u2066\ufe0f") == "empty"
    )
    assert await code("x" * (MAX_BODY + 1)) == "too_long"
    assert await code("x", "01M82Q76XVGZ6F4PG8ABWD0T2S") == "not_found"
    exactly = {"room": room.id, "body": "я" * MAX_BODY, "client_id": "c"}
    assert (await raw.call("/chat", "sendMessage", exactly))["ok"]


async def test_a_message_is_kept_as_it_was_said_without_its_blank_ends(talker, general):
    alice = await talker()
    said = "  first line\n  second\x00 line <b>&amp; 👩‍🚀 ё \n"
    sent = await send_message(alice.actor, general.id, said, "c")
    assert (await Message.get(id=sent.id)).body == "first line\n  second line <b>&amp; 👩‍🚀 ё"


# The same table is counted in the browser: tests/browser/chat/test_too_long.py.
COUNTED = [
    ("x" * MAX_BODY, 0),
    ("x" * (MAX_BODY + 2_299), 2_299),
    ("👍" * MAX_BODY, 0),
    ("👩‍🚀" * 1_334, 2),
    ("e\u0301" * (MAX_BODY // 2 + 1), 2),
    ("  \n\t\u3000\u00a0\ufeff" + "я" * MAX_BODY + "\u2028 \r\n", 0),
    ("x\r\n" * (MAX_BODY // 2) + "xy", 2),
    ("x\x00" * MAX_BODY, 0),
    ("\x1c\x85" + "x" * MAX_BODY, 2),
]


@pytest.mark.parametrize(("typed", "over"), COUNTED, ids=lambda value: str(value)[:4])
def test_characters_are_counted_as_those_of_unicode_without_blank_ends(typed, over):
    if not over:
        assert len(clean_body(typed)) == MAX_BODY
        return
    with pytest.raises(Invalid) as refused:
        clean_body(typed)
    assert (refused.value.code, refused.value.numbers) == ("too_long", {"over": over, "limit": MAX_BODY})


async def test_lines_count_the_same_through_both_doors(talker, general):
    alice = await talker()
    lines = "x\r\n" * (MAX_BODY // 2)  # as a form sends them; two characters each as they were typed
    sent = await send_message(alice.actor, general.id, lines, "c")
    assert (await Message.get(id=sent.id)).body == ("x\n" * (MAX_BODY // 2)).strip()


async def test_only_members_send_messages(talker, general):
    alice, bob = await talker(), await talker()
    room = await create_room(alice.actor, "Alice only")
    with pytest.raises(NotFound):
        await send_message(bob.actor, room.id, "hello", "c")
    await join_room(bob.actor, room.id)
    await send_message(bob.actor, room.id, "hello", "c")
    await leave_room(bob.actor, room.id)
    with pytest.raises(NotFound):
        await send_message(bob.actor, room.id, "again", "d")


async def test_a_room_knows_how_much_and_when_it_was_last_spoken_in(talker, general):
    alice = await talker()
    before = clock.now()
    for number in range(3):
        await send_message(alice.actor, general.id, "x", f"c{number}")
    room = await Room.get(id=general.id)
    assert room.message_count == 3
    assert before <= room.last_message_at <= clock.now()
    assert [m.ordinal for m in await Message.filter(room_id=general.id).order_by("seq")] == [1, 2, 3]


async def test_many_who_talk_at_once_are_counted_right(talker, general):
    people = [await talker() for _ in range(3)]
    await asyncio.gather(*(send_message(p.actor, general.id, "x", f"c{n}") for p in people for n in range(8)))
    messages = await Message.filter(room_id=general.id).order_by("seq")
    assert [m.seq for m in messages] == [m.ordinal for m in messages] == list(range(1, 25))
    counts = await unread_counts([p.id for p in people])
    for person in people:
        last = max(m.seq for m in messages if m.author_id == person.id)
        assert counts[person.id].get(general.id, NOTHING_UNREAD).messages == 24 - last


@pytest.mark.one_database
async def test_without_javascript_a_form_posts_and_keeps_what_was_typed(newcomer, room):
    alice = await newcomer()
    posted = await alice.post(f"/chat/{room.id}/messages", {"body": "by hand"})
    message = await Message.get(room_id=room.id)
    assert (posted.status_code, posted.headers["location"]) == (303, f"/chat/{room.id}#message-{message.id}")
    assert f'id="message-{message.id}"' in (await alice.get(f"/chat/{room.id}")).text
    again = await alice.post(f"/chat/{room.id}/messages", {"body": "by hand"})  # said twice is said twice
    assert again.status_code == 303
    assert await Message.filter(room_id=room.id).count() == 2
    typed = "<b>" + "long" * 1000
    refused = await alice.post(f"/chat/{room.id}/messages", {"body": typed})
    assert refused.status_code == 422
    assert f"&lt;b&gt;{'long' * 1000}</textarea>" in refused.text
    assert "3 too many. The limit is 4,000 characters." in refused.text
    empty = await alice.post(f"/chat/{room.id}/messages", {"body": "   "})
    assert empty.status_code == 422
    assert "Write something first" in empty.text


@pytest.mark.one_database
async def test_over_http_programs_get_codes_and_other_sites_get_nothing(newcomer, room, live):
    alice = await newcomer()
    async with alice.browser(Accept="application/json") as program:
        address = f"/chat/{room.id}/messages"
        long = await program.post(address, data={"body": "x" * 4001})
        assert (long.status_code, long.json()["error"]["code"]) == (422, "too_long")
        odd = await program.post(address, data={"body": "x", "client_id": "a b"})
        assert odd.status_code == 422
        nowhere = await program.post("/chat/01M82Q76XVGZ6F4PG8ABWD0T2S/messages", data={"body": "x"})
        assert (nowhere.status_code, nowhere.json()["error"]["code"]) == (404, "not_found")
    foreign = await alice.post(address, {"body": "x"}, Origin="http://evil.example")
    assert foreign.status_code == 403
    async with httpx.AsyncClient(timeout=PATIENCE_S, base_url=live.url) as nobody:
        refused = await nobody.post(address, data={"body": "x"}, headers={"Accept": "application/json"})
        assert refused.status_code == 401
    guest = await newcomer("guest")
    assert (await guest.post(address, {"body": "x"})).status_code == 403
    assert not await Message.exists()


async def test_the_mark_of_whoever_writes_moves_to_what_they_wrote(talker, general):
    alice, bob = await talker(), await talker()
    for number in range(2):
        await send_message(bob.actor, general.id, "x", f"c{number}")
    assert (await unread_total(alice.id)).messages == 2
    await send_message(alice.actor, general.id, "y", "c")
    member = await Membership.get(room_id=general.id, user_id=alice.id)
    assert (member.last_read_seq, member.read_count) == (3, 3)
    assert (await unread_total(alice.id)).messages == 0
    with pytest.raises(Invalid):
        await send_message(alice.actor, general.id, "", "d")


@pytest.mark.one_database
async def test_messages_over_the_rate_limit_are_refused_with_a_time_to_retry(newcomer, room):
    # B18
    alice = await newcomer()
    raw = await alice.join()
    stored, ack = -1, {"ok": True}
    while ack["ok"] and stored < 60:
        stored += 1
        said = {"room": room.id, "body": f"word {stored}", "client_id": f"c-{stored}"}
        ack = await raw.call("/chat", "sendMessage", said)
    assert ack["error"]["code"] == "rate_limited"
    assert 0 < ack["error"]["retry_after_ms"] <= 20_000
    assert stored >= 30
    assert await Message.filter(room_id=room.id).count() == stored


@pytest.mark.one_database
@pytest.mark.parametrize("what", ["mute", "archive"])
async def test_who_sends_again_what_was_accepted_hears_so_whatever_came_in_between(talker, general, what: str):
    warden, bob = await talker("moderator"), await talker()
    room = await create_room(warden.actor, "Plans")
    await join_room(bob.actor, room.id)
    first = await send_message(bob.actor, room.id, "the ack was lost", "c-1")
    if what == "mute":
        await mute_member(warden.actor, room.id, bob.id, MuteFor.HOUR)
    else:
        await archive_room(warden.actor, room.id)
    again = await send_message(bob.actor, room.id, "the ack was lost", "c-1")
    assert (again.id, again.seq, again.dup) == (first.id, first.seq, True)
    with pytest.raises(Conflict):
        await send_message(bob.actor, room.id, "something new", "c-2")
    assert await Message.filter(room_id=room.id).count() == 1


@pytest.mark.several_nodes
async def test_two_nodes_that_get_the_same_try_at_once_store_it_once(talker, general, monkeypatch):
    alice = await talker()

    async def send_from_another_node() -> Sent:
        async with transaction():
            return await send_message(alice.actor, general.id, "once", "c")

    with monkeypatch.context() as first_node:
        gate = Gate(first_node, access, "load_sender")
        sending = asyncio.create_task(send_message(alice.actor, general.id, "once", "c"))
        await gate.waiting.wait()
    first = await asyncio.create_task(send_from_another_node(), context=Context())
    gate.open.set()
    again = await sending
    assert (again.id, again.seq, again.dup, first.dup) == (first.id, first.seq, True, False)
    assert await Message.filter(room_id=general.id).count() == 1


@pytest.mark.several_nodes
@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (lambda owner, _, room: archive_room(owner, room.id), "archived"),
        (lambda owner, user_id, room: remove_member(owner, room.id, user_id), "not_found"),
    ],
)
async def test_a_message_is_refused_if_the_room_changes_between_the_look_at_the_sender_and_the_lock(
    talker, general, monkeypatch, change, refusal
):
    anna, bob = await talker(), await talker()
    room = await create_room(anna.actor, "Plans")
    await join_room(bob.actor, room.id)
    gate = Gate(monkeypatch, access, "load_sender")
    sending = asyncio.create_task(send_message(bob.actor, room.id, "hello", "c"))
    await gate.waiting.wait()
    await change(anna.actor, bob.id, room)
    gate.open.set()
    with pytest.raises((Conflict, NotFound)) as refused:
        await sending
    assert refused.value.code == refusal
    assert not await Message.filter(room_id=room.id).exists()
