"""Attacks on second factors, by those who know the password."""

import asyncio
from datetime import timedelta

import pytest

from app.accounts.mfa.sign_in_step import ATTEMPTS_RULE
from app.accounts.mfa.totp import DecryptionError, decrypt, encrypt
from app.accounts.models import RecoveryCode, Session, TotpFactor, User
from app.accounts.sessions.cookie import principal_from_scope
from app.clock import clock
from tests.support.app_client import COOKIE, AppClient
from tests.support.audit_log import audit_entries
from tests.support.mfa import (
    SECURITY,
    advance_totp_step,
    current_code,
    enroll_totp,
    page_text,
    sign_in_with_totp,
    submit_code,
)
from tests.support.users import PASSWORD

PAGE = "/second-factor"


@pytest.fixture
async def anna(make_user, client) -> User:
    return await make_user("owner", name="Anna")


@pytest.fixture
async def enrolled(anna: User, another) -> tuple[str, list[str]]:
    """The secret of her app, and her recovery codes."""
    browser = another()
    await browser.sign_in(anna.email, PASSWORD)
    return await enroll_totp(browser)


@pytest.fixture
async def thief(anna: User, enrolled, another) -> AppClient:
    """Of somebody who knows her password."""
    browser = another("203.0.113.66")
    assert (await browser.sign_in(anna.email, PASSWORD)).location == "/second-factor"
    return browser


def other_than(code: str) -> str:
    return "000000" if code != "000000" else "111111"


async def test_t80_a_password_alone_opens_no_page_and_does_nothing(app, anna, thief: AppClient) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if not rule.arguments]
    assert len(rules) > 30
    opened = {
        rule.rule
        for rule in rules
        if "GET" in rule.methods and (await thief.get(rule.rule, Accept="text/html")).status_code == 200
    }
    stranger = AppClient(app)
    for rule in rules:
        if "POST" in rule.methods and rule.rule not in ("/logout", PAGE, "/login", "/setup", "/preferences"):
            refused = (await thief.post(rule.rule, Accept="application/json")).status_code
            public = (await stranger.post(rule.rule, Accept="application/json")).status_code
            assert refused in (401, 404) or refused == public != 200, rule.rule
    for path in opened - {PAGE}:
        answers = [(await each.get(path, Accept="text/html")).status_code for each in (stranger, thief)]
        assert answers[0] == answers[1], f"{path} is not for everyone"
    assert PAGE in opened
    assert "/" not in opened
    assert (await thief.get("/users", Accept="application/json")).status_code == 401
    assert await User.get(id=anna.id).values("name", "session_epoch") == {"name": "Anna", "session_epoch": 1}


async def test_t80_a_password_alone_opens_no_socket(app, thief: AppClient, enrolled, anna) -> None:
    def scope() -> dict[str, object]:
        return {"type": "http", "headers": [(b"cookie", f"{COOKIE}={thief.cookies[COOKIE]}".encode())]}

    assert await principal_from_scope(app, scope()) is None
    assert (await thief.post("/auth/socket-tokens", Accept="application/json")).status_code == 401
    assert (await submit_code(thief, current_code(enrolled[0]))).status_code == 303
    assert (await principal_from_scope(app, scope())).user_id == anna.id


async def test_t80_the_cookie_from_before_the_second_factor_is_worth_nothing_after(thief, enrolled, another) -> None:
    copy = another()
    copy.plant(COOKIE, thief.cookies[COOKIE])
    assert (await submit_code(thief, current_code(enrolled[0]))).location == "/"
    assert not await copy.is_signed_in()
    advance_totp_step()
    assert (await submit_code(copy, current_code(enrolled[0]))).status_code == 401
    assert await thief.is_signed_in()


async def test_a_code_that_somebody_saw_does_not_count_again(thief, enrolled, another, anna) -> None:
    seen = current_code(enrolled[0])
    assert (await submit_code(another(), seen)).status_code == 401, "nothing without the password"
    await sign_in_with_totp(another(), anna, enrolled[0])
    clock.move(timedelta(seconds=-30))
    assert current_code(enrolled[0]) == seen
    assert (await submit_code(thief, seen)).status_code == 422
    advance_totp_step()
    assert (await submit_code(thief, current_code(enrolled[0]))).status_code == 303


