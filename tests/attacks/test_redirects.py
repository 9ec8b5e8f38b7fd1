"""Attacks with links that seem to lead to this site."""

from datetime import timedelta
from urllib.parse import quote

import pytest

from app.accounts.sessions import lifetimes
from app.clock import clock
from app.web.presentation import safe_next
from tests.support.app_client import AppClient
from tests.support.mfa import advance_totp_step, current_code, enroll_totp, submit_code
from tests.support.users import PASSWORD

ELSEWHERE = [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "https:evil.example",
    "https://evil.example/",
    "http:/\\evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "evil.example",
    "@evil.example",
    "/\x00/evil.example",
    "/" + "a" * 2_000,
    "",
    None,
]
HERE = ["/", "/chat/7?before=12#message-3", "/%2Fevil.example", "/%5Cevil.example", "/users?q=a%20b", "/путь", "/a//b"]


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_t33_what_browsers_might_take_for_another_site_is_not_followed(wanted: str | None) -> None:
    assert safe_next(wanted) == "/"
    assert safe_next(wanted, "/users") == "/users"


@pytest.mark.parametrize("wanted", HERE)
def test_t33_paths_of_this_site_are_followed(wanted: str) -> None:
    assert safe_next(wanted) == wanted


@pytest.fixture
async def owner(make_user, client):
    return await make_user("owner")


async def test_t33_no_door_leads_to_another_site(owner, another, come_in) -> None:
    browser = await come_in(owner)
    secret, _ = await enroll_totp(browser)
    for wanted in filter(None, ELSEWHERE):
        stranger, query = another(), f"next={quote(wanted)}"
        page = await (await stranger.get(f"/login?{query}")).get_data(as_text=True)
        assert '<input type="hidden" name="next" value="/">' in page[page.index('action="/login"') :], wanted
        answers = [
            await browser.get(f"/login?{query}"),
            await another().post("/preferences", {"next": wanted, "theme": "dark"}),
            await browser.post("/sudo", {"proof": "password", "password": PASSWORD, "next": wanted}),
        ]
        assert [answer.location for answer in answers] == ["/"] * len(answers), wanted
        listed = [
            await browser.post("/users/do/suspend", {"next": wanted}),
            await browser.post("/users/nobody/role", {"next": wanted, "role": "guest"}),
        ]
        assert all((answer.location or "/users").startswith("/users") for answer in listed), wanted
    for wanted in ("//evil.example", "/\\evil.example", "https:evil.example", "javascript:alert(1)"):
        stranger = another()
        assert (await stranger.sign_in(owner.email, PASSWORD, next=wanted)).location == "/second-factor"
        assert (await submit_code(stranger, current_code(secret), quote(wanted))).location == "/"
        advance_totp_step()


async def test_t33_addresses_that_look_like_another_site_lead_nowhere(owner, another, come_in) -> None:
    browser: AppClient = await come_in(owner)
    clock.move(lifetimes.SUDO + timedelta(seconds=1))
    for path in (
        "//evil.example/",
        "//evil.example/..",
        "/%5Cevil.example/",
        "//evil.example//users",
        "/%2F/evil.example",
    ):
        for visitor in (another(), browser):
            for location in (
                (await visitor.get(path)).location,
                (await visitor.get(path, HX_Request="true")).headers.get("HX-Redirect"),
                (await visitor.post("/users/x/role", {"role": "guest"}, Referer=f"http://localhost{path}")).location,
            ):
                assert location is None or (location.startswith("/") and safe_next(location) == location), location
