"""The dock: a room beside other pages, which goes on while the pages change."""

import re

import pytest
from playwright.async_api import Locator, Page, WebSocket, expect

from app.chat.messages.send import send_message
from app.chat.rooms import create_room
from app.chat.rooms.members import leave_room
from app.chat.rooms.sidebar import load_rooms
from tests.browser.accessibility import LOOKS, check_page
from tests.support.principals import principal_of

# What is in the page more than once.
DOUBLED = """(() => {
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  return ids.filter((id, at) => ids.indexOf(id) !== at);
})()"""


async def open_dock(page: Page) -> None:
    """Open it with its button; returns when its room is live."""
    await page.locator("[data-dock]").click()
    await expect(page.locator("#dock #room [sio-status]")).to_have_attribute("data-sio-state", "online")


async def go(page: Page, address: str) -> None:
    """Follow a link of the menu."""
    await page.locator(f"#sidebar .nav-link[href='{address}']").click()
    await expect(page.locator(f"#sidebar .nav-link[href='{address}']")).to_have_attribute("aria-current", "page")


class Joins:
    """Counts the sockets of a page, and how often it took up a stream over them."""

    def __init__(self, page: Page) -> None:
        self.sockets = self.resumed = 0
        page.on("websocket", self._opened)

    def _opened(self, socket: WebSocket) -> None:
        self.sockets += 1
        socket.on("framesent", self._sent)

    def _sent(self, frame: str | bytes) -> None:
        self.resumed += b"room:" in (frame if isinstance(frame, bytes) else frame.encode()) and b"resume" in (
            frame if isinstance(frame, bytes) else frame.encode()
        )


@pytest.fixture
async def room(live, anna):
    return (await load_rooms(await principal_of(anna)))[0].id


async def test_it_goes_on_through_the_pages_of_administration(live, new_context, anna, boris, room):
    page = await (await new_context(anna)).new_page()
    joins = Joins(page)
    for number in range(30):
        await send_message(boris, room, f"Earlier {number}", f"e{number}")
    await page.goto("/users")
    await open_dock(page)
    composer = page.get_by_role("textbox", name="Message")
    await expect(composer).to_be_focused()
    await composer.fill("half a thought")
    await page.evaluate("window.kept = document.querySelector('#dock #room')")
    scroller = page.locator("#dock [data-log]")
    await scroller.evaluate("box => { box.scrollTop = 200; }")
    for number, address in enumerate(("/invitations", "/audit", "/roles", "/account", "/")):
        await go(page, address)
        await send_message(boris, room, f"While on {address}", f"n{number}")
        await expect(page.locator("#dock .msg").last).to_contain_text(f"While on {address}")
        assert await page.evaluate(DOUBLED) == []
    assert await page.evaluate("window.kept === document.querySelector('#dock #room')")
    assert abs(await scroller.evaluate("box => box.scrollTop") - 200) <= 1
    await page.go_back()
    await expect(page.locator("#sidebar .nav-link[href='/account']")).to_have_attribute("aria-current", "page")
    assert await page.evaluate("window.kept === document.querySelector('#dock #room')")
    await expect(composer).to_have_value("half a thought")
    assert (joins.sockets, joins.resumed) == (1, 1)
    await composer.press("Enter")
    await expect(page.locator("#dock .msg.own .body")).to_have_text("half a thought")


@pytest.mark.parametrize("back", [30, 110])
async def test_a_draft_and_the_place_in_the_history_outlive_a_load_and_a_page_of_chat(
    back, live, new_context, anna, boris, room
):
    page = await (await new_context(anna)).new_page()
    for number in range(120):
        await send_message(boris, room, f"Earlier {number}.", f"e{number}")
    await page.goto("/users")
    await open_dock(page)
    await page.get_by_role("textbox", name="Message").fill("half a thought")
    message = page.locator("#dock .msg").filter(has_text=f"Earlier {120 - back}.")
    while not await message.count():
        first = await page.locator("#dock .msg").first.get_attribute("id")
        await page.locator("#dock [data-log]").evaluate("box => { box.scrollTop = 0; }")
        await expect(page.locator("#dock .msg").first).not_to_have_id(first or "")
    await message.evaluate("message => message.scrollIntoView({ block: 'center' })")
    top = await settled_top(page, message)
    for leave_and_return in (page.reload, lambda: go(page, "/roles"), lambda: _through_chat(page), page.reload):
        await leave_and_return()
        await expect(message).to_be_in_viewport()
        await expect(page.get_by_role("textbox", name="Message")).to_have_value("half a thought")
        assert abs(await settled_top(page, message) - top) <= 2
    await page.get_by_role("textbox", name="Message").press("Enter")
    await expect(page.locator("#dock .msg.own .body")).to_have_text("half a thought")
    await expect(page.locator("#dock .msg.own")).to_be_in_viewport()
    await expect(page.locator("#sidebar .nav-link[href='/chat']")).to_contain_text(re.compile(r"\b0\s+unread"))
    await page.reload()
    await expect(page.locator("#dock .msg.own")).to_be_in_viewport()


