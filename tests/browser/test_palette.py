"""The quick switcher: to a room, a person or a page by a few letters, from anywhere."""

import re

import pytest
from playwright.async_api import Page, expect

from app.chat.messages.send import send_message
from app.chat.rooms import create_room, join_room
from app.chat.rooms.sidebar import load_rooms
from tests.browser.accessibility import LOOKS, check_page
from tests.browser.shortcuts import go_to
from tests.support.principals import principal_of


@pytest.fixture
async def rooms(live, anna, boris) -> dict[str, str]:
    """Rooms of both by name: in Plans something is unread."""
    actor = await principal_of(anna)
    made = {room.title: room.id for room in await load_rooms(actor)}
    for name in ("Ёлки", "Plans"):
        made[name] = (await create_room(boris, name)).id
        await join_room(actor, made[name])
    await send_message(boris, made["Plans"], "hello", "c")
    return made


def dialog(page: Page):
    return page.get_by_role("dialog", name="Go to")


def field(page: Page):
    return page.get_by_role("combobox", name="Room, person or page")


def options(page: Page):
    return page.get_by_role("listbox", name="Results").get_by_role("option")


def marked(page: Page):
    return dialog(page).locator("[aria-selected=true]")


async def test_letters_and_enter_lead_to_a_room_with_nothing_lost_on_the_way(live, new_context, anna, rooms):
    page = await (await new_context(anna)).new_page()
    await go_to(page, f"/chat/{rooms['Ёлки']}")
    await page.evaluate("window.kept = true")
    composer = page.get_by_role("textbox", name="Message")
    await composer.fill("half a thought")
    await page.keyboard.down("Control")
    for _ in range(2):
        await page.keyboard.down("k")  # held for longer than one needs
    await page.keyboard.up("k")
    await page.keyboard.up("Control")
    await expect(field(page)).to_be_focused()
    await expect(field(page)).to_have_attribute("aria-expanded", "true")
    await expect(marked(page)).to_contain_text("Plans")
    await expect(field(page)).to_have_attribute("aria-activedescendant", f"palette-room-{rooms['Plans']}")
    await page.keyboard.press("Escape")
    await expect(dialog(page)).to_be_hidden()
    await expect(composer).to_be_focused()
    await expect(composer).to_have_value("half a thought")

    # Typed and sent off faster than anything is found.
    await page.keyboard.press("Control+k")
    await page.keyboard.type("plan")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="Plans", level=1)).to_be_visible()
    await expect(dialog(page)).to_be_hidden()
    await expect(composer).to_have_value("")
    await page.keyboard.press("Control+k")
    # The latest talk is the first, but nobody wants to go where they are.
    await expect(options(page).first).to_contain_text("Plans")
    await expect(options(page).nth(1)).to_have_attribute("aria-selected", "true")
    await page.keyboard.type("ЕЛК")
    await expect(options(page)).to_have_count(1)
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="Ёлки", level=1)).to_be_visible()
    await expect(composer).to_have_value("half a thought")
    assert await page.evaluate("window.kept")


async def test_it_is_a_combobox_from_the_keyboard(live, new_context, anna, rooms):
    page = await (await new_context(anna)).new_page()
    await go_to(page, "/users")
    await page.keyboard.press("Control+k")
    await expect(options(page).first).to_be_visible()
    ids = [await option.get_attribute("id") for option in await options(page).all()]
    active = re.compile("|".join(filter(None, ids)))
    await expect(field(page)).to_have_attribute("aria-activedescendant", active)
    for key, index in (("End", -1), ("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", -1), ("Home", 0)):
        await page.keyboard.press(key)
        await expect(field(page)).to_have_attribute("aria-activedescendant", ids[index] or "")
        await expect(marked(page)).to_have_attribute("id", ids[index] or "")
    await expect(marked(page)).to_be_in_viewport(ratio=0.9)
    await page.keyboard.type("nothing like this")
    await expect(dialog(page).get_by_role("status")).to_have_text("No results.")
    await expect(field(page)).to_have_attribute("aria-expanded", "false")
    await expect(field(page)).not_to_have_attribute("aria-activedescendant", active)
    await page.keyboard.press("Enter")
    await expect(field(page)).to_be_focused()
    await page.keyboard.press("Control+a")
    await page.keyboard.type("audit")
    await expect(options(page)).to_have_text(["Audit log"])
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="Audit log", level=1)).to_be_visible()
    await expect(page.locator("h1")).to_be_focused()
    await page.keyboard.press("Control+k")
    await expect(dialog(page)).to_be_visible()
    await page.keyboard.press("Control+k")
    await expect(dialog(page)).to_be_hidden()


