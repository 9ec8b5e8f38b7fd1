"""What moderators do: nobody writes where they are muted, and nobody is where they are banned."""

import asyncio
from datetime import timedelta
from unittest.mock import Mock

import pytest

from app.accounts.models import User
from app.audit.models import AuditEntry
from app.chat import access
from app.chat.messages.history import load_history
from app.chat.messages.send import send_message
from app.chat.models import Membership
from app.chat.rooms import create_room, join_room
from app.chat.rooms.members import add_members, remove_member
from app.chat.rooms.moderation import MuteFor, ban_member, list_bans, mute_member, unban_member, unmute_member
from app.chat.rooms.sidebar import find_joinable_rooms
from app.clock import clock
from app.errors import Conflict, Forbidden, NotFound
from tests.support.gate import Gate
from tests.support.messages import received_seqs, subscribe_room
from tests.support.principals import principal_of


async def test_a_muted_member_can_read_but_not_write_until_it_ends(talker, general):
    warden, bob = await talker("moderator"), await talker()

    async def say(name: str) -> None:
        await send_message(bob.actor, general.id, "x", name)

    await say("before")
    await mute_member(warden.actor, general.id, bob.id, MuteFor.MINUTES)
    with pytest.raises(Conflict) as caught:
        await say("muted")
    assert caught.value.code == "muted"
    assert 0 < caught.value.retry_after_ms <= 600_000
    assert len((await load_history(bob.actor, general.id)).messages) == 1
    clock.move(timedelta(minutes=10))
    await say("after")
    await mute_member(warden.actor, general.id, bob.id, MuteFor.LIFTED)
    clock.move(timedelta(days=1000))
    with pytest.raises(Conflict) as caught:
        await say("muted for good")
    assert (caught.value.code, caught.value.retry_after_ms) == ("muted", None)
    await unmute_member(warden.actor, general.id, bob.id)
    await say("lifted")


async def test_a_banned_member_is_removed_and_cannot_rejoin(talker, general):
    warden, bob = await talker("moderator"), await talker()
    room = await create_room(warden.actor, "Plans")
    await join_room(bob.actor, room.id)
    done = await asyncio.gather(
        *(ban_member(warden.actor, room.id, bob.id, "spam") for _ in range(3)),
        *(join_room(bob.actor, room.id) for _ in range(3)),
        return_exceptions=True,
    )
    assert [result for result in done[:3] if result is None] == [None]
    assert not await Membership.exists(room_id=room.id, user_id=bob.id)
    for refused in (
        lambda: join_room(bob.actor, room.id),
        lambda: send_message(bob.actor, room.id, "x", "c"),
        lambda: load_history(bob.actor, room.id),
    ):
        with pytest.raises(NotFound):
            await refused()
    assert room.id not in {each.id for each in await find_joinable_rooms(bob.actor)}
    with pytest.raises(Conflict) as caught:
        await add_members(warden.actor, room.id, [bob.id])
    assert caught.value.code == "banned"
    (found,) = await list_bans(warden.actor, room.id)
    assert (found.user_id, found.by, found.reason) == (bob.id, warden.user.name, "spam")
    await unban_member(warden.actor, room.id, bob.id)
    assert await list_bans(warden.actor, room.id) == []
    await join_room(bob.actor, room.id)
    actions = await AuditEntry.filter(target=f"room:{room.id}").order_by("seq").values_list("action", flat=True)
    assert list(actions) == ["room.member_banned", "room.ban_lifted"]


@pytest.mark.one_database
async def test_only_moderators_moderate_and_not_each_other(talker, general):
    anna, bob, warden, other = await talker(), await talker(), await talker("moderator"), await talker("moderator")
    room = await create_room(anna.actor, "Plans")
    await join_room(bob.actor, room.id)
    for moderate in (
        lambda actor, user: mute_member(actor, room.id, user, MuteFor.HOUR),
        lambda actor, user: ban_member(actor, room.id, user),
    ):
        with pytest.raises(Forbidden) as caught:
            await moderate(anna.actor, bob.id)  # who owns the room does not
        assert caught.value.permission == "moderate_chat"
        for user, code in ((warden.id, "oneself"), (other.id, "moderator")):
            with pytest.raises(Conflict) as conflict:
                await moderate(warden.actor, user)
            assert conflict.value.code == code
        await moderate(warden.actor, bob.id)


