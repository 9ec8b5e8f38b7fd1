"""Rooms: found by everyone where they are open, by two where they are not, and by nobody else at all."""

import asyncio

import pytest

from app.chat.messages.send import send_message
from app.chat.models import Membership, Room
from app.chat.rooms import create_room, join_room
from app.chat.rooms.direct import open_direct
from app.chat.rooms.members import leave_room
from app.chat.rooms.people import find_people
from app.chat.rooms.sidebar import find_joinable_rooms, load_rooms
from app.errors import Conflict, Invalid, NotFound
from app.realtime.streams.models import Stream
from tests.support.messages import received_seqs, subscribe_room


async def test_of_eight_who_open_a_direct_room_at_once_all_get_the_same(talker, general):
    alice, bob = await talker(name="Alice"), await talker(name="Bob")
    opened = await asyncio.gather(
        *(open_direct(who.actor, other.id) for who, other in ((alice, bob), (bob, alice)) * 4)
    )
    (room_id,) = {room.id for room in opened}
    assert await Room.filter(kind="direct").count() == 1
    assert await Membership.filter(room_id=room_id).count() == 2
    assert await Stream.filter(id=f"room:{room_id}").count() == 1
    (mine,) = [room for room in await load_rooms(alice.actor) if room.kind == "direct"]
    assert (mine.title, mine.partner_id) == ("Bob", bob.id)


async def test_direct_rooms_are_for_two_people_who_are_there(talker, general):
    alice = await talker()
    with pytest.raises(Conflict):
        await open_direct(alice.actor, alice.id)
    for user_id in ("01M82Q76XVGZ6F4PG8ABWD0T2S", "", "\x00", "x" * 100):
        with pytest.raises(NotFound):
            await open_direct(alice.actor, user_id)
    bob = await talker()
    room = await open_direct(alice.actor, bob.id)
    with pytest.raises(Conflict):
        await leave_room(alice.actor, room.id)


async def test_users_without_the_chat_permission_are_not_found_for_direct_rooms(talker, general, make_user):
    alice, bob, guest = await talker(), await talker(), await make_user("guest")
    offered = {person.id for person in await find_people()}
    assert (offered & {alice.id, bob.id, guest.id}) == {alice.id, bob.id}
    with pytest.raises(NotFound):
        await open_direct(alice.actor, guest.id)


async def test_joining_an_open_room_over_the_socket_makes_one_a_member(newcomer, room, say):
    alice, bob = await newcomer(), await newcomer()
    made = await create_room(await bob.principal(), "Plans")
    await say(bob, made.id)
    raw = await alice.join()
    here = await raw.call("/chat", "joinRoom", {"room": made.id})
    assert here == {"ok": True, "stream": f"room:{made.id}", "epoch": here["epoch"], "top": 2}  # a message, she
    assert await Membership.exists(room_id=made.id, user_id=alice.id)
    await raw.call("/chat", "joinRoom", {"room": made.id})
    assert await Membership.filter(room_id=made.id, user_id=alice.id).count() == 1
    await say(bob, made.id)
    await raw.event("/chat", "event", lambda event: event["kind"] == "message.created")
    assert received_seqs(raw, f"room:{made.id}")[-1] == 3


async def test_of_many_who_join_at_once_each_is_in_once(talker, general):
    alice, bob = await talker(), await talker()
    made = await create_room(bob.actor, "Plans")
    await asyncio.gather(*(join_room(alice.actor, made.id) for _ in range(6)))
    assert await Membership.filter(room_id=made.id, user_id=alice.id).count() == 1


@pytest.mark.one_database
async def test_leaving_a_room_stops_its_events_in_every_tab(newcomer, room, say):
    alice, bob = await newcomer(), await newcomer()
    made = await create_room(await bob.principal(), "Plans")
    tabs, other = [await alice.join(format=form) for form in ("json", "html")], await bob.join()
    for raw in (*tabs, other):
        await subscribe_room(raw, made.id)
    assert (await alice.post(f"/chat/{made.id}/leave")).status_code == 303
    said = await say(bob, made.id)
    await other.event("/chat", "event", lambda event: event["seq"] == said)
    for tab in tabs:
        await tab.settled()
        assert all(seq < said for seq in received_seqs(tab, f"room:{made.id}"))  # of her coming and going at the most
        refused = await tab.call("/chat", "fill", {"stream": f"room:{made.id}", "after": 0})
        assert refused["error"]["code"] == "not_found"
    await subscribe_room(tabs[0], made.id)  # an open room takes everyone back
    assert (await alice.get(f"/chat/{made.id}")).status_code == 200


