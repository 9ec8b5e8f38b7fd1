"""Switchboard as an app: what browsers ask for to install it, and the page for when there is no server."""

import json

import pytest
from playwright.async_api import BrowserContext, Page, expect

from app.accounts.models import User
from tests.support.live_server import LiveServer

READY = "navigator.serviceWorker.ready.then(({ active }) => active.state)"
KEPT = "caches.match('/offline').then((page) => !!page)"


@pytest.fixture
def with_worker(new_context):
    """`await with_worker(user)`: a page whose service worker is ready, and has kept its page."""

    async def make(user: User | None = None, path: str = "/", **options: object) -> Page:
        context: BrowserContext = await new_context(user, service_workers="allow", **options)
        page = await context.new_page()
        await page.goto(path)
        await page.evaluate(READY)
        assert await page.evaluate(KEPT)
        return page

    return make


async def test_browsers_offer_to_install_it(live, with_worker, anna) -> None:
    page = await with_worker(anna)
    session = await page.context.new_cdp_session(page)
    found = await session.send("Page.getAppManifest")
    assert found["errors"] == []
    manifest = json.loads(found["data"])
    assert (manifest["name"], manifest["start_url"], manifest["display"]) == ("Switchboard", "/", "standalone")
    assert {(icon["sizes"], icon["purpose"]) for icon in manifest["icons"]} == {
        (size, purpose) for size in ("192x192", "512x512") for purpose in ("any", "maskable")
    }
    problems = await session.send("Page.getInstallabilityErrors")
    assert [each["errorId"] for each in problems["installabilityErrors"] if each["errorId"] != "in-incognito"] == []
    for icon in manifest["icons"]:
        size = await page.evaluate(
            "(src) => new Promise((done) => { const image = new Image(); image.src = src;"
            " image.onload = () => done(`${image.naturalWidth}x${image.naturalHeight}`); image.onerror = done; })",
            icon["src"],
        )
        assert size == icon["sizes"]


@pytest.mark.parametrize("locale", ["en", "ru"])
async def test_without_a_server_a_page_says_so_and_opens_by_itself_when_there_is_one(
    live: LiveServer, with_worker, make_user, complaints, locale: str
) -> None:
    complaints.expect("ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch|net::")
    user = await make_user("owner", locale=locale)
    page = await with_worker(user)
    await page.goto("/help")  # from now on the worker is asked
    await page.context.set_offline(True)
    await page.goto("/account")
    words = {"en": "No connection to the server", "ru": "Нет связи с сервером"}[locale]
    await expect(page.get_by_role("heading", name=words)).to_be_visible()
    assert await page.evaluate("document.documentElement.lang") == locale
    assert await page.evaluate("getComputedStyle(document.querySelector('main')).textAlign") == "center"
    assert page.url.endswith("/account")
    await page.context.set_offline(False)
    await expect(page.locator("#f-name")).to_be_visible()  # the page that was asked for


async def test_the_page_waits_for_a_server_that_was_stopped(live: LiveServer, with_worker, anna, complaints) -> None:
    complaints.expect("ERR_CONNECTION_REFUSED|Failed to fetch|503|ERR_")
    page = await with_worker(anna)
    await page.goto("/help")
    await live.stop()
    await page.goto("/account")
    await expect(page.get_by_role("heading", name="No connection to the server")).to_be_visible()
    await live.start()
    await expect(page.locator("#f-name")).to_be_visible()


async def test_everything_else_is_left_to_the_browser(live, with_worker, anna, complaints) -> None:
    complaints.expect("ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch|net::")
    page = await with_worker(anna)
    await page.goto("/help")
    await page.context.set_offline(True)
    for address in ("/notifications/bell", "/static/icons.svg?other", "/chat"):
        assert await page.evaluate(f"fetch('{address}').then(() => 'answered', () => 'failed')") == "failed", address
    await page.context.set_offline(False)
    assert await page.evaluate("fetch('/health/ready').then(({ status }) => status)") == 200
