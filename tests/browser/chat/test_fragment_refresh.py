"""What is one's own follows what others do: whether one may write in a room, and the settings of a room."""

from datetime import timedelta

from playwright.async_api import expect

from app.chat.broadcasts import room_lists
from app.chat.models import Room, RoomRole
from app.chat.rooms import change_room, create_room
from app.chat.rooms.members import add_members, remove_member, set_member_role
from app.chat.rooms.moderation import MuteFor, ban_member, mute_member, unmute_member
from app.clock import clock
from tests.support.principals import principal_of


async def test_who_is_muted_sees_it_and_until_when_and_writes_again_when_it_is_over(live, open_room, make_user):
    warden, bob = await make_user("moderator", name="Anna"), await make_user(name="Bob")
    moderator, room = await principal_of(warden), await Room.get(auto_join=True)
    mine, other = await open_room(bob), await open_room(warden)
    field = mine.get_by_role("textbox", name="Message")
    await field.fill("half a thought")
    told = mine.locator(f"#room-{room.id}-write-restriction")
    await mute_member(moderator, room.id, bob.id, MuteFor.MINUTES)
    await expect(told).to_contain_text("A moderator has muted you here")
    await expect(told.locator("local-time")).to_be_visible()
    await expect(field).to_be_hidden()
    await mute_member(moderator, room.id, bob.id, MuteFor.LIFTED)
    await expect(told.locator("local-time")).to_have_count(0)
    await unmute_member(moderator, room.id, bob.id)
    await expect(field).to_have_value("half a thought")
    await expect(field).to_be_visible()
    await expect(told).to_be_empty()
    await expect(other.locator("[data-read-only]")).to_have_count(0)

    # A mute that ends while the page is open: the server's clock is nearly there.
    await mute_member(moderator, room.id, bob.id, MuteFor.MINUTES)
    clock.move(timedelta(minutes=10) - timedelta(seconds=1))
    await mine.clock.install()
    await mine.reload()
    await expect(told).to_contain_text("A moderator has muted you here")
    clock.move(timedelta(seconds=2))
    await mine.clock.fast_forward("10:00")
    await expect(field).to_be_visible()


async def test_who_is_banned_is_told_in_the_room(live, open_room, make_user, monkeypatch):
    monkeypatch.setattr(room_lists, "COALESCE_S", 0.02)
    warden, bob = await make_user("moderator", name="Anna"), await make_user(name="Bob")
    room = await Room.get(auto_join=True)
    page = await open_room(bob)
    await ban_member(await principal_of(warden), room.id, bob.id, "spam")
    await expect(page.locator(f"#room-{room.id}-write-restriction")).to_contain_text("You are no longer in this room.")
    await expect(page.get_by_role("textbox", name="Message")).to_be_hidden()


async def test_the_settings_of_a_room_follow_and_keep_what_is_typed(live, new_context, make_user):
    anna, bob, zoe = [await make_user(name=name) for name in ("Anna", "Bob", "Zoe")]
    owner, other = await principal_of(anna), await principal_of(bob)
    room = await create_room(owner, "Plans", closed=True)
    await add_members(owner, room.id, [bob.id])
    await set_member_role(owner, room.id, bob.id, RoomRole.OWNER)
    page = await (await new_context(anna)).new_page()
    await page.goto(f"/chat/{room.id}/settings")
    await expect(page.locator("#room-settings")).to_have_attribute("data-sio-state", "online")
    about = page.get_by_label("Description")
    await about.fill("half a thought")
    people = page.locator(".item-list b")
    await add_members(other, room.id, [zoe.id])
    await expect(people).to_have_text(["Anna", "Bob", "Zoe"])
    await remove_member(other, room.id, zoe.id)
    await expect(people).to_have_text(["Anna", "Bob"])
    await set_member_role(other, room.id, bob.id, RoomRole.MEMBER)
    await expect(page.locator(".item-list small")).to_have_text(["Owner", "Member"])
    await set_member_role(owner, room.id, bob.id, RoomRole.OWNER)
    await change_room(other, room.id, "Deeds", "")
    await expect(page.locator("h1")).to_have_text("Deeds")
    await expect(page.locator(".breadcrumbs")).to_contain_text("Deeds")
    await expect(about).to_have_value("half a thought")
    await expect(about).to_be_focused()


async def test_what_is_typed_in_the_settings_of_a_room_stays_of_the_version_it_was_made_from(
    live, new_context, make_user, complaints
):
    complaints.expect("409")
    anna = await make_user(name="Anna")
    owner = await principal_of(anna)
    room = await create_room(owner, "Plans", "What we want")
    page = await (await new_context(anna)).new_page()
    await page.goto(f"/chat/{room.id}/settings")
    await expect(page.locator("#room-settings")).to_have_attribute("data-sio-state", "online")
    name, description = page.locator("#f-name"), page.locator("#f-description")
    await change_room(owner, room.id, "Ideas", "What we want")
    await expect(name).to_have_value("Ideas")  # nobody has typed, so the form follows
    await name.fill("Dreams")
    for left in (False, True):  # the form, which is then read and not written in
        if left:
            await page.locator("[name=people]").focus()
        await change_room(owner, room.id, f"Deeds {left}", "All of them")
        await expect(page.locator("h1")).to_have_text(f"Deeds {left}")
        await expect(name).to_have_value("Dreams")
        await expect(description).to_have_value("What we want")
    await page.get_by_role("button", name="Save").last.click()
    await expect(page.locator("#e-name")).to_have_text("Now saved: Deeds True")
    await expect(page.locator("#e-description")).to_have_text("Now saved: All of them")
    await expect(name).to_have_value("Dreams")
    await page.get_by_role("button", name="Save").last.click()
    await expect(page.locator("h1")).to_have_text("Dreams")
    await expect(description).to_have_value("What we want")
