"""While nothing can be written, whoever tries the right secret has not tried a wrong one: they are not locked out, and
what is good once is not used up. Whoever tries a wrong one has."""

import asyncio
import errno
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from tortoise.exceptions import OperationalError

from app.accounts.invitations import invite_user
from app.accounts.mfa import sign_in_step
from app.accounts.models import User
from app.accounts.passwords.reset import create_reset_link_by_email
from app.accounts.sign_in import passkey, password
from app.actions import ACTIONS
from app.database import Transaction, disk_watch
from app.errors import AppError, Forbidden, RateLimited, Unavailable, is_our_failure
from app.mail import mail_queue
from app.rate_limits import Limiter
from app.rate_limits.rules import Rule
from tests.support.app_client import AppClient
from tests.support.mailbox import Mailbox
from tests.support.mfa import (
    add_passkey,
    current_code,
    enroll_totp,
    page_text,
    sign_in_with_passkey,
    submit_code,
    webauthn_options,
)
from tests.support.oidc import return_from_provider, sign_in_with_oidc, start_oidc_sign_in
from tests.support.principals import principal_of
from tests.support.users import PASSWORD
from tests.support.webauthn_authenticator import Authenticator

NEW = "seven blue kites over water"
# One more than any step allows in its time.
TRIES = 31

FullDisk = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def settings(with_provider, mailbox: Mailbox):
    return with_provider


@pytest.fixture
def openid_settings(mailbox: Mailbox) -> dict[str, object]:
    return {"smtp_url": mailbox.url}


@pytest.fixture
def full_disk(monkeypatch) -> Iterator[FullDisk]:
    """`with full_disk():` nothing is committed, as on a disk without room."""

    async def fail(_: Transaction) -> None:
        raise OperationalError("database or disk is full") from OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    @contextmanager
    def fill() -> Iterator[None]:
        with monkeypatch.context() as patch:
            patch.setattr(Transaction, "run_before_commit", fail)
            yield

    yield fill
    disk_watch.full = False


@pytest.fixture
def few_tries(monkeypatch) -> None:
    """The limits of addresses are as low as those of accounts, or a test would try very often."""
    for module in (password, passkey):
        monkeypatch.setattr(module, "ADDRESS_RULE", Rule.of(module.ADDRESS_RULE.name, "5 per day"))


@pytest.fixture
async def enrolled(anna: User, another) -> tuple[str, list[str]]:
    """The secret of her app, and her recovery codes."""
    browser = another()
    await browser.sign_in(anna.email, PASSWORD)
    return await enroll_totp(browser)


@pytest.mark.usefixtures("few_tries")
async def test_the_right_password_is_no_wrong_one_while_the_disk_is_full(anna, another, full_disk: FullDisk) -> None:
    with full_disk():
        for _ in range(7):
            assert (await another().sign_in(anna.email, PASSWORD)).status_code == 503
    assert (await another().sign_in(anna.email, PASSWORD)).status_code == 303


async def test_a_wrong_password_is_one_even_if_that_cannot_be_recorded(anna, another, full_disk: FullDisk) -> None:
    with full_disk():
        for _ in range(5):
            assert (await another().sign_in(anna.email, "wrong")).status_code == 503
        assert (await another().sign_in(anna.email, PASSWORD)).status_code == 429
    assert (await another().sign_in(anna.email, PASSWORD)).status_code == 429


@pytest.mark.parametrize("kind", ["app", "recovery"])
async def test_a_right_code_is_neither_counted_nor_used_up(enrolled, anna, another, full_disk, kind: str) -> None:
    secret, codes = enrolled
    code = current_code(secret) if kind == "app" else codes[0]
    browser = another()
    await browser.sign_in(anna.email, PASSWORD)
    with full_disk():
        for _ in range(7):
            assert (await submit_code(browser, code)).status_code == 503
    wanted = "/" if kind == "app" else "/account/security?notice=recovery-code-used"
    assert (await submit_code(browser, code)).location == wanted


