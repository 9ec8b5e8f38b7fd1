"""What rooms make of people who are erased."""

import asyncio

import pytest

from app.accounts.users.erase import erase_user
from app.chat.messages.edit import edit_message
from app.chat.messages.send import send_message
from app.chat.models import RoomRole
from app.chat.rooms import create_room
from app.chat.rooms.member_list import find_members
from app.chat.rooms.members import add_members, set_member_role
from app.ids import new_id
from app.notifications import erased_authors
from app.notifications.announcements import send
from app.notifications.forms import SendNotification
from app.notifications.models import Notification
from tests.chat.live_page import normalised, page
from tests.support import htmx_swaps
from tests.support.messages import subscribe_room
from tests.support.patience import PATIENCE_S
from tests.support.plans import assert_uses_index
from tests.support.uploads import JSON

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


async def test_notifications_of_others_forget_what_they_were_called(newcomer, room, monkeypatch):
    monkeypatch.setattr(erased_authors, "CHUNK", 1)
    admin, bob = await newcomer("admin", name="Ada"), await newcomer(name="Bob")
    anna = await newcomer("moderator", name="Anna Orlova", email="anna.orlova@example.org")
    namesake = await newcomer(name="Anna Orlova", email="other@example.org")
    theirs, actor = await namesake.principal(), await anna.principal()
    sent = await send_message(actor, room.id, "@Bob hello", new_id())
    await edit_message(actor, room.id, sent.id, "@Bob hello again")
    await add_members(actor, (await create_room(actor, "Plans", closed=True)).id, [bob.id])
    await send(actor, SendNotification(audience="everyone", title="Lunch"))
    await send_message(theirs, room.id, "@Bob hello", new_id())
    assert "anna.orlova" in (await bob.get("/notifications", **JSON)).text

    async def items_by(person) -> list[dict]:
        items = (await bob.get("/notifications", **JSON)).json()["items"]
        return [item for item in items if item["actor"] == person.id]

    await erase_user(await admin.principal(), anna.id)
    former = f"Former member {anna.id[-4:]}"
    async with asyncio.timeout(PATIENCE_S):
        while {item["data"]["author"] for item in await items_by(anna)} != {former}:  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0.02)
    assert "anna.orlova" not in (await bob.get("/notifications", **JSON)).text
    assert sorted(item["kind"] for item in await items_by(anna)) == ["announcement", "mention", "room_invitation"]
    assert [item["data"]["author"] for item in await items_by(namesake)] == ["Anna Orlova"]
    mention = await Notification.get(actor_id=anna.id, kind="mention")
    assert (mention.data["excerpt"], mention.data["author_handle"]) == ("@Bob hello again", "")


async def test_they_are_found_by_an_index(room):
    await assert_uses_index(erased_authors._NEXT, "idx_notificatio_actor_i", "someone", "", 100)
