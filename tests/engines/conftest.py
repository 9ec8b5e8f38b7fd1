"""Pages in Firefox and in WebKit. Each worker of a test run starts each browser once; every test gets fresh windows."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from app.accounts.models import User
from tests.engines.firefox import Firefox
from tests.engines.page import Page, button, css, field
from tests.engines.webkit import WebKit
from tests.engines.window import BrowserUnavailable, Engine
from tests.support.browsers import Complaints
from tests.support.live_server import LiveServer
from tests.support.users import PASSWORD

ENGINES: dict[str, Callable[[Path], Engine]] = {"firefox": Firefox, "webkit": WebKit}

OpenPage = Callable[..., Awaitable[Page]]


@pytest.fixture(scope="package", params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A running browser. Skips the test when it is not there."""
    try:
        started = ENGINES[request.param](tmp_path_factory.mktemp(request.param))
    except BrowserUnavailable as reason:
        pytest.skip(str(reason))
    yield started
    started.stop()


@pytest.fixture
async def open_page(engine: Engine, live: LiveServer, complaints: Complaints) -> AsyncIterator[OpenPage]:
    """`await open_page(user=None)`: a page at `live` in a fresh window, signed in as `user` if one is given."""
    session, pages = await engine.connect(), list[Page]()

    async def open_one(user: User | None = None) -> Page:
        page = Page(await session.open(), live.url)
        pages.append(page)
        if user is not None:
            await sign_in(page, user.email, PASSWORD)
        return page

    yield open_one
    try:
        for page in pages:
            await page.evaluate("() => null")  # collects the last complaints
            for text in page.window.complaints:
                complaints.note(text)
    finally:
        await session.close()
    assert complaints.unexpected == []


async def sign_in(page: Page, email: str, password: str) -> None:
    """Sign in with the form."""
    await page.goto("/login")
    await page.fill(field("Email"), email)
    await page.fill(field("Password"), password)
    await page.click(button("Sign in"))
    await page.expect_visible(css("h1"), part="Hello")
