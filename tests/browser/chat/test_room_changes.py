"""A room that somebody has open follows what is done to it, everywhere on the page."""

import re

from playwright.async_api import expect

from app.chat.broadcasts import room_lists
from app.chat.rooms import archive_room, change_room, create_room, restore_room
from app.chat.rooms.members import add_members, remove_member
from tests.support.principals import principal_of


async def test_an_open_page_follows_the_name_the_people_and_the_archive(live, new_context, make_user, monkeypatch):
    monkeypatch.setattr(room_lists, "COALESCE_S", 0.02)
    anna = await make_user("owner", name="Anna")
    bob, carol = [await make_user(name=name) for name in ("Bob", "Carol")]
    actor = await principal_of(anna)
    room = await create_room(actor, "Plans", "What nobody knows yet", closed=True)
    await add_members(actor, room.id, [carol.id])
    page = await (await new_context(carol)).new_page()
    await page.goto(f"/chat/{room.id}")
    await page.fill("[name=body]", "half a thought")
    people = page.locator(".members li")
    await page.locator("#room [sio-status]", has_text="Online").wait_for()
    await add_members(actor, room.id, [bob.id])
    await people.filter(has_text="Bob").wait_for()
    assert await people.all_inner_texts() == ["Anna", "Bob", "Carol"]
    await change_room(actor, room.id, "Deeds", "")
    await page.locator("#room-h", has_text="Deeds").wait_for()
    await page.locator("#room-list", has_text="Deeds").wait_for()
    await expect(page).to_have_title(re.compile("Deeds"))
    await expect(page.locator(".breadcrumbs [aria-current]")).to_contain_text("Deeds")
    await remove_member(actor, room.id, bob.id)
    await people.filter(has_text="Bob").wait_for(state="detached")
    await archive_room(actor, room.id)
    await page.locator(".composer").wait_for(state="hidden")
    await page.locator(".archived").wait_for()
    await restore_room(actor, room.id)
    await page.locator(".composer").wait_for()
    assert await page.input_value("[name=body]") == "half a thought"
    await remove_member(actor, room.id, carol.id)
    await page.locator("#room-list", has_text="Deeds").wait_for(state="detached")