async def test_names_of_rooms_are_taken_whatever_their_letters_look_like(talker, general):
    alice = await talker()
    made = await create_room(alice.actor, "Straße", "Where we walk")
    assert (made.name, made.description) == ("Straße", "Where we walk")
    for name in ("Straße", "STRASSE", "strasse ", "Ｓtraße"):
        with pytest.raises(Invalid) as caught:
            await create_room(alice.actor, name)
        assert set(caught.value.fields) == {"name"}
    with pytest.raises(Invalid):
        await create_room(alice.actor, " \u3000 ")
    results = await asyncio.gather(*(create_room(alice.actor, "At once") for _ in range(4)), return_exceptions=True)
    assert sorted(type(result).__name__ for result in results) == ["Invalid"] * 3 + ["Room"]


async def test_everyone_new_who_may_chat_is_in_the_general_room(talker, general):
    member, guest = await talker(), await talker("guest")
    assert await Membership.exists(room_id=general.id, user_id=member.id)
    assert not await Membership.exists(room_id=general.id, user_id=guest.id)


async def test_open_rooms_one_is_not_in_can_be_found_and_others_cannot(talker, general):
    alice, bob = await talker(), await talker()
    made = await create_room(bob.actor, "Plans")
    await open_direct(bob.actor, general.created_by_id)
    assert [room.id for room in await find_joinable_rooms(alice.actor)] == [made.id]
    assert await find_joinable_rooms(bob.actor) == []


async def test_direct_rooms_come_after_the_open_ones_and_the_latest_talk_first(talker, general):
    alice = await talker()
    others = [await talker(name=f"Person {letter}") for letter in "ABC"]
    for room_name in ("zebra", "Äpfel", "apes"):
        await create_room(alice.actor, room_name)
    rooms = [await open_direct(alice.actor, other.id) for other in others]
    await send_message(alice.actor, rooms[1].id, "x", "c")
    titles = [room.title for room in await load_rooms(alice.actor)]
    assert titles[:4] == ["apes", "Äpfel", "general", "zebra"]
    assert titles[4] == "Person B"


@pytest.mark.one_database
async def test_rooms_of_others_answer_404(newcomer, room):
    alice, bob, mallory = await newcomer(), await newcomer(), await newcomer()
    private = await open_direct(await alice.principal(), bob.id)
    assert (await alice.get(f"/chat/{private.id}")).status_code == 200
    for method, path in (
        ("get", ""),
        ("get", "?before=5"),
        ("post", "/messages"),
        ("post", "/read"),
        ("post", "/join"),
        ("post", "/leave"),
    ):
        answers = []
        for room_id in (private.id, "01M82Q76XVGZ6F4PG8ABWD0T2S", "%00", "x" * 100, "a%20b", "..%5c"):
            form = () if method == "get" else ({"body": "x", "seq": "1"},)
            answer = await getattr(mallory, method)(f"/chat/{room_id}{path}", *form, Accept="application/json")
            answers.append((answer.status_code, answer.text))
        assert {status for status, _ in answers} == {404}, path
        assert answers[0] == answers[1]
    for before in ("99999999999999999999999", "-5", "abc", "0"):
        assert (await alice.get(f"/chat/{private.id}?before={before}")).status_code == 200, before
    assert (await mallory.post("/chat/direct", {"user_id": mallory.id})).status_code == 409
    assert (await mallory.post("/chat/direct", {"user_id": "\x00"})).status_code == 404


@pytest.mark.one_database
async def test_rooms_are_made_and_found_by_forms(newcomer, room):
    alice, bob = await newcomer(name="Alice"), await newcomer(name="Bob")
    made = await alice.post("/chat/rooms", {"name": " Plans <b> ", "description": "x"})
    assert made.status_code == 303
    plans = await Room.get(name="Plans <b>")
    found = await bob.get("/chat/rooms")
    assert "Plans &lt;b&gt;" in found.text
    assert "Plans <b>" not in found.text
    again = await bob.post("/chat/rooms", {"name": "plans <B>", "description": "my words"})
    assert again.status_code == 422
    assert "my words" in again.text
    assert (await bob.post("/chat/rooms", {"name": "a\x00b"})).status_code in (303, 422)
    joined = await bob.post(f"/chat/{plans.id}/join")
    assert (joined.status_code, joined.headers["location"]) == (303, f"/chat/{plans.id}")
    opened = await bob.post("/chat/direct", {"user_id": alice.id})
    assert (await bob.get(opened.headers["location"])).status_code == 200
    assert (await bob.get("/chat")).status_code == 303
