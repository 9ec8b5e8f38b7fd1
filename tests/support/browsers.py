"""A real browser. What it complains about (console errors, refused scripts and styles, exceptions) fails the test.

Each worker of a test run starts one, because that takes seconds, and every test gets contexts of its own, which know
nothing of others. A browser belongs to the event loop that it was started in; so tests with one share a loop.
"""

import asyncio
import os
import re
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, async_playwright, expect

from app.accounts.models import User
from tests.support.live_server import LiveServer
from tests.support.patience import PATIENCE_MS, PATIENCE_S
from tests.support.users import PASSWORD

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

NewContext = Callable[..., Awaitable[BrowserContext]]


class Complaints:
    """What the pages of a test complained about. `expect` lets through what a test provokes (a server that is down)."""

    def __init__(self) -> None:
        self._expected: list[str] = []
        self._found: list[str] = []

    def expect(self, pattern: str) -> None:
        """Complaints that `pattern` is found in are no fault."""
        self._expected.append(pattern)

    def note(self, text: str) -> None:
        """A page complained about something."""
        self._found.append(text)

    def listen_to(self, page: Page) -> None:
        """Note what `page` complains about from now on."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.note(f"exception: {error}"))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" or "Content Security Policy" in message.text:
            self.note(f"{message.type}: {message.text} ({message.location.get('url', '')})")

    @property
    def unexpected(self) -> list[str]:
        """What nobody expected."""
        return [text for text in self._found if not any(re.search(pattern, text) for pattern in self._expected)]


def find_chromium() -> str | None:
    """The browser's path, or None when there is none."""
    found = [os.environ.get("CHROMIUM"), *map(shutil.which, NAMES)]
    return next((path for path in found if path and Path(path).exists()), None)


def chromium() -> str:
    """The browser's path. Skips the test when there is none."""
    return find_chromium() or pytest.skip(
        f"no browser: CHROMIUM is not set and none of {', '.join(NAMES)} is installed"
    )


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def playwright() -> AsyncIterator[Playwright]:
    """What browsers are driven with. Skips the test when there is none."""
    chromium()
    expect.set_options(timeout=PATIENCE_MS)
    async with async_playwright() as driver:
        yield driver


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def shared_browser(playwright: Playwright) -> AsyncIterator[Browser]:
    """Chromium without a window, for every test that has no wishes of its own."""
    browser = await playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
    yield browser
    await browser.close()


@pytest.fixture
def _function_scoped_runner(request: pytest.FixtureRequest) -> Iterator[asyncio.Runner]:
    """The event loop of a test: for those with a browser the one that the browser was started in, and else its own, as
    pytest-asyncio makes it. What a test leaves running ends with it in either."""
    if "shared_browser" not in request.fixturenames:
        yield request.getfixturevalue("_function_scoped_runner")
        return
    runner = request.getfixturevalue("_session_scoped_runner")
    request.getfixturevalue("shared_browser")
    before = asyncio.all_tasks(runner.get_loop())
    yield runner
    runner.run(_end(asyncio.all_tasks(runner.get_loop()) - before))


async def _end(tasks: set[asyncio.Task[object]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


@pytest.fixture
def launch_options() -> dict[str, object]:
    """What a module wants to start a browser of its own with."""
    return {}


@pytest.fixture
async def browser(
    playwright: Playwright, shared_browser: Browser, launch_options: dict[str, object]
) -> AsyncIterator[Browser]:
    """Chromium without a window."""
    if not launch_options:
        yield shared_browser
        return
    own = await playwright.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS), **launch_options)
    yield own
    await own.close()


@pytest.fixture
def complaints() -> Complaints:
    return Complaints()


async def sign_in_at(context: BrowserContext, live: LiveServer, user: User, password: str = PASSWORD) -> None:
    """Give `context` a session of `user`, as the form of the sign-in page would, without a page."""
    form = {"email": user.email, "password": password}
    response = await context.request.post("/login", form=form, headers={"Origin": live.url}, max_redirects=0)
    assert response.status == 303, await response.text()


async def wait_for_value(page: Page, expression: str) -> None:
    """Wait until `expression` is true on `page`. Playwright's own `wait_for_function` does it by `eval` if it is not at
    first, which the policy of the pages forbids. Raises TimeoutError."""
    async with asyncio.timeout(PATIENCE_S):
        while not await page.evaluate(expression):  # noqa: ASYNC110 - nobody tells of what is looked at here
            await asyncio.sleep(0.02)


@pytest.fixture
async def new_context(browser: Browser, live: LiveServer, complaints: Complaints) -> AsyncIterator[NewContext]:
    """`await new_context(user=None, **playwright options)`: a browser of its own at `live`, signed in as `user`."""

    async def make(user: User | None = None, **options: object) -> BrowserContext:
        # What a service worker asks for, no test can hold up or answer; tests/browser/test_installable.py is about it.
        context = await browser.new_context(**{"base_url": live.url, "service_workers": "block", **options})
        context.set_default_timeout(PATIENCE_MS)
        context.on("page", complaints.listen_to)
        if user is not None:
            await sign_in_at(context, live, user)
        return context

    yield make
    for context in browser.contexts:
        await context.close()
    assert complaints.unexpected == []


@pytest.fixture
async def browser_context(new_context: NewContext) -> BrowserContext:
    """A browser of its own, signed in as nobody."""
    return await new_context()