@pytest.mark.parametrize("kind", ["app", "recovery"])
async def test_a_right_code_is_not_used_up_where_only_what_it_is_for_fails(
    enrolled, anna, another, monkeypatch, kind: str
) -> None:
    secret, codes = enrolled
    code = current_code(secret) if kind == "app" else codes[0]
    browser = another()
    await browser.sign_in(anna.email, PASSWORD)

    async def fail(*_: object) -> None:
        raise OperationalError("database or disk is full") from OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(sign_in_step, "complete", fail)
        assert (await submit_code(browser, code)).status_code == 503
    disk_watch.full = False
    assert (await submit_code(browser, code)).status_code == 303


async def test_wrong_codes_are_counted_even_if_that_cannot_be_recorded(enrolled, anna, another, full_disk) -> None:
    browser = another()
    await browser.sign_in(anna.email, PASSWORD)
    wrong = "000000" if current_code(enrolled[0]) != "000000" else "111111"
    with full_disk():
        for _ in range(5):
            assert (await submit_code(browser, wrong)).status_code == 503
    assert (await submit_code(browser, current_code(enrolled[0]))).status_code == 429


async def test_a_code_that_adds_or_removes_an_app_is_not_used_up(anna, enrolled, another, full_disk) -> None:
    browser = another()
    await browser.sign_in(anna.email, PASSWORD)
    await submit_code(browser, enrolled[1][0])
    with full_disk():
        for _ in range(21):
            removed = await browser.post("/account/security/totp/remove", {"code": enrolled[1][1]})
            assert removed.status_code == 503
    assert (await browser.post("/account/security/totp/remove", {"code": enrolled[1][1]})).status_code < 400


@pytest.mark.usefixtures("few_tries")
@pytest.mark.parametrize("step", ["alone", "second"])
async def test_a_passkey_is_taken_once_there_is_room(anna, another, settings, full_disk, step: str) -> None:
    device = Authenticator(settings.origin)
    mine = another()
    await mine.sign_in(anna.email, PASSWORD)
    assert (await add_passkey(mine, device)).status_code == 200
    browser = another()
    path, purpose = "/login/passkey", "sign_in"
    if step == "second":
        path, purpose = "/second-factor", "second_factor"
        await browser.sign_in(anna.email, PASSWORD)
    form = {"credential": device.get(await webauthn_options(browser, purpose))}
    with full_disk():
        for _ in range(7):
            assert (await browser.post(path, form)).status_code == 503
    assert (await browser.post(path, form)).location == "/"


async def test_asking_for_passkeys_is_not_counted_while_nothing_can_be_asked(anna, another, settings, full_disk):
    device = Authenticator(settings.origin)
    mine = another()
    await mine.sign_in(anna.email, PASSWORD)
    await add_passkey(mine, device)
    with full_disk():
        for _ in range(61):
            assert (await another().post("/passkeys/options", {"purpose": "sign_in"})).status_code == 503
    assert (await sign_in_with_passkey(another(), device)).location == "/"


async def test_a_reset_can_be_asked_for_and_its_link_used_when_there_is_room(
    anna, another, settings, mailbox: Mailbox, full_disk: FullDisk
) -> None:
    browser = another()
    with full_disk():
        for _ in range(21):
            assert (await browser.post("/forgot", {"email": anna.email})).status_code == 503
    assert (await browser.post("/forgot", {"email": anna.email})).status_code == 200
    await browser.get((await mailbox.next()).link("/reset/"))
    with full_disk():
        for _ in range(TRIES):
            assert (await browser.post("/reset", {"password": NEW})).status_code == 503
    assert (await browser.post("/reset", {"password": NEW})).location == "/login?notice=password-reset"


