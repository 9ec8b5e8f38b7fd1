"""Walking through the product as a person does."""

from playwright.async_api import BrowserContext, Page, WebSocket, expect

from app.accounts.setup import setup_link
from tests.support.live_server import LiveServer

LONG_PASSWORD = "seven slow rivers under glass"


class SocketCounter:
    """Counts the WebSockets that a page opens."""

    def __init__(self, page: Page) -> None:
        self.opened = 0
        page.on("websocket", self._added)

    def _added(self, _: WebSocket) -> None:
        self.opened += 1


async def set_up(live: LiveServer, page: Page, name: str, email: str) -> None:
    """Become the first administrator with the link that the server prints."""
    link = await setup_link(live.settings)
    assert link is not None
    await page.goto(link)
    await page.get_by_label("Name").fill(name)
    await page.get_by_label("Email").fill(email)
    await page.get_by_label("Password", exact=True).fill(LONG_PASSWORD)
    await page.get_by_role("button", name="Create account").click()
    await expect(page.get_by_role("heading", name=f"Hello, {name}")).to_be_visible()
    await page.wait_for_load_state()  # with its scripts, without which what they open are plain links


async def invite(page: Page, email: str) -> str:
    """Make an invitation in the browser; the link to give away."""
    await page.goto("/users/invite")
    await page.get_by_label("Email").fill(email)
    await page.get_by_role("button", name="Create link").click()
    return await page.get_by_label("Invitation link").input_value()


async def accept(page: Page, link: str, name: str) -> None:
    """Join with an invitation."""
    await page.goto(link)
    await page.get_by_label("Name").fill(name)
    await page.get_by_label("Password", exact=True).fill(LONG_PASSWORD)
    await page.get_by_role("button", name="Create account").click()
    await expect(page.get_by_role("heading", name=f"Hello, {name}")).to_be_visible()


async def sign_in(page: Page, email: str) -> None:
    """Sign in with the form."""
    await page.goto("/login")
    await page.get_by_label("Email").fill(email)
    await page.get_by_label("Password", exact=True).fill(LONG_PASSWORD)
    await page.get_by_role("button", name="Sign in", exact=True).click()
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Hello")


async def sign_out(page: Page, name: str) -> None:
    """Sign out from the account menu, on a page that fetches nothing by itself (it would hear 401)."""
    await page.goto("/account")
    await page.get_by_role("button", name=f"Account: {name}").click()
    await page.get_by_role("button", name="Sign out").click()
    await page.wait_for_url("**/login**")


async def say(page: Page, text: str) -> None:
    """Write into the open room."""
    composer = page.get_by_role("textbox", name="Message")
    await composer.fill(text)
    await composer.press("Enter")


async def new_page(context: BrowserContext) -> tuple[Page, SocketCounter]:
    """A tab, and the count of its sockets."""
    page = await context.new_page()
    return page, SocketCounter(page)


async def bodies(page: Page) -> list[str]:
    """What the open room shows, in order, sent or not."""
    return await page.locator(".log .msg .body").all_inner_texts()
