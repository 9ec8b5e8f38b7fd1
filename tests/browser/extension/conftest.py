"""One context of the browser, and a fake server for each test: the extension is tested here, not the application."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page

from tests.browser.extension.fake_server import FakeServer
from tests.support.browsers import Complaints
from tests.support.live_server import bind_listener
from tests.support.patience import PATIENCE_MS

OpenPage = Callable[..., Awaitable[Page]]


@pytest.fixture(scope="package")
def port() -> int:
    """One port for all tests, so that the browser has the scripts from the test before."""
    with bind_listener(0) as listener:
        return int(listener.getsockname()[1])


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def shared_context(shared_browser: Browser, port: int) -> AsyncIterator[BrowserContext]:
    context = await shared_browser.new_context(base_url=f"http://127.0.0.1:{port}")
    yield context
    await context.close()


@pytest.fixture
async def server(port: int) -> AsyncIterator[FakeServer]:
    server = FakeServer(port)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
def complaints() -> Complaints:
    complaints = Complaints()
    complaints.expect(r"WebSocket connection to|Failed to load resource|ERR_CONNECTION_REFUSED")
    return complaints


@pytest.fixture
async def open_page(
    shared_context: BrowserContext, server: FakeServer, complaints: Complaints
) -> AsyncIterator[OpenPage]:
    """`await open_page("/room/7", **options of a browser context)`: a page. The pages of a test share what is
    kept, unless they have options. What they complain about fails the test."""
    opened: list[Page] = []

    async def open_one(path: str, **options: object) -> Page:
        context = shared_context
        if options:
            assert context.browser
            context = await context.browser.new_context(base_url=server.url, **options)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE_MS)
        page = await context.new_page()
        opened.append(page)
        complaints.listen_to(page)
        page.websockets = []  # type: ignore[attr-defined]
        page.on("websocket", lambda socket: page.websockets.append(socket))  # type: ignore[attr-defined]
        await page.goto(path)
        return page

    yield open_one
    for page in opened:
        await page.evaluate("localStorage.clear()")
    for page in opened:
        await (page.close() if page.context is shared_context else page.context.close())
    assert complaints.unexpected == []