async def test_an_invitation_is_not_used_up_before_one_is_signed_in(
    make_user, another, settings, full_disk: FullDisk, monkeypatch
) -> None:
    admin = await principal_of(await make_user("admin"))
    link = await invite_user(admin, mail_queue(settings), "boris@example.org", "member")
    browser = another()
    await browser.get(link.removeprefix(settings.origin))
    form = {"name": "Boris", "password": NEW}
    with full_disk():
        for _ in range(TRIES):
            assert (await browser.post("/invitation", form)).status_code == 503
    with monkeypatch.context() as patch:  # the account can be written, and the session not

        async def fail(*_: object) -> None:
            raise OperationalError("database or disk is full") from OSError(errno.ENOSPC, "full")

        patch.setattr("app.accounts.sessions.create._insert", fail)
        assert (await browser.post("/invitation", form)).status_code == 503
    assert not await User.exists(email_key="boris@example.org")
    assert (await browser.post("/invitation", form)).location == "/"
    assert await browser.is_signed_in()


async def test_the_way_by_a_provider_goes_on_when_there_is_room(
    anna, another, come_in, provider, full_disk: FullDisk
) -> None:
    assert (await sign_in_with_oidc(provider, await come_in(anna), "/account/identities")).status_code == 303
    browser = another()
    with full_disk():
        for _ in range(TRIES):
            assert (await browser.post("/openid/login", {})).status_code == 503
    answer = provider.authorize(await start_oidc_sign_in(browser))
    with full_disk():
        for _ in range(TRIES):
            assert (await return_from_provider(browser, answer)).status_code == 503
    assert (await return_from_provider(browser, answer)).location == "/"


async def test_proving_and_changing_the_password_are_not_counted_either(anna, come_in, full_disk: FullDisk) -> None:
    browser: AppClient = await come_in(anna)
    proof = {"proof": "password", "password": PASSWORD, "next": "/account"}
    change = {"current_password": PASSWORD, "new_password": NEW}
    with full_disk():
        for _ in range(TRIES):
            assert (await browser.post("/sudo", proof)).status_code == 503
        for _ in range(21):
            assert (await browser.post("/account/password", change)).status_code == 503
    assert (await browser.post("/sudo", proof)).location == "/account"
    answer = await browser.post("/account/password", change)
    assert answer.status_code == 303, await page_text(answer)


async def test_another_address_can_be_asked_for_when_there_is_room(anna, come_in, mailbox, full_disk) -> None:
    browser: AppClient = await come_in(anna)
    assert ACTIONS["changeEmail"].rule.rate.amount == 5
    with full_disk():
        for _ in range(7):
            assert (await browser.post("/account/email", {"email": "new@example.org"})).status_code == 503
    assert (await browser.post("/account/email", {"email": "new@example.org"})).status_code == 303
    assert (await mailbox.next()).to == "new@example.org"


async def test_a_link_of_the_operator_is_not_lost(anna, another, settings, full_disk: FullDisk) -> None:
    link = await create_reset_link_by_email(settings.origin, anna.email)
    browser = another()
    await browser.get(link.removeprefix(settings.origin))
    with full_disk():
        assert (await browser.post("/reset", {"password": NEW})).status_code == 503
    assert (await browser.post("/reset", {"password": NEW})).status_code == 303


@pytest.mark.one_database
async def test_a_try_is_given_back_for_failures_of_ours_alone() -> None:
    limiter, rule = Limiter(), Rule.of("test:try", "1 per day")

    async def attempt(error: BaseException | None) -> None:
        async with limiter.attempt(rule, "somebody"):
            if error is not None:
                raise error

    for ours in (OSError("disk"), KeyError("bug"), Unavailable("away"), AppError("broken")):
        assert is_our_failure(ours)
        with pytest.raises(type(ours)):
            await attempt(ours)
    for theirs in (None, Forbidden("x"), asyncio.CancelledError()):  # who hangs up before the answer has tried
        await limiter.reset(rule, "somebody")
        if theirs is None:
            await attempt(None)
        else:
            with pytest.raises(type(theirs)):
                await attempt(theirs)
        with pytest.raises(RateLimited):
            await attempt(None)
