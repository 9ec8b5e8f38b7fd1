"""What is fetched at its first use, when the server is away just then."""

import asyncio
import re

from playwright.async_api import Page, Route, expect

from app.chat.messages.send import send_message
from app.chat.models import Room
from tests.support.patience import PATIENCE_S
from tests.support.principals import principal_of


class Away:
    """Files that do not come, until they are let through."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._asked: set[str] = set()
        self._was_asked = asyncio.Event()

    async def keep(self, *names: str) -> None:
        for name in names:
            await self._page.route(re.compile(rf"/js/{name}$"), self._refuse)

    async def _refuse(self, route: Route) -> None:
        self._asked.add(route.request.url.rpartition("/")[2])
        self._was_asked.set()
        await route.abort()

    async def asked_for(self, *names: str) -> None:
        """Wait until the page has asked for all of these."""
        async with asyncio.timeout(PATIENCE_S):
            while not self._asked.issuperset(names):
                self._was_asked.clear()
                await self._was_asked.wait()

    async def end(self) -> None:
        await self._page.unroute_all()


async def test_what_does_not_come_is_said_to_whoever_clicked_and_fetched_at_the_next_click(
    live, new_context, make_user, complaints
):
    complaints.expect("ERR_FAILED")
    anna = await make_user("owner", name="Anna")
    room = await Room.get(auto_join=True)
    await send_message(await principal_of(anna), room.id, "hello", "c")
    page = await (await new_context(anna)).new_page()
    away = Away(page)
    held = ("later.js", "chat-message_menu.js", "chat-emoji_picker.js", "chat-autocomplete.js")
    await away.keep(*(f"bundles/{name}" for name in held))
    await page.goto(f"/chat/{room.id}")
    await expect(page.locator("#room [sio-status]")).to_have_attribute("data-sio-state", "online")
    await expect(page.get_by_role("button", name="Emoji", exact=True)).to_be_visible()  # what is not held is there
    field = page.get_by_role("textbox", name="Message")
    await field.focus()
    said = page.locator("#toasts").get_by_role("alert")
    await expect(said).to_have_count(0)
    await page.locator(".log .msg").hover()
    await page.get_by_role("link", name="Actions").click()
    await expect(said).to_contain_text("Couldn’t load this.")
    await said.get_by_role("button", name="Close").click()
    await expect(said).to_have_count(0)
    await page.get_by_role("button", name="Emoji", exact=True).click()
    await expect(said).to_contain_text("Couldn’t load this.")
    await said.get_by_role("button", name="Close").click()
    await away.asked_for(*held)

    # Nobody waits for it, and it comes by itself: at its next try, which may be a while from now.
    async with page.expect_response("**/bundles/later.js"):
        await away.end()
    await page.get_by_role("link", name="Actions").click()
    await expect(page.locator("[data-message-menu]")).to_be_visible()
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Emoji", exact=True).click()
    await expect(page.get_by_role("dialog", name="Emoji")).to_be_visible()
    await page.keyboard.press("Escape")
    await field.focus()
    await field.press_sequentially("/he")
    await expect(page.get_by_role("option")).to_have_count(1)
    await expect(said).to_have_count(0)


async def test_without_the_client_of_sockets_what_is_written_goes_the_way_of_any_form(
    live, new_context, make_user, complaints
):
    complaints.expect("ERR_FAILED")
    anna = await make_user("owner", name="Anna")
    room = await Room.get(auto_join=True)
    page = await (await new_context(anna)).new_page()
    await page.route("**/socket.io.esm.min.js*", lambda route: route.abort())
    await page.goto(f"/chat/{room.id}")
    await page.get_by_role("textbox", name="Message").fill("all the same")
    await page.get_by_role("button", name="Send").click()
    await expect(page.locator(".log .msg .body")).to_have_text(["all the same"])
