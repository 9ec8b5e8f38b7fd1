"""Closed rooms: those who were let in are in them, and nobody else learns that there are any."""

import pytest

from app.audit.models import AuditEntry
from app.chat.broadcasts import room_lists
from app.chat.models import RoomBan
from app.chat.rooms import archive_room, change_room, create_room, join_room, restore_room
from app.chat.rooms.member_list import list_members
from app.chat.rooms.members import add_members, remove_member
from app.chat.rooms.sidebar import load_rooms
from app.errors import Forbidden, NotFound
from app.ids import new_id
from app.realtime.streams import fanout
from tests.support.gate import Gate
from tests.support.messages import received_seqs, subscribe_room
from tests.support.query_log import record_queries


@pytest.mark.one_database
async def test_outsiders_learn_nothing_of_a_closed_room(newcomer, room, say, monkeypatch):
    # B17
    monkeypatch.setattr(room_lists, "COALESCE_S", 0.02)
    alice, bob, mallory, warden = await newcomer(), await newcomer(), await newcomer(), await newcomer("moderator")
    owner = await alice.principal()
    secret = await create_room(owner, "Merger with Acme", "hush", closed=True)
    inside, outside = await bob.join(), await mallory.join()
    await outside.event("/chat", "presence")
    heard = len(outside.frames)
    await add_members(owner, secret.id, [bob.id])
    await say(alice, secret.id, "@Mallory we buy them")
    await change_room(owner, secret.id, "Merger with Acme Ltd", "hush hush")
    await archive_room(owner, secret.id)
    await restore_room(owner, secret.id)
    await inside.event("/chat", "rooms")  # who is in it hears of it
    await outside.settled()
    named = [frame for frame in outside.frames[heard:] if secret.id in frame or "Acme" in frame or '"rooms"' in frame]
    assert named == []
    for stranger in (mallory, warden):
        pages = [(await stranger.get(path)).text for path in ("/chat/rooms", "/chat/rooms?q=merger", "/chat/list", "/")]
        assert not any("Acme" in page or secret.id in page for page in pages)
        taken = await stranger.post("/chat/rooms", {"name": "Merger with Acme Ltd"})
        # Not even that the name is in use.
        assert taken.status_code == 303
        await change_room(await stranger.principal(), taken.headers["location"][6:], stranger.id, "")
    assert "Acme" in (await bob.get("/chat/list")).text


@pytest.mark.one_database
async def test_a_closed_room_answers_outsiders_as_one_that_does_not_exist(newcomer, room):
    # B17
    alice, mallory, warden = await newcomer(), await newcomer(), await newcomer("moderator")
    secret = await create_room(await alice.principal(), "Secret", closed=True)
    for stranger in (mallory, warden):
        raw = await stranger.join()
        asked = {
            "joinRoom": {},
            "sendMessage": {"body": "x", "client_id": "c"},
            "changeRoom": {"name": "x"},
            "archiveRoom": {},
            "restoreRoom": {},
            "quitRoom": {},
            "setLevel": {"level": "all"},
            "listMembers": {},
            "inviteToRoom": {"people": [mallory.id]},
            "removeMember": {"user": alice.id},
            "setMemberRole": {"user": mallory.id, "role": "owner"},
            "muteMember": {"user": alice.id, "length": "1h"},
            "unmuteMember": {"user": alice.id},
            "banMember": {"user": alice.id},
            "unbanMember": {"user": alice.id},
            "listBans": {},
        }
        for name, data in asked.items():
            for attempt in range(5):
                answers, statements = [], []
                for room_id in (secret.id, new_id()):
                    with record_queries() as statement:
                        answers.append(await raw.call("/chat", name, {"room": room_id, **data}))
                    statements.append(len(statement))
                assert answers[0]["error"]["code"] == "not_found", name
                assert answers[0] == answers[1], name
                # And it takes as long; unless something else was asked beside it, such as how much is unread.
                if statements[0] == statements[1]:
                    break
                assert attempt < 4, (name, statements)
        paths = {
            "get": ("", "/settings"),
            "post": (
                *("/join", "/leave", "/settings", "/archive", "/restore", "/level", "/invite"),
                *(f"/members/{alice.id}/{what}" for what in ("remove", "role", "mute", "unmute", "ban", "unban")),
            ),
        }
        for method, ends in paths.items():
            for path in ends:
                form = ({"name": "x", "level": "all", "role": "owner", "length": "1h", "people": alice.id},)
                found = [
                    await getattr(stranger, method)(
                        f"/chat/{id}{path}", *(form if method == "post" else ()), Accept="application/json"
                    )
                    for id in (secret.id, new_id())
                ]
                assert [each.status_code for each in found] == [404, 404], path
                assert found[0].text == found[1].text, path
    assert not await RoomBan.exists()
    assert not await AuditEntry.filter(target=f"room:{secret.id}").exists()


