"""The filters of a list: what is chosen applies, or the page says that it does not yet."""

import re

from playwright.async_api import Locator, Page, expect

UNAPPLIED = "Not applied yet"


async def open_users(page: Page) -> Locator:
    """The list of users with its script there; the mark of what is not applied."""
    await page.goto("/users?sort=name")
    await expect(page.locator("[data-select-all]")).to_be_visible()  # which the script shows
    return page.get_by_text(UNAPPLIED)


async def test_what_is_typed_is_marked_until_it_applies(live, new_context, make_user) -> None:
    await make_user(name="Boris Klein")
    page = await (await new_context(await make_user("admin", name="Ada Admin"))).new_page()
    mark, field = await open_users(page), page.get_by_role("searchbox")
    await expect(mark).to_be_hidden()
    await field.fill("boris")
    await expect(mark).to_be_visible()
    await expect(page.get_by_role("button", name="Apply")).to_have_class(re.compile("primary"))
    await field.fill("")
    await expect(mark).to_be_hidden()
    await field.fill("boris")
    await page.get_by_role("button", name="Apply").click()
    await expect(page.locator("tbody tr")).to_have_count(1)
    await expect(page.get_by_role("searchbox")).to_have_value("boris")
    await expect(mark).to_be_hidden()


async def test_a_choice_by_keyboard_waits_and_one_by_pointer_applies(live, new_context, make_user) -> None:
    await make_user("guest", name="Boris Klein")
    page = await (await new_context(await make_user("admin", name="Ada Admin"))).new_page()
    mark, role = await open_users(page), page.get_by_role("combobox", name="Role")
    await role.focus()
    await page.keyboard.press("m")  # Moderator, and the focus stays
    await expect(mark).to_be_visible()
    await expect(role).to_be_focused()
    await expect(page.locator("tbody tr")).to_have_count(2)
    await role.dispatch_event("pointerdown")
    await role.select_option("Guest")
    await expect(page.locator("tbody tr")).to_have_count(1)
    await expect(page.get_by_role("link", name="Remove the filter “Guest”")).to_be_visible()
    await expect(mark).to_be_hidden()
