"""Sudo: what matters asks again who one is, and the session gets a new secret with the answer."""

from dataclasses import replace
from datetime import timedelta
from unittest.mock import Mock, patch

import pytest

from app import actions
from app.accounts.models import Session, User
from app.accounts.sessions import lifetimes
from app.clock import clock
from app.errors import SudoRequired
from tests.support.app_client import COOKIE, AppClient
from tests.support.principals import principal_of
from tests.support.users import PASSWORD

LATER = lifetimes.SUDO + timedelta(seconds=1)


@pytest.fixture
def another(client):
    return lambda address="127.0.0.1": AppClient(client.app, address)


@pytest.fixture
async def admin(make_user, another) -> AppClient:
    browser = another()
    assert (await browser.sign_in((await make_user("admin")).email, PASSWORD)).status_code == 303
    return browser


async def prove(browser: AppClient, password: str = PASSWORD, wanted: str = "/users") -> object:
    return await browser.post("/sudo", {"proof": "password", "password": password, "next": wanted})


async def change_role(browser: AppClient, user: User, **headers: str) -> object:
    return await browser.post(f"/users/{user.id}/role", {"role": "guest"}, **headers)


async def test_sensitive_actions_need_reauth_some_time_after_sign_in(admin: AppClient, make_user) -> None:
    boris = await make_user("member")
    assert "done=role.1.0." in (await change_role(admin, boris)).location
    clock.move(LATER)
    refused = await change_role(admin, boris, Referer="http://localhost/users?q=boris")
    assert (refused.status_code, refused.location) == (303, "/sudo?next=/users%3Fq%3Dboris")
    assert (await (await change_role(admin, boris, Accept="application/json")).get_json())["error"][
        "code"
    ] == "sudo_required"
    page = await admin.get("/sudo?next=/users")
    assert 'name="password"' in await page.get_data(as_text=True)
    assert (await prove(admin)).location == "/users"
    assert "done=role" in (await change_role(admin, boris)).location
    clock.move(LATER)
    assert "/sudo" in (await change_role(admin, boris)).location, "using it does not prolong it"


async def test_a_wrong_password_fails_reauth_and_guesses_are_limited(admin: AppClient, make_user) -> None:
    boris = await make_user("member")
    clock.move(LATER)
    for _ in range(5):
        assert (await prove(admin, "wrong")).status_code == 422
    limited = await prove(admin)
    assert limited.status_code == 429
    assert int(limited.headers["Retry-After"]) > 0
    assert "/sudo" in (await change_role(admin, boris)).location


async def test_a_proof_gives_the_session_a_new_secret_under_the_same_id(admin: AppClient) -> None:
    [before] = await Session.all()
    old = admin.cookies[COOKIE]
    await prove(admin)
    [after] = await Session.all()
    assert after.id == before.id
    assert after.secret_hash != before.secret_hash
    assert admin.cookies[COOKIE] != old
    assert await admin.is_signed_in()


async def test_the_secret_before_is_good_for_reading_for_some_seconds(admin: AppClient, another) -> None:
    late = another()
    late.plant(COOKIE, admin.cookies[COOKIE])
    await prove(admin)
    assert await late.is_signed_in()
    assert (await late.post("/account/profile", {"name": "x"})).status_code == 401
    assert await admin.is_signed_in(), "a form that was too late ends nothing"


async def test_the_reauth_page_needs_a_session_and_redirects_only_within_the_site(admin: AppClient, another) -> None:
    assert (await another().get("/sudo")).location == "/login?next=/sudo"
    assert (await prove(admin, wanted="https://evil.example/")).location == "/"
    assert (await admin.post("/sudo", {"proof": "magic", "password": PASSWORD})).status_code == 422


@pytest.mark.one_database
async def test_a_proof_counts_to_its_last_moment_and_no_longer(make_user, client) -> None:
    actor = await principal_of(await make_user("admin"))
    until = clock.now()
    for after, counts in ((-1, True), (0, False), (1, False)):
        proved = replace(actor, sudo_until=until)
        with patch.object(actions, "clock", Mock(now=lambda after=after: until + timedelta(microseconds=after))):
            if counts:
                actions.require_proof(proved)
            else:
                with pytest.raises(SudoRequired):
                    actions.require_proof(proved)
    with pytest.raises(SudoRequired):
        actions.require_proof(actor)