async def test_people_are_let_in_by_owners_and_put_out_again(talker, general):
    anna, bob, carol = await talker(name="Anna"), await talker(name="Bob"), await talker(name="Carol")
    room = await create_room(anna.actor, "Plans", closed=True)
    with pytest.raises(NotFound):
        await join_room(bob.actor, room.id)
    assert await add_members(anna.actor, room.id, [bob.id, anna.id]) == [bob.id]
    assert (await join_room(bob.actor, room.id)).id == room.id
    with pytest.raises(Forbidden):
        await add_members(bob.actor, room.id, [carol.id])
    with pytest.raises(Forbidden):
        await remove_member(bob.actor, room.id, anna.id)
    with pytest.raises(NotFound):
        await add_members(anna.actor, room.id, [new_id()])
    assert {each.name for each in await list_members(room.id, 99)} == {"Anna", "Bob"}
    await remove_member(anna.actor, room.id, bob.id)
    with pytest.raises(NotFound):
        await join_room(bob.actor, room.id)
    assert [each.title for each in await load_rooms(bob.actor)] == ["general"]


@pytest.mark.one_database
async def test_whoever_is_removed_is_cut_off_at_once(newcomer, room, say):
    # B16
    alice, bob = await newcomer(), await newcomer()
    owner = await alice.principal()
    secret = await create_room(owner, "Plans", closed=True)
    await add_members(owner, secret.id, [bob.id])
    inside, cut = await alice.join(), await bob.join()
    await subscribe_room(inside, secret.id)
    await subscribe_room(cut, secret.id)
    heard = await say(alice, secret.id)
    await cut.event("/chat", "event", lambda event: event["seq"] == heard)
    await remove_member(owner, secret.id, bob.id)
    unheard = await say(alice, secret.id)
    await inside.event("/chat", "event", lambda event: event["seq"] == unheard)
    await cut.settled()
    assert max(received_seqs(cut, f"room:{secret.id}")) == heard
    for name, data in {
        "joinRoom": {"room": secret.id},
        "fill": {"stream": f"room:{secret.id}", "after": 0},
    }.items():
        assert (await cut.call("/chat", name, data))["error"]["code"] == "not_found"


@pytest.mark.one_database
async def test_whoever_is_removed_is_cut_off_even_while_nothing_of_the_room_is_delivered(newcomer, room, monkeypatch):
    # B16
    alice, bob = await newcomer(), await newcomer()
    owner = await alice.principal()
    secret = await create_room(owner, "Plans", closed=True)
    await add_members(owner, secret.id, [bob.id])
    inside, cut = await alice.join(), await bob.join()
    for raw in (inside, cut):
        await subscribe_room(raw, secret.id)
    fill = {"stream": f"room:{secret.id}", "after": 0}
    gate = Gate(monkeypatch, fanout, "render_events")
    await remove_member(owner, secret.id, bob.id)
    await gate.waiting.wait()
    assert (await inside.call("/chat", "fill", fill))["ok"]
    assert (await cut.call("/chat", "fill", fill))["error"]["code"] == "not_found"
    gate.open.set()


@pytest.mark.one_database
async def test_the_audit_log_says_that_a_closed_room_was_changed_and_not_what_it_is_called(talker, general):
    anna = await talker()
    for closed, told in ((False, True), (True, False)):
        room = await create_room(anna.actor, "Merger with Acme", closed=closed)
        await change_room(anna.actor, room.id, "Merger with Acme Ltd", "hush")
        entry = await AuditEntry.get(action="room.changed", target=f"room:{room.id}")
        assert ("Acme" in entry.details, "hush" in entry.details) == (told, told)
