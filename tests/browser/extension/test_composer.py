"""Where one writes: keys, input methods, drafts."""

import asyncio

from playwright.async_api import Route, expect

from tests.browser.extension.conftest import OpenPage
from tests.browser.extension.fake_server import FakeServer
from tests.browser.extension.page_state import expect_online, follow_link, message_bodies, press_key, write_and_send
from tests.support.browsers import wait_for_value


async def test_enter_sends_and_shift_enter_begins_a_line(server: FakeServer, open_page: OpenPage) -> None:
    # B9
    page = await open_page("/room/7")
    await expect_online(page)
    field = page.locator("textarea")
    await field.fill("one")
    await field.press("Shift+Enter")
    await page.keyboard.type("two")
    await expect(field).to_have_value("one\ntwo")
    await field.press("Enter")
    await expect(message_bodies(page)).to_have_count(1)
    assert server.sent("sendMessage")[0]["body"].splitlines() == ["one", "two"]
    for keys in ("Control+Enter", "Meta+Enter"):
        await field.fill(keys)
        await field.press(keys)
        await expect(message_bodies(page).last).to_have_text(keys)
    await field.fill("by click")
    await page.click("text=Send")
    await expect(message_bodies(page).last).to_have_text("by click")
    await expect(field).to_be_focused()


async def test_enter_that_ends_a_word_of_an_input_method_does_not_send(server: FakeServer, open_page: OpenPage) -> None:
    # B9
    page = await open_page("/room/7")
    await expect_online(page)
    await page.fill("textarea", "にほん")
    await press_key(page, isComposing=True)
    await press_key(page, keyCode=229)
    await expect(page.locator("textarea")).to_have_value("にほん")
    await press_key(page)
    await expect(message_bodies(page)).to_have_text(["にほん"])
    assert len(server.sent("sendMessage")) == 1


async def test_on_a_touch_screen_enter_begins_a_line(server: FakeServer, open_page: OpenPage) -> None:
    # B9
    page = await open_page("/room/7", has_touch=True, is_mobile=True)
    await expect_online(page)
    field = page.locator("textarea")
    await field.fill("one")
    await field.press("Enter")
    await page.keyboard.type("two")
    await expect(field).to_have_value("one\ntwo")
    await page.tap("text=Send")
    await expect(message_bodies(page)).to_have_count(1)
    await field.fill("by keyboard")
    await field.press("Control+Enter")
    await expect(message_bodies(page)).to_have_count(2)


async def test_blank_messages_are_not_sent(server: FakeServer, open_page: OpenPage) -> None:
    # B9
    page = await open_page("/room/7")
    await expect_online(page)
    for blank in ("", "  ", "\n \n"):
        await page.fill("textarea", blank)
        await press_key(page)
    await write_and_send(page, "said")
    await expect(message_bodies(page)).to_have_text(["said"])
    assert len(server.sent("sendMessage")) == 1


async def test_a_draft_survives_another_room_and_a_reload_until_it_is_sent(
    server: FakeServer, open_page: OpenPage
) -> None:
    # B8
    page = await open_page("/room/7")
    await expect_online(page)
    field = page.locator("textarea")
    await field.fill("for seven")
    await follow_link(page, "/room/8")
    await expect(field).to_have_value("")
    await field.fill("for eight")
    await follow_link(page, "/room/7")
    await expect(field).to_have_value("for seven")
    await page.reload()
    await expect(field).to_have_value("for seven")
    await expect_online(page)
    await field.press("Enter")
    await expect(message_bodies(page)).to_have_text(["for seven"])
    await page.reload()
    await expect(field).to_have_value("")
    await follow_link(page, "/room/8")
    await expect(field).to_have_value("for eight")


async def test_what_is_typed_before_the_scripts_are_there_is_kept_too(server: FakeServer, open_page: OpenPage) -> None:
    # B8
    page, released = await open_page("/two", locale="en"), asyncio.Event()

    async def hold(route: Route) -> None:
        await released.wait()
        await route.continue_()

    await page.route("**/chat/composer.js", hold)
    await page.goto("/room/7", wait_until="commit")
    field = page.locator("textarea")
    await field.fill("at once")
    released.set()
    await wait_for_value(page, "Object.values(localStorage).includes('at once')")
    await follow_link(page, "/room/8")
    await expect(field).to_have_value("")
    await follow_link(page, "/room/7")
    await expect(field).to_have_value("at once")


async def test_one_can_go_on_writing_while_offline(server: FakeServer, open_page: OpenPage) -> None:
    # B19
    page = await open_page("/room/7")
    await expect_online(page)
    await server.stop()
    await expect(page.get_by_text("Not connected")).to_be_visible()
    await write_and_send(page, "queued")
    await page.fill("textarea", "still writing")
    await server.start()
    await expect(message_bodies(page)).to_have_text(["queued"])
    await expect(page.get_by_text("Not connected")).to_be_hidden()
    await expect(page.locator("textarea")).to_have_value("still writing")