async def test_moderators_do_not_remove_each_other_but_owners_of_a_room_may(talker, general):
    anna, bob, warden, other = await talker(), await talker(), await talker("moderator"), await talker("admin")
    room = await create_room(anna.actor, "Plans")
    for each in (bob, warden, other):
        await join_room(each.actor, room.id)
    with pytest.raises(Conflict) as conflict:
        await remove_member(warden.actor, room.id, other.id)
    assert conflict.value.code == "moderator"
    await remove_member(warden.actor, room.id, bob.id)
    await remove_member(anna.actor, room.id, other.id)


@pytest.mark.one_database
async def test_a_ban_cuts_sockets_off_at_once_and_acks_say_why_one_is_muted(newcomer, room, say):
    # B16
    warden, bob = await newcomer("moderator"), await newcomer()
    chair, tab = await warden.join(), await bob.join(format="html")
    await subscribe_room(tab, room.id)
    await subscribe_room(chair, room.id)
    place = {"room": room.id, "user": bob.id}
    assert (await chair.call("/chat", "muteMember", {**place, "length": "1h"}))["ok"]
    refused = (await tab.call("/chat", "sendMessage", {"room": room.id, "body": "x", "client_id": "c"}))["error"]
    assert refused["code"] == "muted"
    assert 3_500_000 < refused["retry_after_ms"] <= 3_600_000
    page = await bob.post(f"/chat/{room.id}/messages", {"body": "my long words"})
    assert page.status_code == 409
    assert "my long words" in page.text
    assert (await chair.call("/chat", "unmuteMember", place))["ok"]
    assert (await chair.call("/chat", "banMember", {**place, "reason": "spam"}))["ok"]
    unheard = await say(warden, room.id)
    await chair.event("/chat", "event", lambda event: event["seq"] == unheard)
    await tab.settled()
    assert unheard not in received_seqs(tab, f"room:{room.id}")
    assert (await tab.call("/chat", "joinRoom", {"room": room.id}))["error"]["code"] == "not_found"
    assert (await bob.get(f"/chat/{room.id}")).status_code == 404
    (found,) = (await chair.call("/chat", "listBans", {"room": room.id}))["bans"]
    assert (found["user"], found["reason"]) == (bob.id, "spam")
    assert (await chair.call("/chat", "unbanMember", place))["ok"]
    assert (await tab.call("/chat", "joinRoom", {"room": room.id}))["ok"]


@pytest.mark.one_database
async def test_a_ban_counts_for_who_was_about_to_join(talker, general, monkeypatch):
    warden, bob = await talker("moderator"), await talker()
    room = await create_room(warden.actor, "Plans")
    gate = Gate(monkeypatch, access, "load_joinable_room")
    joining = asyncio.create_task(join_room(bob.actor, room.id))
    await gate.waiting.wait()
    await ban_member(warden.actor, room.id, bob.id, "spam")
    gate.open.set()
    with pytest.raises(NotFound):
        await joining
    assert not await Membership.exists(room_id=room.id, user_id=bob.id)


@pytest.mark.one_database
async def test_who_was_banned_and_moderates_later_does_not_moderate_that_room(talker, general):
    warden, bob, carol = await talker("moderator"), await talker(), await talker()
    rooms = {name: await create_room(warden.actor, name) for name in ("Plans", "Ideas")}
    for room in rooms.values():
        await join_room(carol.actor, room.id)
    await ban_member(warden.actor, rooms["Plans"].id, bob.id, "spam")
    await User.filter(id=bob.id).update(role_id="moderator")
    actor = await principal_of(bob.user)
    for moderate in (
        lambda room_id: mute_member(actor, room_id, carol.id, MuteFor.HOUR),
        lambda room_id: list_bans(actor, room_id),
        lambda room_id: ban_member(actor, room_id, carol.id),
    ):
        await moderate(rooms["Ideas"].id)
        with pytest.raises(NotFound):
            await moderate(rooms["Plans"].id)
    with pytest.raises(NotFound):
        await unban_member(actor, rooms["Plans"].id, bob.id)
    assert [ban.user_id for ban in await list_bans(warden.actor, rooms["Plans"].id)] == [bob.id]


@pytest.mark.parametrize(("after", "muted"), [(-1, True), (0, False), (1, False)])
def test_a_mute_ends_at_its_moment(monkeypatch, after: int, muted: bool):
    until = clock.now()
    monkeypatch.setattr(access, "clock", Mock(now=lambda: until + timedelta(microseconds=after)))
    assert access.current_mute(until)[0] == muted
