"""Who is in a room, and who may say so."""

import asyncio

import pytest

from app.accounts.models import User
from app.audit.models import AuditEntry
from app.chat.models import Membership, RoomRole
from app.chat.rooms import archive_room, change_room, create_room, join_room
from app.chat.rooms.direct import open_direct
from app.chat.rooms.member_list import list_members
from app.chat.rooms.members import add_members, leave_room, set_member_role
from app.chat.rooms.sidebar import load_rooms
from app.errors import Conflict, Forbidden, NotFound


async def owners(room_id: str) -> set[str]:
    return {each.name for each in await list_members(room_id, 99) if each.owner}


async def test_of_two_owners_who_leave_a_closed_room_at_once_one_stays(talker, general):
    anna, bob, carol = await talker(name="Anna"), await talker(name="Bob"), await talker()
    room = await create_room(anna.actor, "Plans", closed=True)
    await add_members(anna.actor, room.id, [bob.id, carol.id])
    await set_member_role(anna.actor, room.id, bob.id, RoomRole.OWNER)
    left = await asyncio.gather(leave_room(anna.actor, room.id), leave_room(bob.actor, room.id), return_exceptions=True)
    (refused,) = [result for result in left if result is not None]
    assert isinstance(refused, Conflict)
    assert refused.code == "last_owner"
    assert len(await owners(room.id)) == 1


async def test_of_two_owners_who_take_each_others_role_at_once_one_keeps_it(talker, general):
    anna, bob = await talker(name="Anna"), await talker(name="Bob")
    room = await create_room(anna.actor, "Plans", closed=True)
    await add_members(anna.actor, room.id, [bob.id])
    await set_member_role(anna.actor, room.id, bob.id, RoomRole.OWNER)
    await asyncio.gather(
        set_member_role(anna.actor, room.id, bob.id, RoomRole.MEMBER),
        set_member_role(bob.actor, room.id, anna.id, RoomRole.MEMBER),
        return_exceptions=True,
    )
    assert len(await owners(room.id)) == 1


@pytest.mark.one_database
async def test_the_last_owner_of_a_closed_room_hands_it_over_or_is_the_last_to_go(talker, general):
    anna, bob = await talker(name="Anna"), await talker(name="Bob")
    room = await create_room(anna.actor, "Plans", closed=True)
    await add_members(anna.actor, room.id, [bob.id])
    for refused in (
        leave_room(anna.actor, room.id),
        set_member_role(anna.actor, room.id, anna.id, RoomRole.MEMBER),
    ):
        with pytest.raises(Conflict) as caught:
            await refused
        assert caught.value.code == "last_owner"
    await set_member_role(anna.actor, room.id, bob.id, RoomRole.OWNER)
    await leave_room(anna.actor, room.id)
    assert await owners(room.id) == {"Bob"}
    await leave_room(bob.actor, room.id)
    assert not await Membership.exists(room_id=room.id)


@pytest.mark.one_database
async def test_rooms_are_managed_by_their_owners_and_without_one_by_moderators(talker, general):
    anna, bob, warden = await talker(), await talker(), await talker("moderator")
    room = await create_room(anna.actor, "Plans")
    await join_room(bob.actor, room.id)
    for actor in (bob.actor, warden.actor):
        with pytest.raises(Forbidden):
            await change_room(actor, room.id, "Mine", "")
    await change_room(anna.actor, room.id, "Ours", "all of us")
    await User.filter(id=anna.id).update(status="suspended")
    with pytest.raises(Forbidden):
        await change_room(bob.actor, room.id, "Mine", "")
    await change_room(warden.actor, room.id, "Kept", "")
    assert {each.title for each in await load_rooms(bob.actor)} == {"general", "Kept"}
    direct = await open_direct(bob.actor, warden.id)
    with pytest.raises(Conflict) as caught:
        await change_room(bob.actor, direct.id, "x", "")
    assert caught.value.code == "direct_room"


@pytest.mark.one_database
async def test_anyone_in_an_open_room_lets_others_in_and_each_is_told(talker, general):
    anna, bob, carol = await talker(name="Anna"), await talker(), await talker()
    room = await create_room(anna.actor, "Plans")
    with pytest.raises(NotFound):  # from outside nobody does
        await add_members(bob.actor, room.id, [carol.id])
    await join_room(bob.actor, room.id)
    assert await add_members(bob.actor, room.id, [carol.id]) == [carol.id]
    assert await add_members(bob.actor, room.id, [carol.id]) == []
    entries = await AuditEntry.filter(target=f"room:{room.id}").values_list("action", flat=True)
    assert list(entries) == ["room.member_invited"]
    await archive_room(anna.actor, room.id)
    with pytest.raises(Conflict) as caught:
        await add_members(bob.actor, room.id, [general.created_by_id])
    assert caught.value.code == "archived"


@pytest.mark.parametrize("size", [3, 9])
async def test_of_many_who_open_a_direct_room_of_one_set_of_people_all_get_the_same(talker, general, size):
    people = [await talker(name=f"P{number}") for number in range(size)]  # a title has the first names of many
    ids = [each.id for each in people]
    opened = await asyncio.gather(*(open_direct(each.actor, *ids) for each in people * 2))
    (room_id,) = {room.id for room in opened}
    assert await Membership.filter(room_id=room_id).count() == size
    fewer = await open_direct(people[0].actor, *ids[:2])
    assert fewer.id != room_id
    (mine,) = [each for each in await load_rooms(people[-1].actor) if each.id == room_id]
    assert mine.partner_id is None
    assert people[0].user.name in mine.title
    with pytest.raises(Conflict) as caught:
        await open_direct(people[0].actor, *ids, *[(await talker()).id for _ in range(10 - size)])
    assert caught.value.code == "too_many_people"
