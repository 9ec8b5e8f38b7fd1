"""Keys that do something on every page, in lists, and in rooms."""

import re

from playwright.async_api import Page, expect

from app.chat.messages.send import send_message
from app.chat.rooms import create_room, join_room
from app.chat.rooms.sidebar import load_rooms
from tests.browser.shortcuts import go_to, wait_for_shortcuts
from tests.support.principals import principal_of


async def strike(page: Page, keys: str) -> None:
    for key in keys.split():
        await page.keyboard.press(key)


def help_of(page: Page):
    return page.get_by_role("dialog", name="Keyboard shortcuts")


async def is_at(page: Page, address: str) -> None:
    await expect(page.locator(f"#sidebar .nav-link[href='{address}']")).to_have_attribute("aria-current", "page")


async def test_the_list_of_keys_opens_on_every_page_but_not_for_who_writes(live, new_context, anna):
    page = await (await new_context(anna)).new_page()
    for path in ("/", "/users", "/chat", "/notifications", "/account"):
        await go_to(page, path)
        await page.locator("h1").first.focus()
        await strike(page, "?")
        await expect(help_of(page)).to_contain_text("go to a room, a person or a page")
        await strike(page, "g d j ?")  # nothing behind it moves
        await strike(page, "Escape")
        await expect(help_of(page)).to_be_hidden()
    writing = page.get_by_label("Name", exact=True)
    await writing.fill("")
    await writing.press_sequentially("g d? /")
    await expect(writing).to_have_value("g d? /")
    await expect(help_of(page)).to_be_hidden()
    await page.get_by_role("button", name="Account:").click()
    await page.get_by_role("link", name="Keyboard shortcuts").click()
    await help_of(page).get_by_role("button", name="Close").click()
    await expect(help_of(page)).to_be_hidden()
    assert page.url == f"{live.url}/account"


async def test_two_letters_lead_to_the_pages_that_one_may_open(live, new_context, anna, make_user):
    page = await (await new_context(anna)).new_page()
    await go_to(page, "/account")
    await page.evaluate("window.kept = true")
    for keys, address in (("g u", "/users"), ("g n", "/notifications"), ("g d", "/"), ("g c", "/chat")):
        await page.locator("h1").first.focus()
        await strike(page, keys)
        await is_at(page, address)
    assert await page.evaluate("window.kept")
    guest = await (await new_context(await make_user("guest"))).new_page()
    await go_to(guest, "/account")
    await strike(guest, "g u g c g d")
    await is_at(guest, "/")


async def test_the_slash_searches_here_or_in_chat_or_everywhere(live, new_context, anna):
    page = await (await new_context(anna)).new_page()
    await go_to(page, "/users")
    await strike(page, "/")
    await expect(page.get_by_role("searchbox")).to_be_focused()
    await expect(page.get_by_role("searchbox")).to_have_value("")
    await go_to(page, "/account")
    await strike(page, "/")
    await expect(page.get_by_role("combobox", name="Room, person or page")).to_be_focused()
    await go_to(page, "/chat")
    await page.locator("h1").first.focus()
    await strike(page, "/")
    await expect(page).to_have_url(re.compile("/chat/search$"))