async def test_of_many_uses_of_one_code_at_once_one_counts(enrolled, anna, another) -> None:
    browsers = [another() for _ in range(4)]
    for browser in browsers:
        await browser.sign_in(anna.email, PASSWORD)
    code = current_code(enrolled[0])
    answers = await asyncio.gather(*(submit_code(browser, code) for browser in browsers))
    assert sorted(answer.status_code for answer in answers) == [303, 422, 422, 422]


async def test_codes_cannot_be_guessed(thief: AppClient, enrolled, anna, another) -> None:
    for _ in range(ATTEMPTS_RULE.rate.amount):
        assert (await submit_code(thief, other_than(current_code(enrolled[0])))).status_code == 422
    ended = await submit_code(thief, current_code(enrolled[0]))
    assert ended.location == "/login?notice=too-many-codes"
    assert "Too many wrong codes" in await page_text(await thief.get(ended.location))
    assert await Session.filter(revoked_reason="second_factor_failed").count() == 1
    await thief.sign_in(anna.email, PASSWORD)
    limited = await submit_code(thief, current_code(enrolled[0]))
    assert (limited.status_code, int(limited.headers["Retry-After"]) > 0) == (429, True)
    assert len(await audit_entries("second_factor.failed")) == ATTEMPTS_RULE.rate.amount


async def test_who_knows_the_password_only_pushes_nobody_out(thief: AppClient, enrolled, anna, another) -> None:
    hers = another()
    await sign_in_with_totp(hers, anna, enrolled[0])
    for _ in range(25):
        await another().sign_in(anna.email, PASSWORD)
    assert await hers.is_signed_in()
    assert await Session.filter(aal=0, revoked_at=None).count() == 20


async def test_t81_a_recovery_code_is_good_once_and_a_new_set_ends_the_old(thief, enrolled, anna, another) -> None:
    _, codes = enrolled
    assert (await submit_code(thief, codes[0])).status_code == 303
    again = another()
    await again.sign_in(anna.email, PASSWORD)
    assert (await submit_code(again, codes[0])).status_code == 422
    renewed = await page_text(await thief.post(f"{SECURITY}/recovery-codes"))
    assert codes[1] not in renewed
    assert (await submit_code(again, codes[1])).status_code == 422
    assert await RecoveryCode.filter(used_at=None).count() == 10


async def test_t81_codes_of_one_person_are_worth_nothing_for_another(enrolled, make_user, another) -> None:
    boris = await make_user(name="Boris")
    his = another()
    await his.sign_in(boris.email, PASSWORD)
    await enroll_totp(his)
    again = another()
    await again.sign_in(boris.email, PASSWORD)
    for foreign in (current_code(enrolled[0]), enrolled[1][0]):
        assert (await submit_code(again, foreign)).status_code == 422


async def test_a_secret_that_is_copied_to_another_row_is_of_no_use(enrolled, thief, anna, make_user, another) -> None:
    boris = await make_user()
    his = another()
    await his.sign_in(boris.email, PASSWORD)
    secret, _ = await enroll_totp(his)
    copied = (await TotpFactor.get(user_id=boris.id)).secret
    await TotpFactor.filter(user_id=anna.id).update(secret=copied)
    assert (await submit_code(thief, current_code(secret))).status_code == 422
    with pytest.raises(DecryptionError):
        decrypt(bytes(32), encrypt(bytes(32), "secret", "totp:a"), "totp:b")


async def test_what_a_code_is_not_is_refused_without_a_fault(thief: AppClient) -> None:
    for junk in ("", "٠١٢٣٤٥", "\x00", "1" * 40):
        assert (await submit_code(thief, junk)).status_code == 422
    clock.move(timedelta(minutes=6))
    assert (await submit_code(thief, "x" * 100_000)).status_code == 422
