"""Another e-mail address: by a link that was mailed there, by an administrator, from the command line."""

import asyncio
import html
from datetime import timedelta

import pytest

import app.accounts as accounts_package
from app.accounts import one_time_tokens
from app.accounts.invitations import invite_user
from app.accounts.models import OneTimePurpose, OneTimeToken, User
from app.accounts.sessions.lifetimes import SUDO
from app.accounts.users import email_change
from app.accounts.users.email_change import CONFIRM_LIFETIME
from app.clock import clock
from app.mail import mail_queue
from app.notifications.models import Notification
from tests.support.app_client import AppClient
from tests.support.audit_log import audit_entries, audit_entry, entry_details
from tests.support.gate import Gate
from tests.support.mailbox import Mailbox
from tests.support.patience import PATIENCE_S
from tests.support.principals import principal_of
from tests.support.users import PASSWORD

NEW = "anna.new@example.org"


@pytest.fixture
def settings(make_settings, database_url: str, mailbox: Mailbox):
    return make_settings(database_url=database_url, smtp_url=mailbox.url, public_url="http://localhost:8000")


@pytest.fixture
async def anna(client, make_user) -> User:
    return await make_user(name="Anna", email="anna@example.org")


@pytest.fixture
def signed_in(another):
    async def signed_in(user: User) -> AppClient:
        browser = another()
        assert (await browser.sign_in(user.email, PASSWORD)).status_code == 303
        return browser

    return signed_in


async def ask(browser: AppClient, email: str = NEW) -> str | None:
    return (await browser.post("/account/email", {"email": email})).location


async def asked(browser: AppClient, mailbox: Mailbox, email: str = NEW) -> str:
    """Ask for a link; its path."""
    assert await ask(browser, email) == "/account?notice=email-asked"
    while (letter := await mailbox.next()).subject != "Confirm your email address":
        pass
    assert letter.to == email
    return letter.link("/confirm-email/")


async def confirm(browser: AppClient, link: str) -> int:
    """Open the link and press the button; the last status."""
    opened = await browser.get(link)
    if opened.status_code != 303:
        return opened.status_code
    return (await browser.post("/confirm-email")).status_code


async def page_of(browser: AppClient, path: str) -> str:
    return html.unescape(await (await browser.get(path)).get_data(as_text=True))


async def test_the_mailed_link_changes_the_address(anna, another, signed_in, mailbox) -> None:
    here, elsewhere = await signed_in(anna), await signed_in(anna)
    await another().post("/forgot", {"email": anna.email})
    forgotten = (await mailbox.next()).link("/reset/")
    link = await asked(here, mailbox)
    assert (await User.get(id=anna.id)).email == anna.email, "not before it was opened"
    for _ in range(2):
        assert (await another().get(link)).status_code == 303, "a scanner of mail does not use it up"
    opened = await here.get(link)
    assert (opened.status_code, opened.location) == (303, "/confirm-email")
    assert NEW in await page_of(here, "/confirm-email")
    done = await here.post("/confirm-email")
    assert done.location == "/account?notice=email-changed"
    changed = await User.get(id=anna.id)
    assert (changed.email, changed.email_verified_at is not None) == (NEW, True)
    old = await mailbox.next()
    assert (old.to, old.subject) == (anna.email, "Your email address was changed")
    assert await here.is_signed_in()
    assert not await elsewhere.is_signed_in()
    assert (await another().get(forgotten)).status_code == 404, "links to the old address are worth nothing"
    assert await confirm(here, link) == 404, "it works once"
    assert (await another().sign_in(anna.email, PASSWORD)).status_code == 401
    assert (await another().sign_in(NEW, PASSWORD)).status_code == 303
    entry = await audit_entry("user.email_changed")
    assert (entry.actor_id, entry.target) == (anna.id, f"user:{anna.id}")
    assert entry_details(entry)["before"] == {"email": "anna@example.org", "confirmed": False}
    assert entry_details(entry)["after"] == {"email": NEW, "confirmed": True}