async def test_the_room_that_it_shows_is_not_put_under_the_hands_of_who_writes(live, new_context, anna, room):
    page = await (await new_context(anna)).new_page()
    await page.goto("/users")
    await open_dock(page)
    composer = page.get_by_role("textbox", name="Message")
    await expect(composer).to_be_focused()  # so it is all there
    await composer.fill("one moment")
    await composer.evaluate("field => { window.field = field; field.setSelectionRange(3, 3); }")
    await page.locator("#dock .open-rooms").click()
    await page.locator(f"#dock #room-{room} a").first.click()
    await expect(composer).to_be_focused()
    await page.keyboard.type(" more")
    await expect(composer).to_have_value("one more moment")
    await expect(page.locator("#dock #rooms")).to_be_hidden()
    assert await page.evaluate("window.field === document.activeElement")


async def settled_top(page: Page, message: Locator) -> float:
    """Where `message` is in the view of its room, once what follows from scrolling has been done."""
    await page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return await message.evaluate(
        "message => message.getBoundingClientRect().top - message.closest('[data-log]').getBoundingClientRect().top"
    )


async def _through_chat(page: Page) -> None:
    await go(page, "/chat")
    await expect(page.locator("#dock")).to_be_hidden()
    await go(page, "/users")


async def test_its_edge_moves_by_keys_and_by_hand_and_stays_there(live, new_context, anna):
    page = await (await new_context(anna, viewport={"width": 1440, "height": 900})).new_page()
    await page.goto("/users")
    await open_dock(page)
    dock, edge = page.locator("#dock"), page.get_by_role("separator", name="Chat width")
    await expect(edge).to_have_attribute("aria-valuenow", "384")
    await edge.focus()
    await page.keyboard.press("ArrowLeft")
    await page.keyboard.press("ArrowLeft")
    await expect(edge).to_have_attribute("aria-valuenow", "416")
    assert [await edge.get_attribute(f"aria-value{name}") for name in ("min", "max")] == ["320", "648"]
    page_ends = "document.querySelector('.shell').getBoundingClientRect().right"
    assert await page.evaluate(page_ends) == 1440 - 416 == (await dock.bounding_box())["x"]
    await page.reload()
    await expect(edge).to_have_attribute("aria-valuenow", "416")
    box = await edge.bounding_box()
    await page.mouse.move(box["x"] + box["width"] / 2, 300)
    await page.mouse.down()
    await page.mouse.move(940, 310, steps=3)
    await page.mouse.up()
    await expect(edge).to_have_attribute("aria-valuenow", "500")
    await page.mouse.move(700, 310)
    await go(page, "/roles")
    assert (await dock.bounding_box())["width"] == 500
    for key, width in (("End", 648), ("ArrowLeft", 648), ("Home", 320), ("ArrowRight", 320)):
        await edge.press(key)
        await expect(edge).to_have_attribute("aria-valuenow", str(width))
    await edge.dblclick()
    await expect(edge).to_have_attribute("aria-valuenow", "384")
    await page.reload()
    await expect(edge).to_have_attribute("aria-valuenow", "384")
    await page.set_viewport_size({"width": 390, "height": 800})
    await expect(edge).to_be_hidden()
    box = await dock.bounding_box()
    assert (box["x"], box["width"]) == (0, 390)
    assert await dock.evaluate("(dock) => dock.scrollWidth") == 390


async def test_it_is_away_on_pages_of_chat_and_there_again_after_them_and_after_a_load(
    live, new_context, anna, boris, room
):
    page = await (await new_context(anna)).new_page()
    plans = (await create_room(await principal_of(anna), "Plans", "")).id
    await page.goto("/users")
    await open_dock(page)
    await page.locator("#dock .open-rooms").click()
    await page.locator("#dock #rooms").get_by_role("link", name="Plans").click()
    await expect(page.locator("#dock #room")).to_have_attribute("data-room-id", plans)
    assert page.url == f"{live.url}/users"
    await page.get_by_role("link", name="Open as a page").click()
    await expect(page.get_by_role("heading", name="Plans", level=1)).to_be_visible()
    await expect(page.locator("#dock")).to_be_hidden()
    assert await page.evaluate(DOUBLED) == []
    await page.go_back()
    await expect(page.locator("#dock #room")).to_have_attribute("data-room-id", plans)
    await go(page, "/chat")
    await expect(page.locator("[data-dock]")).to_be_hidden()
    await page.reload()
    assert await page.locator("#dock *").count() == 0
    await go(page, "/users")
    await page.reload()
    await expect(page.locator("#dock #room")).to_have_attribute("data-room-id", plans)
    await expect(page).to_have_title(re.compile("Users"))
    # A room that is not one's own any more is no reason to have none.
    await leave_room(await principal_of(anna), plans)
    await page.reload()
    await expect(page.locator("#dock #room")).to_have_attribute("data-room-id", room)


