"""A browser for each module and a fake server for each test: what is tested here is the extension, not the application."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from tests.browser.extension.fake_server import FakeServer
from tests.browsing import ARGUMENTS, Complaints, chromium

OpenPage = Callable[..., Awaitable[Page]]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_browser() -> AsyncIterator[Browser]:
    executable = chromium()
    expect.set_options(timeout=5_000)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module")
async def server() -> AsyncIterator[FakeServer]:
    server = FakeServer()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
def complaints() -> Complaints:
    complaints = Complaints()
    complaints.expect(r"WebSocket connection to|Failed to load resource|ERR_CONNECTION_REFUSED")
    return complaints


@pytest_asyncio.fixture(loop_scope="module")
async def open_page(shared_browser: Browser, server: FakeServer, complaints: Complaints) -> AsyncIterator[OpenPage]:
    """`await open_page("/room/7", context=None, **options of the context)`: a page, in a browser of its own by default."""

    async def open_one(path: str, page: Page | None = None, **options: object) -> Page:
        context = page.context if page else await shared_browser.new_context(base_url=server.url, **options)
        context.set_default_timeout(5_000)
        new = await context.new_page()
        complaints.listen_to(new)
        new.websockets = []  # type: ignore[attr-defined]
        new.on("websocket", lambda socket: new.websockets.append(socket))  # type: ignore[attr-defined]
        await new.goto(path)
        return new

    yield open_one
    for context in shared_browser.contexts:
        await context.close()
    assert complaints.unexpected == []
