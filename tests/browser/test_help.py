"""The help as a reader comes to it: from the menu, the keys and the switcher, and along its links."""

import re

import pytest
from playwright.async_api import expect

from app.help.catalog import pages
from tests.browser.shortcuts import go_to

SIZES = [pytest.param(size, id=f"{size[0]}-wide") for size in ((1280, 800), (1440, 900), (390, 800))]


async def test_the_menu_leads_to_the_contents_and_these_to_pages_without_a_load(live, new_context, anna):
    page = await (await new_context(anna)).new_page()
    await go_to(page, "/account")
    await page.evaluate("window.kept = true")
    await page.get_by_role("button", name="Account:").click()
    await page.locator("#account-menu").get_by_role("link", name="Help").click()
    await expect(page.locator("h1")).to_have_text("Help")
    await page.locator("main").get_by_role("link", name="Backup and restore").click()
    await expect(page.locator("h1")).to_have_text("Backup and restore")
    await expect(page).to_have_title("Backup and restore · Switchboard")
    await page.get_by_role("complementary").get_by_role("link", name="Restore", exact=True).click()
    await expect(page.locator("#restore")).to_be_in_viewport()
    assert page.url == f"{live.url}/help/backup#restore"
    await page.get_by_role("complementary").get_by_role("link", name="Settings").click()
    await expect(page.locator("h1")).to_have_text("Settings")
    assert await page.evaluate("window.kept")


async def test_a_link_to_a_heading_of_another_page_leads_there(live, new_context, anna):
    page = await (await new_context(anna)).new_page()
    await go_to(page, "/help/settings")
    await page.get_by_role("article").get_by_role("link", name="reload it").click()
    await expect(page).to_have_url(re.compile("/help/deployment#workers-and-new-versions"))
    await expect(page.get_by_role("heading", name=re.compile("^Workers, and new versions"))).to_be_in_viewport()


async def test_the_keys_and_the_switcher_lead_to_the_help(live, new_context, anna):
    page = await (await new_context(anna)).new_page()
    await go_to(page, "/account")
    await page.locator("h1").first.focus()
    await page.keyboard.press("?")
    await page.get_by_role("dialog", name="Keyboard shortcuts").get_by_role("link", name="Help").click()
    await expect(page.locator("h1")).to_have_text("Help")
    await go_to(page, "/account")
    await page.keyboard.press("Control+k")
    await page.get_by_role("combobox", name="Room, person or page").fill("help")
    await expect(page.get_by_role("option", name="Help")).to_be_visible()
    await page.keyboard.press("Enter")
    await expect(page).to_have_url(f"{live.url}/help")


async def test_words_are_looked_for(live, new_context, anna):
    page = await (await new_context(anna)).new_page()
    await go_to(page, "/help")
    await page.get_by_role("searchbox", name="Search the help").fill("add a list")
    await page.get_by_role("main").get_by_role("button", name="Search").click()
    await page.get_by_role("link", name="Development › Add a list").click()
    await expect(page.get_by_role("heading", name="Add a list")).to_be_in_viewport()


@pytest.mark.parametrize("size", SIZES)
async def test_no_page_is_wider_than_the_screen(size, live, new_context, anna):
    page = await (await new_context(anna, viewport={"width": size[0], "height": size[1]})).new_page()
    wide = []
    for path in ("/help", *(f"/help/{each.key}" for each in pages())):
        await page.goto(path)
        if await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(path)
    assert wide == []
    beside = page.get_by_role("complementary").get_by_role("navigation", name="All help pages")
    if size[0] > 1100:
        await expect(beside).to_be_visible()
    else:
        await page.get_by_text("Contents", exact=True).click()
        await expect(page.get_by_role("navigation", name="All help pages")).to_be_visible()
