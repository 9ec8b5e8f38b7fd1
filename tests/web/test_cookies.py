"""Cookies: `__Host-` and Secure over https; plain over http, where HTTP libraries and WebKit drop Secure ones."""

import re
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from http.cookies import SimpleCookie
from urllib.parse import urlsplit

import pytest

from app import create_app
from app.accounts.setup import setup_link
from app.paths import ROOT
from app.settings import Settings
from tests.support.app_client import COOKIE, AppClient
from tests.support.users import PASSWORD

pytestmark = pytest.mark.one_database

PUBLIC_URL = {"http": "http://localhost:8000", "https": "https://localhost:8000"}
PREFIX = {"http": "switchboard_", "https": "__Host-switchboard_"}
OWNER = {"name": "Anna", "email": "anna@example.org", "password": "seven slow rivers under glass"}

Served = Callable[[str], AbstractAsyncContextManager[Callable[[], AppClient]]]


@pytest.fixture
def served(make_settings: Callable[..., Settings], database_url: str) -> Served:
    """`async with served("https") as open_browser`: the application behind that kind of PUBLIC_URL, each time on the
    same database and with the same secret key."""

    @asynccontextmanager
    async def serve(scheme: str) -> AsyncIterator[Callable[[], AppClient]]:
        settings = make_settings(database_url=database_url, public_url=PUBLIC_URL[scheme])
        app = create_app(settings)
        async with app.test_app():
            yield lambda: AppClient(app)

    return serve


@pytest.fixture(params=["http", "https"])
def scheme(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def openid_settings(scheme: str) -> dict[str, object]:
    return {"public_url": PUBLIC_URL[scheme]}


@pytest.fixture
def settings(with_provider: Settings) -> Settings:
    return with_provider


async def test_every_cookie_is_of_the_kind_that_the_deployment_can_have(scheme, settings, client) -> None:
    link = urlsplit(await setup_link(settings))
    browser = AppClient(client.app)
    answers = [
        await browser.post("/openid/login"),
        await browser.get(f"{link.path}?{link.query}"),
        await browser.post("/setup", OWNER),
        await browser.post("/preferences", {"locale": "ru", "theme": "dark"}),
        await browser.post("/account/keys", {"single": "off"}),
        await browser.post("/logout"),
    ]
    seen = set()
    for header in (header for answer in answers for header in answer.headers.getlist("Set-Cookie")):
        ((name, cookie),) = SimpleCookie(header).items()
        seen.add(name.removeprefix(PREFIX[scheme]))
        assert bool(cookie["secure"]) == (scheme == "https"), header
        assert (cookie["path"], cookie["domain"]) == ("/", ""), header
        assert cookie["httponly"], header
        assert cookie["samesite"] == "Lax", header
    assert seen == {"openid", "link_setup", "session", "device", "locale", "theme", "keys"}


def test_nothing_sets_a_cookie_past_that_rule() -> None:
    calls = re.compile(r"request\.cookies|response\.(?:set|delete)_cookie\(|Set-Cookie")
    assert {path for path in (ROOT / "app").rglob("*.py") if calls.search(path.read_text())} == {
        ROOT / "app/web/cookies.py"
    }
    for path in (ROOT / "static/js").rglob("*.js"):
        lines = [line for line in path.read_text().splitlines() if "document.cookie =" in line]
        assert all("cookiePrefix" in line for line in lines), path


@pytest.mark.parametrize(("before", "after"), [("http", "https"), ("https", "http")])
async def test_a_session_of_the_other_kind_opens_nothing_and_is_not_in_the_way(before, after, served, make_user):
    async with served(before) as open_browser:
        anna, mallory = await make_user(), await make_user(name="Mallory")
        there = open_browser()
        await there.sign_in(mallory.email, PASSWORD)
        (name,) = (name for name in there.cookies if name.endswith("session"))
        kept = there.cookies[name]
        assert name == f"{PREFIX[before]}session"
    async with served(after) as open_browser:
        for planted in (name, f"{PREFIX[after]}session"):
            browser = open_browser()
            browser.plant(planted, kept)
            assert not await browser.is_signed_in(), planted
        browser = open_browser()
        browser.plant(name, kept)
        assert (await browser.sign_in(anna.email, PASSWORD)).status_code == 303
        assert await browser.is_signed_in()
        assert browser.cookies[name] == kept, "a browser would go on sending it"
        assert "Mallory" not in await (await browser.get("/account")).get_data(as_text=True)
    async with served(before) as open_browser:
        again = open_browser()
        again.plant(name, kept)
        assert await again.is_signed_in(), "it was good, and is where it came from"


@pytest.mark.parametrize(("before", "after"), [("http", "https"), ("https", "http")])
async def test_a_choice_of_the_other_kind_neither_counts_nor_stays(before, after, served, make_user) -> None:
    async with served(after) as open_browser:
        await make_user()
        browser = open_browser()
        browser.plant(f"{PREFIX[before]}theme", "dark")
        assert 'data-theme="auto"' in await (await browser.get("/login")).get_data(as_text=True)
        await browser.post("/preferences", {"theme": "light"})
        assert 'data-theme="light"' in await (await browser.get("/login")).get_data(as_text=True)


async def test_a_program_with_a_planted_plain_cookie_is_no_browser_of_an_https_deployment(served, make_user) -> None:
    """The gate for requests without `Origin` asks for our cookie, and takes none of the other kind for it."""
    async with served("https") as open_browser:
        anna = await make_user()
        form = {"email": anna.email, "password": PASSWORD}
        browser = open_browser()
        browser.plant(COOKIE, "x")
        assert (await browser.post("/login", form, Sec_Fetch_Site=None)).status_code == 303
        browser.plant(f"__Host-{COOKIE}", "x")
        assert (await browser.post("/login", form, Sec_Fetch_Site=None)).status_code == 403