async def test_it_can_be_opened_on_whichever_page_one_comes_to_from_chat(live, new_context, anna):
    page = await (await new_context(anna)).new_page()
    await page.goto("/chat")
    await expect(page.locator("[data-dock]")).to_be_hidden()
    await go(page, "/users")
    await open_dock(page)
    await expect(page.get_by_role("textbox", name="Message")).to_be_focused()


async def test_escape_closes_it_when_nothing_is_written_and_it_stays_closed(live, new_context, anna):
    page = await (await new_context(anna)).new_page()
    await page.goto("/users")
    opener = page.locator("[data-dock]")
    await expect(opener).to_have_attribute("aria-expanded", "false")
    await open_dock(page)
    await expect(opener).to_have_attribute("aria-expanded", "true")
    composer = page.get_by_role("textbox", name="Message")
    await composer.fill("a word")
    await composer.press("Escape")
    await expect(composer).to_be_focused()
    await page.locator("#dock").get_by_role("button", name="Pinned messages").click()
    await page.keyboard.press("Escape")
    await expect(composer).to_be_visible()
    await composer.fill("")
    await composer.press("Escape")
    await expect(page.get_by_role("complementary", name="Chat beside the page")).to_be_hidden()
    await expect(opener).to_be_focused()
    await expect(opener).to_have_attribute("aria-expanded", "false")
    await page.reload()
    await expect(page.locator("#dock")).to_be_hidden()


async def test_it_comes_back_after_the_server_was_away(live, new_context, anna, boris, room, complaints):
    complaints.expect("ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|WebSocket connection|503")
    page = await (await new_context(anna)).new_page()
    await page.goto("/users")
    await open_dock(page)
    await live.stop()
    status = page.locator("#dock #room [sio-status]")
    await expect(status).to_have_attribute("data-sio-state", "offline")
    composer = page.get_by_role("textbox", name="Message")
    await composer.fill("said without a server")
    await composer.press("Enter")
    await expect(page.locator("#dock .msg.pending")).to_have_count(1)
    await live.start()
    await expect(status).to_have_attribute("data-sio-state", "online")
    await expect(page.locator("#dock .msg.own:not(.pending) .body")).to_have_text("said without a server")
    await expect(page.locator("#dock .msg.pending")).to_have_count(0)


async def test_it_is_a_sheet_on_a_phone_and_nothing_under_it_is_reached(live, new_context, anna):
    page = await (await new_context(anna, viewport={"width": 360, "height": 640})).new_page()
    await page.goto("/users")
    await open_dock(page)
    await expect(page.get_by_role("textbox", name="Message")).to_be_in_viewport(ratio=1)
    assert await page.evaluate("document.documentElement.scrollWidth") == 360
    assert (await page.locator("#dock").bounding_box()) == {"x": 0, "y": 0, "width": 360, "height": 640}
    assert await page.locator(".shell").evaluate("shell => shell.inert")
    await page.get_by_role("button", name="Close chat").click()
    assert not await page.locator(".shell").evaluate("shell => shell.inert")
    await expect(page.locator("[data-dock]")).to_be_focused()


@pytest.mark.parametrize(("width", "locale"), LOOKS)
async def test_it_is_accessible_beside_every_kind_of_page(width, locale, live, new_context, anna, boris, room):
    await send_message(boris, room, "Look at https://example.com/", "m")
    look = {"viewport": {"width": width, "height": 900}, "reduced_motion": "reduce", "locale": locale}
    page = await (await new_context(anna, **look)).new_page()
    await page.goto("/")
    await open_dock(page)
    problems: list[str] = []
    for path in ("/", "/users", "/notifications", "/account", "/addresses", "/audit"):
        await page.goto(path)
        await expect(page.locator("#dock .msg .body")).to_be_visible()
        await check_page(page, path, problems)
        assert await page.evaluate(DOUBLED) == [], path
    await page.locator("#dock .open-people").click()
    await check_page(page, "the people of a room", problems)
    assert problems == []


async def test_only_those_who_chat_have_it_and_without_scripts_it_is_a_link(live, new_context, make_user, anna):
    page = await (await new_context(await make_user("guest"))).new_page()
    await page.goto("/")
    assert await page.locator("#dock, [data-dock]").count() == 0
    page = await (await new_context(anna, java_script_enabled=False)).new_page()
    await page.goto("/")
    await page.get_by_role("link", name="Chat beside the page").click()
    await expect(page.get_by_role("textbox", name="Message")).to_be_visible()
