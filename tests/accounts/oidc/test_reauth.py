"""Proving who one is at the provider, for people who have no password here."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from app.accounts.models import Role, Session, User
from app.settings import Settings
from tests.accounts.oidc.test_sign_in import CONNECT, signed_in_as, text
from tests.support.app_client import COOKIE, AppClient
from tests.support.audit_log import audit_entries, audit_entry, entry_details
from tests.support.mfa import SECURITY
from tests.support.oidc import OPENID_COOKIE, refused, return_from_provider, sign_in_with_oidc, start_oidc_sign_in

PROVE = "/openid/sudo"


@pytest.fixture
def settings(with_provider: Settings) -> Settings:
    return with_provider


@pytest.fixture
async def anna(client, make_user) -> User:
    return await make_user("admin", email="anna@example.org")


@pytest.fixture
async def browser(anna, provider, another) -> AppClient:
    """Hers, connected with the provider, without a password, a while after she signed in."""
    browser = await signed_in_as(anna, another)
    await sign_in_with_oidc(provider, browser, CONNECT)
    await User.filter(id=anna.id).update(password_hash=None)
    await Session.all().update(sudo_until=None)
    return browser


async def is_asked(browser: AppClient) -> bool:
    """Whether what matters asks who one is."""
    return (await browser.get("/users/import")).status_code == 303


async def test_a_new_sign_in_at_the_provider_works_for_reauth(browser, provider) -> None:
    page = await text(await browser.get("/sudo?next=/users"))
    assert f'action="{PROVE}"' in page
    assert 'name="password"' not in page
    assert await is_asked(browser)
    before, [row] = browser.cookies[COOKIE], await Session.all()
    address = await start_oidc_sign_in(browser, PROVE, "/users?q=1")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    assert (asked["prompt"], asked["max_age"]) == ("login", "0")
    answer = provider.authorize(address)
    assert (await return_from_provider(browser, answer)).location == "/users?q=1"
    assert not await is_asked(browser)
    assert browser.cookies[COOKIE] != before, "a new secret"
    assert [each.id for each in await Session.all()] == [row.id], "the same session"
    assert entry_details(await audit_entry("sudo.granted")) == {"code": "openid"}
    assert (await return_from_provider(browser, answer)).status_code == 400, "once"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"auth_time": None}, "didn’t confirm that you have just signed in"),
        ({"auth_time": 1_700_000_000}, "didn’t confirm that you have just signed in"),
        ({"auth_time": True}, "didn’t confirm that you have just signed in"),
        ({"auth_time": "now"}, "didn’t confirm that you have just signed in"),
        ({"sub": "2002"}, "isn’t the account that is connected to yours"),
        ({"nonce": "another"}, "could not be verified"),
    ],
)
async def test_an_answer_that_shows_less_proves_nothing(browser, provider, change: dict[str, Any], words: str) -> None:
    provider.change = change
    assert await refused(await sign_in_with_oidc(provider, browser, PROVE), words)
    assert await is_asked(browser)
    assert (await audit_entry("sudo.failed")).outcome == "failed"
    assert await audit_entries("sign_in.failed") == []


async def test_it_counts_for_the_session_in_which_it_began_and_only_through_the_provider(
    anna, browser, provider, another
) -> None:
    answer = provider.authorize(await start_oidc_sign_in(browser, PROVE))
    other = another()
    await sign_in_with_oidc(provider, other)
    await Session.all().update(sudo_until=None)
    other.plant(OPENID_COOKIE, browser.cookies[OPENID_COOKIE])
    assert (await return_from_provider(other, answer)).status_code == 400
    assert await is_asked(other)
    assert (await browser.post("/sudo", {"proof": "openid", "next": "/"})).status_code == 422
    assert await is_asked(browser)
    assert (await another().post(PROVE)).status_code == 401


async def test_users_without_password_who_must_add_a_factor_reauthenticate_at_the_provider(
    anna, browser, provider
) -> None:
    await Role.filter(key=anna.role_id).update(mfa_required=True)
    begin = f"{SECURITY}/totp/begin"
    assert (await browser.post(begin, Referer=f"http://localhost{SECURITY}")).location == f"/sudo?next={SECURITY}"
    assert f'action="{PROVE}"' in await text(await browser.get("/sudo"))
    assert (await sign_in_with_oidc(provider, browser, PROVE, SECURITY)).location == SECURITY
    assert (await browser.post(begin)).location == f"{SECURITY}/totp"


async def test_reauth_at_the_provider_is_not_offered_without_a_connected_account(make_user, provider, another) -> None:
    boris = await signed_in_as(await make_user(), another)
    assert PROVE not in await text(await boris.get("/sudo"))


async def test_a_start_that_is_refused_is_in_the_log(client, provider, another) -> None:
    provider.failing = {"/.well-known/openid-configuration"}
    visitor = another("192.0.2.9")
    assert (await visitor.post("/openid/login")).status_code == 503
    entry = await audit_entry("sign_in.failed")
    assert (entry.outcome, entry.address, entry_details(entry)["code"]) == ("failed", "192.0.2.9", "provider_away")
    answers = [(await visitor.post("/openid/login")).status_code for _ in range(101)]
    assert 429 in answers
    throttled = await audit_entries("sign_in.throttled")
    assert {entry_details(entry)["code"] for entry in throttled} == {"openid:start"}
