"""What rooms make of people who are erased."""

import pytest

from app.accounts.users.erase import erase_user
from app.chat.models import RoomRole
from app.chat.rooms import create_room
from app.chat.rooms.member_list import find_members
from app.chat.rooms.members import add_members, set_member_role
from tests.chat.live_page import normalised, page
from tests.support import htmx_swaps
from tests.support.messages import subscribe_room

pytestmark = pytest.mark.one_database


async def test_who_is_erased_leaves_open_pages_and_a_closed_room_goes_to_who_was_in_it_longest(newcomer, room):
    # B24
    admin, anna = await newcomer("admin", name="Ada"), await newcomer(name="Anna")
    carl, bob = await newcomer(name="Carl"), await newcomer(name="Bob")
    owner = await anna.principal()
    made = await create_room(owner, "Plans", closed=True)
    for each in (carl, bob):
        await add_members(owner, made.id, [each.id])
    panels = await bob.join(format="html")
    await subscribe_room(panels, made.id)
    await panels.event("/chat", "presence", lambda body: bob.id in body["online"])  # or dots differ
    before = await page(bob, made)
    await erase_user(await admin.principal(), anna.id)
    for kind in ("member.left", "member.changed"):
        event = await panels.event("/chat", "event", lambda event, kind=kind: event["kind"] == kind)
        htmx_swaps.apply_swaps(before, event["html"])
    after = await page(bob, made)
    assert normalised(before, "room", "members") == normalised(after, "room", "members")
    assert [(each.name, each.owner) for each in await find_members(made.id, "", limit=9, offset=0)] == [
        ("Bob", False),
        ("Carl", True),
    ]


async def test_a_closed_room_with_another_owner_stays_theirs(newcomer, room):
    admin, anna, bob, carl = await newcomer("admin"), await newcomer(), await newcomer(name="B"), await newcomer()
    owner = await anna.principal()
    made = await create_room(owner, "Plans", closed=True)
    for each in (carl, bob):
        await add_members(owner, made.id, [each.id])
    await set_member_role(owner, made.id, bob.id, RoomRole.OWNER)
    await erase_user(await admin.principal(), anna.id)
    owners = [each.id for each in await find_members(made.id, "", limit=9, offset=0) if each.owner]
    assert owners == [bob.id]
