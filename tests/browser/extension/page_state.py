"""What a person would see, for the tests to look at."""

import asyncio
import re

from playwright.async_api import Locator, Page, expect

STORED_KEYS = "Object.keys(localStorage).filter((name) => name.startsWith('switchboard.'))"
# Two frames later the browser has told everyone who listens for scrolling and for sizes.
AFTER_NEXT_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
PRESS = """(field, init) => field.dispatchEvent(
    new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, cancelable: true, ...init}))"""


def message_bodies(page: Page, room: str = "7") -> Locator:
    """The texts of the messages in the room, in order."""
    return page.locator(f"#messages-{room} > .msg .body")


def inbox_bodies(page: Page) -> Locator:
    """The texts in the inbox."""
    return page.locator("#inbox .body")


def pending_messages(page: Page) -> Locator:
    """What is not stored yet."""
    return page.locator("#pending-7 > .msg")


async def expect_online(page: Page, panel: str = "#room") -> None:
    """Wait until the panel is connected, and what keys and drafts do in a room is there."""
    await expect(page.locator(f"{panel} > [sio-status]")).to_have_text("Online")
    await load_modules(page, "chat.js")


async def load_modules(page: Page, *names: str) -> None:
    """The modules that nobody has to wait for are there."""
    for name in names:
        await page.evaluate(f"import('/static/js/{name}').then(() => null)")


async def follow_link(page: Page, path: str) -> None:
    """Follow a link of the navigation, which htmx boosts."""
    await page.click(f'nav a[href="{path}"]')
    await expect(page).to_have_url(re.compile(f"{re.escape(path)}$"))


async def write_and_send(page: Page, text: str) -> None:
    """Write `text` and send it with the Enter key, once that does so: before, it begins a line as in any field."""
    await load_modules(page, "chat.js")
    field = page.locator("textarea[name=body]")
    await field.fill(text)
    await field.press("Enter")


async def scroll_to(page: Page, top: int) -> None:
    """Scroll the messages, and let the page notice."""
    await page.evaluate(f"document.querySelector('[data-log]').scrollTop = {top}; {AFTER_NEXT_FRAMES}")


async def expect_stored(page: Page, *expected: str) -> None:
    """This is what the browser keeps, by kind and person."""
    for _ in range(100):
        found = sorted(".".join(name.split(".")[1:3]) for name in await page.evaluate(STORED_KEYS))
        if found == sorted(expected):
            return
        await asyncio.sleep(0.02)
    assert found == sorted(expected)


async def press_key(page: Page, **init: object) -> None:
    """Press Enter in a way that a real keyboard here cannot."""
    await page.locator("textarea").evaluate(PRESS, init)
