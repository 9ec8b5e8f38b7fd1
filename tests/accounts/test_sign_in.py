"""Signing in and out."""

import asyncio
import time
from itertools import count

import pytest
from argon2 import PasswordHasher

from app.accounts import passwords, sessions
from app.accounts.models import Session, User, UserStatus
from app.accounts.sessions import cookie
from app.accounts.sign_in import password as password_sign_in
from app.clock import clock
from tests.support.app_client import COOKIE, AppClient
from tests.support.gate import Gate
from tests.support.users import PASSWORD

WRONG = "Wrong email or password."
_addresses = count(1)


def somewhere() -> str:
    """An address nobody came from yet."""
    number = next(_addresses)
    return f"198.51.{number // 250}.{number % 250 + 1}"


@pytest.fixture
async def anna(client, make_user) -> User:
    return await make_user("member", name="Anna", email="anna@example.org")


async def test_the_right_password_opens_and_signing_out_closes_for_good(anna: User, another) -> None:
    browser = another()
    assert not await browser.is_signed_in()
    done = await browser.sign_in("ANNA@example.org ", PASSWORD, next="/users?page=2")
    assert (done.status_code, done.location) == (303, "/users?page=2")
    assert await browser.is_signed_in()
    assert (await browser.get("/login?next=/chat")).location == "/chat"

    copied = browser.cookies[COOKIE]
    out = await browser.post("/logout")
    assert (out.status_code, out.location) == (303, "/login?notice=signed-out")
    assert out.headers["Clear-Site-Data"] == '"storage"'
    assert COOKIE not in browser.cookies
    browser.plant(COOKIE, copied)
    assert not await browser.is_signed_in()
    assert (await Session.get()).revoked_reason == "signed_out"


async def test_what_is_remembered_is_kept_by_the_browser_and_the_rest_is_not(anna: User, another) -> None:
    async def cookie(**more: str) -> str:
        answer = await another().sign_in(anna.email, PASSWORD, **more)
        return next(each for each in answer.headers.getlist("Set-Cookie") if each.startswith(COOKIE))

    short, long = await cookie(), await cookie(remember="yes")
    assert "Max-Age" not in short
    assert "Expires" not in short
    assert f"Max-Age={30 * 24 * 60 * 60}" in long
    for each in (short, long):
        assert "HttpOnly" in each
        assert "SameSite=Lax" in each
        assert "Path=/;" in f"{each};"
        assert "Domain" not in each
    assert [row.remember for row in await Session.all().order_by("id")] == [False, True]


async def test_requests_in_a_session_do_not_set_its_cookie_again(anna: User, another) -> None:
    browser = another()
    await browser.sign_in(anna.email, PASSWORD, remember="yes")
    clock.move(sessions.TOUCH_EVERY * 2)
    answer = await browser.get("/account")
    assert answer.status_code == 200
    assert not answer.headers.getlist("Set-Cookie")


async def test_a_session_cookie_among_odd_neighbours_and_in_several_headers_is_found(anna: User, client) -> None:
    browser = AppClient(client.app)
    await browser.sign_in(anna.email, PASSWORD)
    ours = f"{COOKIE}={browser.cookies[COOKIE]}".encode()
    for headers in ([b"bad[name]=1; " + ours], [b"a=1", ours], [ours, b"z=\xff"]):
        scope = {"headers": [(b"cookie", each) for each in headers]}
        found = await cookie.principal_from_scope(client.app, scope)
        assert found is not None
        assert found.user_id == anna.id
    for headers in ([], [b"a=1"], [ours[:-4]]):
        scope = {"headers": [(b"cookie", each) for each in headers]}
        assert await cookie.principal_from_scope(client.app, scope) is None


async def test_opening_a_connection_keeps_no_session_alive(anna: User, another, client) -> None:
    browser = another()
    await browser.sign_in(anna.email, PASSWORD)
    scope = {"headers": [(b"cookie", f"{COOKIE}={browser.cookies[COOKIE]}".encode())]}
    before = (await Session.get()).idle_expires_at
    clock.move(sessions.TOUCH_EVERY * 2)
    assert await cookie.principal_from_scope(client.app, scope) is not None
    assert (await Session.get()).idle_expires_at == before


