"""The menu of a row of a list, most of which is fetched when it opens."""

import asyncio

from playwright.async_api import Page, Route, expect

from tests.browser.shortcuts import go_to


async def is_whole_in_the_window(page: Page) -> bool:
    """Whether the menu that is open is in the window to its last entry."""
    return bool(
        await page.evaluate(
            "() => { const menu = document.querySelector('.menu:popover-open').getBoundingClientRect();"
            " return menu.top >= 0 && menu.bottom <= innerHeight && menu.left >= 0 && menu.right <= innerWidth; }"
        )
    )


async def test_it_opens_whole_beside_its_button_and_leads_back_to_where_one_was(live, new_context, make_user) -> None:
    admin = await make_user("admin", name="0 Admin")
    for n in range(12):
        await make_user(name=f"P{n:02}")
    page = await (await new_context(admin)).new_page()
    await page.goto("/users?q=p&sort=-name")
    for name in ("P11", "P00"):
        await page.get_by_role("button", name=f"Actions for {name}").click()
        menu = page.locator(".menu:popover-open")
        await expect(menu.get_by_role("button", name="Erase account…")).to_be_visible()
        assert await is_whole_in_the_window(page)
        await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Actions for P00").click()
    await expect(menu.get_by_role("button")).to_have_count(6)  # each once, however often it is opened
    await menu.get_by_role("button", name="Suspend…").click()
    await page.get_by_role("main").get_by_role("button", name="Suspend").click()
    await expect(page.get_by_role("status").filter(has_text="1 account suspended.")).to_be_visible()
    assert "q=p&sort=-name" in page.url


async def test_its_key_opens_it_and_the_focus_stays_in_it(live, new_context, make_user) -> None:
    admin = await make_user("admin", name="0 Admin")
    await make_user(name="P01")
    page = await (await new_context(admin)).new_page()
    await go_to(page, "/users?sort=-name")
    await page.keyboard.press("j")
    async with page.expect_response("**/menu"):
        await page.keyboard.press("e")
    menu = page.locator(".menu:popover-open")
    await expect(menu.get_by_role("button", name="Suspend…")).to_be_visible()
    await expect(menu.get_by_role("link", name="Open")).to_be_focused()
    await page.keyboard.press("Tab")
    await expect(menu.get_by_role("link", name="Password reset link…")).to_be_focused()


async def test_what_cannot_be_fetched_is_said_and_tried_again(live, new_context, make_user, complaints) -> None:
    complaints.expect("ERR_FAILED")
    complaints.expect("Failed to fetch")
    admin = await make_user("admin", name="0 Admin")
    await make_user(name="P01")
    page = await (await new_context(admin)).new_page()
    await go_to(page, "/users?sort=-name")
    await page.route("**/menu", lambda route: route.abort())
    opener, menu = page.get_by_role("button", name="Actions for P01"), page.locator(".menu:popover-open")
    await opener.click()
    await expect(page.locator("#toasts").get_by_text("Couldn’t load this.")).to_be_visible()
    await expect(menu.get_by_role("link", name="Open")).to_be_visible()
    await page.keyboard.press("Escape")
    await page.unroute_all()
    await opener.click()
    await expect(menu.get_by_role("button", name="Suspend…")).to_be_visible()


async def test_one_that_is_opened_before_any_script_is_there_is_whole_in_the_end(live, new_context, make_user) -> None:
    admin = await make_user("admin", name="0 Admin")
    await make_user(name="P01")
    page = await (await new_context(admin)).new_page()
    released = asyncio.Event()

    async def hold(route: Route) -> None:
        await released.wait()
        await route.continue_()

    await page.route("**/*.js", hold)
    await page.goto("/users?sort=-name", wait_until="commit")
    await page.get_by_role("button", name="Actions for P01").click()
    menu = page.locator(".menu:popover-open")
    await expect(menu.get_by_role("link", name="Open")).to_be_visible()
    released.set()
    await expect(menu.get_by_role("button", name="Suspend…")).to_be_visible()
