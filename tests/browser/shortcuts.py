"""Pages whose keys do something."""

from playwright.async_api import Page, expect


async def go_to(page: Page, path: str) -> None:
    """Load `path`; returns when its keys do something."""
    await page.goto(path)
    await wait_for_shortcuts(page)


async def wait_for_shortcuts(page: Page) -> None:
    """Wait until the keys of `page` do something."""
    await expect(page.locator("head link[href*='lazy/palette.css']")).to_have_count(1)  # the last that the script does
    if await page.locator("[data-select-all]").count():
        await expect(page.locator("[data-select-all]")).to_be_visible()  # lists have a script of their own