async def test_every_failed_sign_in_gets_the_same_answer(anna: User, make_user, another) -> None:
    gone = await make_user(email="gone@example.org")
    await User.filter(id=gone.id).update(status=UserStatus.SUSPENDED)
    bare = await make_user(email="bare@example.org")
    await User.filter(id=bare.id).update(password_hash=None)
    seen = set()
    for email, password in (
        ("anna@example.org", "wrong"),
        ("gone@example.org", "wrong"),
        ("bare@example.org", "wrong"),
        ("none@example.org", "wrong"),
        ("none@example.org", "x" * 100_000),
        ("anna@example.org", PASSWORD + "\x00"),
        ("nul\x00@example.org", PASSWORD),
    ):
        answer = await another(somewhere()).sign_in(email, password)
        headers = {name: value for name, value in answer.headers if name.lower() != "content-length"}
        text = (await answer.get_data(as_text=True)).replace(email, "")
        assert WRONG in text
        seen.add((answer.status_code, str(sorted(headers.items())), text.replace("nul", "").replace("\x00", "")))
    assert {status for status, _, _ in seen} == {401}
    assert len({headers for _, headers, _ in seen}) == 1


async def test_a_suspension_is_shown_only_with_the_right_password(anna: User, another) -> None:
    await User.filter(id=anna.id).update(status=UserStatus.SUSPENDED)
    wrong = await another().sign_in(anna.email, "wrong")
    right = await another().sign_in(anna.email, PASSWORD)
    assert (wrong.status_code, right.status_code) == (401, 401)
    assert "suspended" not in await wrong.get_data(as_text=True)
    assert "suspended" in await right.get_data(as_text=True)
    assert await Session.all().count() == 0


@pytest.mark.one_database
@pytest.mark.usefixtures("real_passwords")
async def test_failed_sign_ins_take_at_least_the_minimum_duration(anna: User, another) -> None:
    took = []
    for email in ("anna@example.org", "nobody@example.org", "nul\x00@example.org"):
        started = time.perf_counter()
        assert (await another(somewhere()).sign_in(email, "wrong")).status_code == 401
        took.append(time.perf_counter() - started)
    assert min(took) >= password_sign_in.MIN_FAILURE_DURATION_S


async def test_the_sixth_try_for_an_account_is_refused_wherever_it_comes_from(
    anna: User, another, monkeypatch: pytest.MonkeyPatch
) -> None:
    for email in ("anna@example.org", "nobody@example.org"):
        for _ in range(5):
            assert (await another(somewhere()).sign_in(email, "wrong")).status_code == 401
        with monkeypatch.context() as patch:
            patch.setattr(passwords, "verify", None)  # a hash would raise
            refused = await another(somewhere()).sign_in(email.upper(), PASSWORD)
        assert refused.status_code == 429
        assert 0 < int(refused.headers["Retry-After"]) <= 15 * 60
        assert "Too many attempts" in await refused.get_data(as_text=True)


@pytest.mark.one_database
async def test_successful_sign_ins_do_not_count_towards_the_limit(anna: User, another) -> None:
    for _ in range(8):
        assert (await another().sign_in(anna.email, PASSWORD)).status_code == 303


@pytest.mark.one_database
async def test_an_empty_form_says_what_is_missing_and_keeps_what_was_typed(anna: User, another) -> None:
    answer = await another().post("/login", {"email": "anna@example.org", "next": "/chat"})
    text = await answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert 'value="anna@example.org"' in text
    assert 'value="/chat"' in text


async def test_a_hash_of_other_parameters_is_renewed_when_its_owner_comes(
    anna: User, another, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1).hash(PASSWORD)
    await User.filter(id=anna.id).update(password_hash=before)
    assert passwords.needs_rehash(before)
    assert (await another().sign_in(anna.email, PASSWORD)).status_code == 303
    after = (await User.get(id=anna.id)).password_hash
    assert after != before
    assert not passwords.needs_rehash(str(after))
    assert (await another().sign_in(anna.email, PASSWORD)).status_code == 303


@pytest.mark.one_database
async def test_without_limits_nobody_is_refused_for_trying_often(make_settings, database_url) -> None:
    from app import create_app

    app = create_app(make_settings(database_url=database_url, rate_limits=False))
    async with app.test_app():
        for _ in range(40):
            assert (await AppClient(app).sign_in("nobody@example.org", "wrong")).status_code == 401


@pytest.mark.one_database
async def test_a_hash_is_not_renewed_over_a_password_that_was_changed_meanwhile(client, make_user, monkeypatch) -> None:
    user = await make_user()
    monkeypatch.setattr(passwords, "needs_rehash", lambda _: True)
    gate = Gate(monkeypatch, passwords, "hash_password")
    coming = asyncio.create_task(AppClient(client.app).sign_in(user.email, PASSWORD))
    await gate.waiting.wait()
    await User.filter(id=user.id).update(password_hash="changed meanwhile")
    gate.open.set()
    await coming
    assert (await User.get(id=user.id)).password_hash == "changed meanwhile"