async def test_changing_to_a_taken_address_does_not_reveal_that_it_is_taken(
    anna, make_user, signed_in, mailbox
) -> None:
    boris, here = await make_user(email="boris@example.org"), await signed_in(anna)
    answers = [await here.post("/account/email", {"email": email}) for email in ("Boris@example.org", NEW)]
    assert [(answer.status_code, answer.location) for answer in answers] == [(303, "/account?notice=email-asked")] * 2
    assert (await mailbox.next()).to == NEW
    assert [letter.to for letter in mailbox.taken] == [NEW], "nothing to the one who has it"
    outcomes = [
        (entry.outcome, "boris" in entry.details) for entry in await audit_entries("user.email_change_requested")
    ]
    assert outcomes == [("failed", False), ("ok", False)]
    assert (await User.get(id=boris.id)).email == "boris@example.org"


async def test_a_link_is_of_use_to_who_asked_for_it_alone_once_and_not_for_long(
    anna, make_user, signed_in, another, mailbox
) -> None:
    here, stranger = await signed_in(anna), await signed_in(await make_user())
    first = await asked(here, mailbox)
    assert await confirm(stranger, first) == 404, "a mistyped address belongs to someone, who does not get the account"
    shown = await stranger.get("/confirm-email")
    assert (shown.status_code, NEW in await shown.get_data(as_text=True)) == (404, False)
    nobody = another()
    await nobody.get(first)
    assert (await nobody.get("/confirm-email")).location == "/login?next=/confirm-email"
    second = await asked(here, mailbox)
    assert await confirm(here, first) == 404, "the last one counts"
    await make_user(email=NEW)
    assert await confirm(here, second) == 404, "someone else has the address now"
    third = await asked(here, mailbox, "anna.third@example.org")
    clock.move(CONFIRM_LIFETIME + timedelta(seconds=1))
    here = await signed_in(anna)
    assert await confirm(here, third) == 404
    fourth = await asked(here, mailbox, "anna.fourth@example.org")
    form = {"current_password": PASSWORD, "new_password": "seven blue kites over water"}
    assert (await here.post("/account/password", form)).status_code == 303
    assert await confirm(here, fourth) == 404, "whoever takes the account back is rid of it"
    assert (await User.get(id=anna.id)).email == anna.email


@pytest.mark.parametrize("meanwhile", ["password", "time"])
async def test_a_link_counts_no_more_if_it_ends_while_it_is_confirmed(
    anna, signed_in, mailbox, monkeypatch, meanwhile: str
) -> None:
    here, elsewhere = await signed_in(anna), await signed_in(anna)
    await here.get(await asked(here, mailbox))
    gate = Gate(monkeypatch, email_change, "_own_link")
    confirming = asyncio.create_task(here.post("/confirm-email"))
    await gate.waiting.wait()
    form = {"current_password": PASSWORD, "new_password": "seven blue kites over water"}
    if meanwhile == "password":
        assert (await elsewhere.post("/account/password", form)).status_code == 303
    else:
        clock.move(CONFIRM_LIFETIME)
    gate.open.set()
    assert (await confirming).status_code == 404
    assert (await User.get(id=anna.id)).email == anna.email


async def test_the_address_there_is_can_be_confirmed_too(anna, signed_in, mailbox) -> None:
    here, elsewhere = await signed_in(anna), await signed_in(anna)
    assert "Not confirmed" in await page_of(here, "/account")
    link = await asked(here, mailbox, anna.email)
    assert await confirm(here, link) == 303
    assert "Not confirmed" not in await page_of(here, "/account")
    assert await confirm(here, link) == 404, "it works once"
    assert await elsewhere.is_signed_in(), "nothing was changed"


