"""Where one writes: keys, input methods, drafts."""

from playwright.async_api import expect

from tests.browser.extension.conftest import OpenPage
from tests.browser.extension.fake_server import FakeServer
from tests.browser.extension.reading import bodies, go, is_online, press, say


async def test_enter_sends_and_shift_enter_begins_a_line(server: FakeServer, open_page: OpenPage) -> None:
    # B9
    page = await open_page("/room/7")
    await is_online(page)
    field = page.locator("textarea")
    await field.fill("one")
    await field.press("Shift+Enter")
    await page.keyboard.type("two")
    await expect(field).to_have_value("one\ntwo")
    await field.press("Enter")
    await expect(bodies(page)).to_have_count(1)
    assert server.sent("sendMessage")[0]["body"].splitlines() == ["one", "two"]
    for keys in ("Control+Enter", "Meta+Enter"):
        await field.fill(keys)
        await field.press(keys)
        await expect(bodies(page).last).to_have_text(keys)
    await field.fill("by click")
    await page.click("text=Send")
    await expect(bodies(page).last).to_have_text("by click")
    await expect(field).to_be_focused()


async def test_enter_that_ends_a_word_of_an_input_method_does_not_send(server: FakeServer, open_page: OpenPage) -> None:
    # B9
    page = await open_page("/room/7")
    await is_online(page)
    await page.fill("textarea", "にほん")
    await press(page, isComposing=True)
    await press(page, keyCode=229)
    await expect(page.locator("textarea")).to_have_value("にほん")
    await press(page)
    await expect(bodies(page)).to_have_text(["にほん"])
    assert len(server.sent("sendMessage")) == 1


async def test_on_a_touch_screen_enter_begins_a_line(server: FakeServer, open_page: OpenPage) -> None:
    # B9
    page = await open_page("/room/7", has_touch=True, is_mobile=True)
    await is_online(page)
    field = page.locator("textarea")
    await field.fill("one")
    await field.press("Enter")
    await page.keyboard.type("two")
    await expect(field).to_have_value("one\ntwo")
    await page.tap("text=Send")
    await expect(bodies(page)).to_have_count(1)
    await field.fill("by keyboard")
    await field.press("Control+Enter")
    await expect(bodies(page)).to_have_count(2)


async def test_blank_messages_are_not_sent(server: FakeServer, open_page: OpenPage) -> None:
    # B9
    page = await open_page("/room/7")
    await is_online(page)
    for blank in ("", "  ", "\n \n"):
        await page.fill("textarea", blank)
        await press(page)
    await say(page, "said")
    await expect(bodies(page)).to_have_text(["said"])
    assert len(server.sent("sendMessage")) == 1


async def test_a_draft_survives_another_room_and_a_reload_until_it_is_sent(
    server: FakeServer, open_page: OpenPage
) -> None:
    # B8
    page = await open_page("/room/7")
    await is_online(page)
    field = page.locator("textarea")
    await field.fill("for seven")
    await go(page, "/room/8")
    await expect(field).to_have_value("")
    await field.fill("for eight")
    await go(page, "/room/7")
    await expect(field).to_have_value("for seven")
    await page.reload()
    await expect(field).to_have_value("for seven")
    await is_online(page)
    await field.press("Enter")
    await expect(bodies(page)).to_have_text(["for seven"])
    await page.reload()
    await expect(field).to_have_value("")
    await go(page, "/room/8")
    await expect(field).to_have_value("for eight")


async def test_one_can_go_on_writing_while_offline(server: FakeServer, open_page: OpenPage) -> None:
    # B19
    page = await open_page("/room/7")
    await is_online(page)
    await server.stop()
    await expect(page.get_by_text("Not connected")).to_be_visible()
    await say(page, "queued")
    await page.fill("textarea", "still writing")
    await server.start()
    await expect(bodies(page)).to_have_text(["queued"])
    await expect(page.get_by_text("Not connected")).to_be_hidden()
    await expect(page.locator("textarea")).to_have_value("still writing")