async def test_single_keys_switched_off_do_nothing_and_the_others_do(live, new_context, anna):
    page = await (await new_context(anna)).new_page()
    await go_to(page, "/users")
    await strike(page, "?")
    async with page.expect_navigation():
        await help_of(page).get_by_role("button", name="Turn off single-key shortcuts in this browser").click()
    assert page.url == f"{live.url}/users"
    await wait_for_shortcuts(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    await strike(page, "? g d j x /")
    async with page.expect_response("**/go?q=*"):  # comes after all that the others would have asked for
        await strike(page, "Control+k")
    await expect(page.get_by_role("combobox", name="Room, person or page")).to_be_focused()
    assert [url for url in asked if "/keys" in url or "shortcuts_dialog.js" in url] == []
    await expect(page.locator("tr[data-current], tr input:checked")).to_have_count(0)
    await expect(page.get_by_role("searchbox")).to_have_value("")
    await is_at(page, "/users")
    await strike(page, "Escape")
    await page.get_by_role("button", name="Account:").click()
    await page.get_by_role("link", name="Keyboard shortcuts").click()
    async with page.expect_navigation():
        await help_of(page).get_by_role("button", name="Turn on single-key shortcuts in this browser").click()
    await wait_for_shortcuts(page)
    await strike(page, "j")
    await expect(page.locator("tr[data-current]")).to_have_count(1)


async def test_a_mac_has_the_command_key(live, new_context, anna):
    page = await (await new_context(anna)).new_page()
    await page.add_init_script("Object.defineProperty(navigator, 'platform', { get: () => 'MacIntel' })")
    await go_to(page, "/account")
    await expect(page.locator(".topbar kbd")).to_have_text("⌘K")
    palette = page.get_by_role("combobox", name="Room, person or page")
    await strike(page, "Control+k")  # which cuts a line off there
    await expect(palette).to_be_hidden()
    await strike(page, "Meta+k")
    await expect(palette).to_be_focused()


async def test_rows_of_a_list_are_gone_through_picked_and_acted_on(live, new_context, anna, make_user):
    for name in ("Boris Klein", "Clara"):
        await make_user(name=name)
    page = await (await new_context(anna)).new_page()
    await go_to(page, "/users")
    rows = page.locator("tr[data-row]")
    await expect(rows).to_have_count(3)
    await strike(page, "j j j j")
    await expect(rows.nth(2)).to_have_attribute("data-current", "")
    await strike(page, "k")
    row = rows.nth(1)
    await expect(row).to_have_attribute("data-current", "")
    await strike(page, "x")
    await expect(row.get_by_role("checkbox")).to_be_checked()
    await expect(page.locator("[data-bulk]")).to_be_visible()
    await strike(page, "e")
    menu = row.locator("[popover]")
    await expect(menu.get_by_role("link", name="Open")).to_be_focused()
    await strike(page, "Escape")
    await expect(menu).to_be_hidden()
    await expect(row.get_by_role("checkbox")).to_be_checked()
    await strike(page, "Escape")
    await expect(row.get_by_role("checkbox")).not_to_be_checked()
    name = await rows.nth(2).locator("b").first.inner_text()
    await strike(page, "x j Enter")  # which is not sent to the first thing that can be done with what is selected
    await expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()


async def test_a_form_is_sent_from_where_one_writes(live, new_context, anna):
    page = await (await new_context(anna)).new_page()
    await go_to(page, "/chat/rooms")
    await page.get_by_label("Room name").fill("Plans")
    await page.get_by_label("Description").press("Control+Enter")
    await expect(page.get_by_role("heading", name="Plans", level=1)).to_be_visible()


async def test_alt_and_arrows_go_from_room_to_room(live, new_context, anna, boris):
    actor = await principal_of(anna)
    for name in ("alpha", "beta", "zeta"):
        room = await create_room(boris, name)
        await join_room(actor, room.id)
        if name == "zeta":
            await send_message(boris, room.id, "hello", "c")
    page = await (await new_context(anna)).new_page()
    await go_to(page, "/chat/rooms")
    await strike(page, "Alt+ArrowUp")  # in none yet: the last
    await expect(page.get_by_role("heading", name="zeta", level=1)).to_be_visible()
    await go_to(page, "/chat/rooms")
    for keys, name in (
        ("Alt+ArrowDown", "alpha"),
        ("Alt+ArrowDown", "beta"),
        ("Alt+ArrowUp", "alpha"),
        ("Alt+ArrowUp", "zeta"),  # round
        ("Alt+ArrowDown", "alpha"),
    ):
        await strike(page, keys)
        await expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()
        await expect(page.locator("#room-list [aria-current]")).to_contain_text(name)
    beta = page.locator("#room-list a", has_text="beta")
    (room,) = [room for room in await load_rooms(boris) if room.title == "beta"]
    await send_message(boris, room.id, "hello", "d")
    await expect(beta.locator(".unread:not([hidden])")).to_have_text("1")
    composer = page.get_by_role("textbox", name="Message")
    await composer.fill("half a thought")
    await composer.press("Alt+Shift+ArrowUp")
    await expect(page.get_by_role("heading", name="beta", level=1)).to_be_visible()
    await expect(beta.locator(".unread:not([hidden])")).to_have_count(0)
    await strike(page, "Alt+ArrowUp")
    await expect(composer).to_have_value("half a thought")

    # Beside a page they stay there.
    await page.goto("/users")
    await page.locator("[data-dock]").click()
    await expect(page.locator("#dock #room [sio-status]")).to_have_attribute("data-sio-state", "online")
    before = await page.locator("#dock #room").get_attribute("data-room-id")
    await strike(page, "Alt+ArrowDown")
    await expect(page.locator("#dock #room")).not_to_have_attribute("data-room-id", before or "")
    assert page.url == f"{live.url}/users"


async def test_escape_stops_answering_and_then_shows_what_is_newest(live, new_context, anna, boris):
    actor = await principal_of(anna)
    room = (await load_rooms(actor))[0].id
    for number in range(60):
        await send_message(actor, room, f"line {number}", f"c{number}")
    page = await (await new_context(anna)).new_page()
    await go_to(page, f"/chat/{room}")
    await expect(page.locator("#room [sio-status]")).to_have_attribute("data-sio-state", "online")
    composer = page.get_by_role("textbox", name="Message")
    newest = page.locator(".log .msg").last
    await expect(newest).to_be_in_viewport()
    await newest.hover()
    await newest.get_by_role("link", name="Actions").click()
    await page.locator("[data-message-menu]").get_by_role("link", name="Reply").click()
    await expect(page.locator("[data-reply-bar]")).to_be_visible()
    await page.locator("[data-log]").evaluate("box => { box.scrollTop = 0; }")
    await expect(newest).not_to_be_in_viewport()
    await composer.press("Escape")
    await expect(page.locator("[data-reply-bar]")).to_be_hidden()
    await expect(newest).not_to_be_in_viewport()
    await composer.fill("half a thought")
    await composer.press("Escape")
    await expect(newest).to_be_in_viewport()
    await expect(composer).to_have_value("half a thought")