async def test_it_takes_a_proof_an_address_and_patience(anna, make_user, signed_in) -> None:
    here, admin = await signed_in(anna), await signed_in(await make_user("admin"))
    assert (await here.post("/account/email", {"email": "no address"})).status_code == 422
    assert [await ask(here) for _ in range(3)] == ["/account?notice=email-asked"] * 3
    refused = await here.post("/account/email", {"email": NEW})
    assert (refused.status_code, int(refused.headers["Retry-After"]) > 0) == (429, True)
    clock.move(SUDO + timedelta(seconds=1))
    assert (await ask(here) or "").startswith("/sudo?")
    path = f"/users/{anna.id}/email"
    for answer in (await admin.get(path), await admin.post(path, {"email": NEW})):
        assert (answer.location or "").startswith("/sudo?")
    assert (await User.get(id=anna.id)).email == anna.email


async def test_an_administrator_changes_the_address_of_another_user(anna, make_user, signed_in, mailbox) -> None:
    hers, admin, owner = await signed_in(anna), await make_user("admin"), await make_user("owner")
    browser, path = await signed_in(admin), f"/users/{anna.id}/email"
    await User.filter(id=anna.id).update(email_verified_at=clock.now())
    assert path in await page_of(browser, f"/users/{anna.id}")
    taken = await browser.post(path, {"email": owner.email.upper()})
    assert taken.status_code == 422
    assert await hers.is_signed_in()
    assert (await browser.post(path, {"email": NEW})).status_code == 200
    changed = await User.get(id=anna.id)
    assert (changed.email, changed.email_verified_at) == (NEW, None)
    assert not await hers.is_signed_in()
    old = await mailbox.next()
    assert (old.to, old.subject) == ("anna@example.org", "Your email address was changed")
    assert await Notification.filter(kind="email_changed").count() == 1
    assert (await audit_entry("user.email_changed")).actor_id == admin.id
    assert (await browser.post(f"/users/{owner.id}/email", {"email": "x@example.org"})).status_code == 403
    assert (await browser.post(f"/users/{admin.id}/email", {"email": "x@example.org"})).status_code == 409
    assert (await hers.post(path, {"email": "x@example.org"})).status_code == 401


class TestOldLinks:
    @pytest.fixture
    def settings(self, settings, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setattr(accounts_package, "SWEEP_INTERVAL", timedelta(milliseconds=20))
        return settings

    async def test_expired_address_changes_are_deleted(
        self, anna, make_user, signed_in, another, mailbox, settings
    ) -> None:
        await asked(await signed_in(anna), mailbox)
        await another().post("/forgot", {"email": anna.email})
        await invite_user(
            await principal_of(await make_user("admin")), mail_queue(settings), "boris@example.org", "member"
        )
        await one_time_tokens.sweep()
        assert await OneTimeToken.all().count() == 3
        clock.move(CONFIRM_LIFETIME)
        async with asyncio.timeout(PATIENCE_S):
            while await OneTimeToken.filter(purpose__not=OneTimePurpose.INVITATION).exists():  # noqa: ASYNC110 - nobody tells
                await asyncio.sleep(0.02)
        assert await OneTimeToken.all().count() == 1, "an invitation is listed for longer"


class TestWithoutMail:
    @pytest.fixture
    def settings(self, make_settings, database_url: str):
        return make_settings(database_url=database_url, public_url="http://localhost:8000")

    @pytest.mark.one_database
    async def test_it_is_said_who_can_and_the_command_line_can(self, anna, signed_in, another, switchboard) -> None:
        here = await signed_in(anna)
        assert "Ask an administrator to change your address" in await page_of(here, "/account")
        assert (await here.post("/account/email", {"email": NEW})).status_code == 409
        code, out, _ = await switchboard("change-email", "--email", "Anna@example.org", "--to", NEW)
        assert (code, out) == (0, f"sign in with {NEW} from now on\n")
        assert not await here.is_signed_in()
        assert (await another().sign_in(NEW, PASSWORD)).status_code == 303
        assert (await audit_entry("user.email_changed")).via == "command"
        for wrong in ("no address", NEW):
            code, _, err = await switchboard("change-email", "--email", anna.email, "--to", wrong)
            assert (code, err.startswith("switchboard: "), "Traceback" in err) == (1, True, False)
