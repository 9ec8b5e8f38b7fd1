"""The composer and the menu of a message, for tests that use both."""

from playwright.async_api import Locator, Page, expect


async def focus_composer(page: Page) -> Locator:
    """The composer, focused, once all that belongs to it is loaded: people do not type within the same millisecond."""
    field = page.get_by_role("textbox", name="Message", exact=True)
    await field.focus()
    own = "document.querySelector('script[src*=\"/bundles/main.js\"]').src.replace('main.js', 'chat-message_menu.js')"
    await page.evaluate(f"import({own}).then(() => null)")
    return field


async def open_message_menu(page: Page, message: Locator) -> Locator:
    """Open the menu of `message`; the menu."""
    await message.hover()
    await message.get_by_role("link", name="Actions").click()
    opened = page.locator("[data-message-menu]")
    await expect(opened).to_be_visible()
    return opened
