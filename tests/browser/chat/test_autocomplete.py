"""Completion in the composer, with keyboard, mouse and finger."""

from playwright.async_api import Page, expect

from app.chat.rooms import create_room
from tests.browser.accessibility import axe_violations
from tests.browser.extension.page_state import press_key
from tests.support.principals import principal_of


def options(page: Page):
    return page.get_by_role("option")


async def test_names_are_completed_with_the_keyboard(live, open_room, make_user):
    anna = await make_user("owner", name="Anna")
    for name in ("Bob Brown", "Bob Stone"):
        await make_user(name=name)
    await create_room(await principal_of(anna), "Plans for May")
    page = await open_room(anna)
    field = page.get_by_role("textbox", name="Message")

    await field.press_sequentially("hi @bo")
    await expect(options(page)).to_have_text(["Bob Brown", "Bob Stone"])
    await expect(field).to_have_attribute("aria-activedescendant", "completion-0")
    await expect(options(page).first).to_have_attribute("aria-selected", "true")
    assert await axe_violations(page) == []

    await field.press("ArrowDown")
    await expect(field).to_have_attribute("aria-activedescendant", "completion-1")
    await field.press("ArrowDown")  # round
    await field.press("ArrowUp")
    await field.press("Enter")
    await expect(field).to_have_value("hi @Bob Stone ")
    await expect(options(page)).to_have_count(0)
    await expect(field).not_to_have_attribute("aria-activedescendant", "completion-1")

    await field.press_sequentially("see #pla")
    await expect(options(page)).to_have_text(["#Plans for May"])
    await field.press("Tab")
    await expect(field).to_have_value("hi @Bob Stone see #Plans for May ")
    await expect(field).to_be_focused()

    await field.press_sequentially(":tad")
    await expect(options(page)).to_have_text(["🎉tada"])
    await field.press("Enter")
    await expect(field).to_have_value("hi @Bob Stone see #Plans for May 🎉 ")
    await field.press("Enter")  # nothing to choose any more
    await expect(page.locator(".log .msg .body")).to_have_text("hi @Bob Stone see #Plans for May 🎉")
    await expect(page.locator(".log .mention")).to_have_text(["@Bob Stone", "#Plans for May"])

    # Escape says no: then Enter sends what was typed.
    await field.press_sequentially("@bob")
    await expect(options(page)).to_have_count(2)
    await field.press("Escape")
    await expect(options(page)).to_have_count(0)
    await field.press("Enter")
    await expect(page.locator(".log .msg .body").last).to_have_text("@bob")

    # Somebody who composes a word decides with Enter about the word.
    await field.press_sequentially("@bob")
    await expect(options(page)).to_have_count(2)
    await press_key(page, isComposing=True)
    await expect(field).to_have_value("@bob")
    await expect(options(page)).to_have_count(2)

    await field.fill("")
    await field.press_sequentially("/he")
    await expect(options(page)).to_have_text(["/helpshow this list"])
    await field.press("Tab")
    await expect(field).to_have_value("/help ")

    # Addresses and nonsense offer nothing.
    for text in ("a@bob", "@nobody like this", "10:30", "::", "x /he", "@"):
        await field.fill("")
        await field.press_sequentially(text)
    await expect(options(page)).to_have_text(["Bob Brown", "Bob Stone"])  # for the last of them, which is any name


async def test_names_are_completed_by_mouse_and_by_finger(live, open_room, make_user):
    anna = await make_user("owner", name="Anna")
    await make_user(name="Bob Brown")
    for touch in (False, True):
        page = await open_room(anna, has_touch=touch, viewport={"width": 390, "height": 800})
        field = page.get_by_role("textbox", name="Message")
        await field.press_sequentially("@b")
        await (options(page).first.tap() if touch else options(page).first.click())
        await expect(field).to_have_value("@Bob Brown ")
        await expect(field).to_be_focused()
        await field.press_sequentially("@b")
        await expect(options(page)).to_have_count(1)
        await page.get_by_role("heading", level=1).click()
        await expect(options(page)).to_have_count(0)


async def test_emoji_are_picked_in_either_language(live, open_room, make_user):
    for locale, button, word, name in (("en", "Emoji", "rocket", "rocket"), ("ru", "Эмодзи", "ракет", "ракета")):
        user = await make_user("owner", name=f"Anna {locale}", locale=locale)
        page = await open_room(user, locale=locale)
        field = page.locator("textarea[name=body]")
        await field.fill("go ")
        await page.get_by_role("button", name=button).click()
        picker = page.locator("#emoji-picker")
        search = picker.get_by_role("searchbox")
        await expect(search).to_be_focused()
        await expect(picker.get_by_role("button")).to_have_count(40)
        await search.fill("nothing like this")
        await expect(picker.get_by_role("button")).to_have_count(0)
        await expect(picker.locator("[data-none]")).to_be_visible()
        await search.fill(word)
        await expect(picker.get_by_role("button", name=name, exact=True)).to_have_text("🚀")
        assert await axe_violations(page) == []
        await search.press("Enter")
        await expect(picker).to_be_hidden()
        await expect(field).to_have_value("go 🚀")
        await expect(field).to_be_focused()


async def test_signs_of_markdown_are_put_around_what_is_selected(live, open_room, make_user):
    page = await open_room(await make_user("owner", name="Anna"))
    field = page.get_by_role("textbox", name="Message")
    await field.press_sequentially(":tad")  # what helps with writing is fetched when that begins
    await expect(options(page)).to_have_text(["🎉tada"])
    await field.fill("loud")
    await expect(options(page)).to_have_count(0)
    await field.press("Control+a")
    await field.press("Control+b")
    await expect(field).to_have_value("**loud**")
    await field.press("Control+i")
    await expect(field).to_have_value("**_loud_**")
    await field.fill("громко")
    await field.press("Control+a")
    await press_key(page, key="и", code="KeyB", ctrlKey=True)  # the same key, where letters are Russian
    await expect(field).to_have_value("**громко**")
    await field.fill("**_loud_**")
    await field.press("Enter")
    await expect(page.locator(".log .body strong em")).to_have_text("loud")
    await page.reload()  # nobody has begun to write: the styles come with the pointer
    await page.get_by_role("button", name="Formatting").click()
    await expect(page.locator("#formatting")).to_contain_text("**bold**")
    await expect(page.locator("#formatting dl")).to_have_css("display", "grid")
    assert await axe_violations(page) == []