async def test_a_person_is_a_direct_room_and_the_mouse_does_it_too(live, new_context, anna, boris, rooms):
    page = await (await new_context(anna)).new_page()
    await go_to(page, "/account")
    await page.get_by_role("link", name="Go to…").click()
    await field(page).press_sequentially("klein")
    await options(page).get_by_text("Boris Klein").click()
    await expect(page.get_by_role("heading", name="Boris Klein", level=1)).to_be_visible()
    (direct,) = [room for room in await load_rooms(boris) if room.kind == "direct"]
    assert page.url == f"{live.url}/chat/{direct.id}"
    await page.get_by_role("link", name="Go to…").click()
    await page.mouse.click(5, 5)  # beside it
    await expect(dialog(page)).to_be_hidden()
    await page.get_by_role("link", name="Go to…").click()
    await dialog(page).get_by_role("button", name="Close").click()
    await expect(dialog(page)).to_be_hidden()


async def test_a_phone_has_it_in_the_menu_and_on_russian_keys_it_is_the_same_key(live, new_context, make_user, rooms):
    user = await make_user("owner", name="Вера", locale="ru")
    page = await (await new_context(user, locale="ru", viewport={"width": 360, "height": 640})).new_page()
    await go_to(page, "/account")
    await page.get_by_role("button", name="Открыть меню").click()
    await page.locator("#sidebar").get_by_role("link", name="Перейти…").click()
    palette = page.get_by_role("dialog", name="Перейти")
    await expect(palette.get_by_role("combobox")).to_be_focused()
    await expect(palette).to_be_in_viewport(ratio=1)
    await page.keyboard.press("Escape")
    await expect(palette).to_be_hidden()
    await page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', "
        "{ key: 'л', code: 'KeyK', ctrlKey: true, bubbles: true, cancelable: true }))"
    )
    await expect(palette).to_be_visible()


async def test_it_says_when_the_server_is_away(live, new_context, anna, complaints):
    complaints.expect("ERR_INTERNET_DISCONNECTED|WebSocket")
    context = await new_context(anna)
    page = await context.new_page()
    await go_to(page, "/account")
    await context.set_offline(True)
    await page.keyboard.press("Control+k")
    await expect(dialog(page).get_by_role("status")).to_contain_text("Couldn’t load this.")
    await context.set_offline(False)
    await page.keyboard.type("audit")
    await expect(options(page)).to_have_text(["Audit log"])


async def test_without_scripts_it_is_a_page(live, new_context, anna, rooms):
    page = await (await new_context(anna, java_script_enabled=False)).new_page()
    await page.goto("/account")
    await page.get_by_role("link", name="Go to…").click()
    await page.get_by_role("searchbox").fill("klein")
    await page.get_by_role("button", name="Find").click()
    await page.get_by_role("main").get_by_role("button", name="Boris Klein").click()
    await expect(page.get_by_role("heading", name="Boris Klein", level=1)).to_be_visible()


@pytest.mark.parametrize(("width", "locale"), LOOKS)
async def test_it_and_the_list_of_keys_are_accessible(width, locale, live, new_context, make_user, rooms):
    look = {"viewport": {"width": width, "height": 900}, "reduced_motion": "reduce", "locale": locale}
    page = await (await new_context(await make_user("owner", locale=locale), **look)).new_page()
    problems: list[str] = []
    await go_to(page, "/account/keys")
    await check_page(page, "keys", problems)
    await go_to(page, "/go?q=o")
    await check_page(page, "go", problems)
    await page.keyboard.press("Control+k")
    palette = page.locator("#palette")
    await expect(palette.get_by_role("option").first).to_be_visible()
    await check_page(page, "the switcher", problems)
    await page.keyboard.type("nothing like this")
    await expect(palette.get_by_role("status")).not_to_be_empty()
    await check_page(page, "the switcher, nothing found", problems)
    await page.keyboard.press("Escape")
    await page.locator("h1").focus()
    await page.keyboard.press("?")
    await expect(page.locator("#shortcuts")).to_be_visible()
    await check_page(page, "the keys in a dialog", problems)
    assert problems == []
