"""A new password for whoever has forgotten theirs."""

import asyncio
from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from app.accounts import passwords
from app.accounts.models import User
from app.accounts.passwords import reset
from app.accounts.passwords.reset import create_reset_link, reset_password
from app.accounts.users.manage import suspend_user
from app.clock import clock
from app.errors import Conflict, Forbidden, NotFound
from app.mail.models import MailMessage
from tests.support.app_client import AppClient
from tests.support.audit_log import audit_entries, audit_entry
from tests.support.gate import Gate
from tests.support.mailbox import Mailbox
from tests.support.principals import principal_of
from tests.support.users import PASSWORD

NEW = "seven blue kites over water"


@pytest.fixture
def settings(make_settings, database_url: str, mailbox: Mailbox):
    return make_settings(database_url=database_url, smtp_url=mailbox.url, public_url="http://localhost:8000")


@pytest.fixture
async def anna(client, make_user) -> User:
    return await make_user(name="Anna", email="anna@example.org")


async def asked(browser: AppClient, mailbox: Mailbox, email: str = "anna@example.org") -> str:
    """Ask for a link; its path."""
    assert (await browser.post("/forgot", {"email": email})).status_code == 200
    return (await mailbox.next()).link("/reset/")


async def test_the_link_in_the_letter_sets_a_new_password_and_everyone_signs_in_again(
    anna: User, another, mailbox: Mailbox
) -> None:
    signed_in, browser = another(), another()
    await signed_in.sign_in(anna.email, PASSWORD)
    link = await asked(browser, mailbox, "ANNA@example.org")
    assert mailbox.taken[0].to == "anna@example.org", "the stored address, not the typed one"
    opened = await browser.get(link)
    assert (opened.status_code, opened.location) == (303, "/reset")
    form = await (await browser.get("/reset")).get_data(as_text=True)
    assert "anna@example.org" in form
    assert link not in form
    done = await browser.post("/reset", {"password": NEW})
    assert (done.status_code, done.location) == (303, "/login?notice=password-reset")
    assert not await browser.is_signed_in()
    assert not await signed_in.is_signed_in()
    assert (await browser.sign_in(anna.email, PASSWORD)).status_code == 401
    assert (await browser.sign_in(anna.email, NEW)).status_code == 303
    notice = await mailbox.next()
    assert (notice.to, notice.subject) == ("anna@example.org", "Your password was changed")
    assert (await audit_entry("user.password_reset")).target == f"user:{anna.id}"


async def test_a_bad_new_password_leaves_the_link_good(anna: User, another, mailbox: Mailbox) -> None:
    browser = another()
    await browser.get(await asked(browser, mailbox))
    assert (await browser.post("/reset", {"password": "short"})).status_code == 422
    assert (await browser.post("/reset", {"password": NEW})).status_code == 303


async def test_of_several_uses_at_once_one_counts(anna: User, another, mailbox: Mailbox, client) -> None:
    token = (await asked(another(), mailbox)).removeprefix("/reset/")
    mail = client.app.extensions["accounts"].mail
    uses = [reset_password(mail, token, f"{NEW} {number}") for number in range(4)]
    done = await asyncio.gather(*uses, return_exceptions=True)
    assert [type(each) for each in done].count(NotFound) == 3


async def test_reset_requests_are_rate_limited_also_for_unknown_addresses(another, mailbox, anna) -> None:
    for email in (anna.email, "nobody@example.org"):
        answers = [(await another(f"10.2.{n}.1").post("/forgot", {"email": email})).status_code for n in range(4)]
        assert answers == [200, 200, 200, 429]
    one = another("10.3.1.1")
    answers = [(await one.post("/forgot", {"email": f"p{n}@example.org"})).status_code for n in range(21)]
    assert answers == [200] * 20 + [429]
    refused = await one.post("/forgot", {"email": "p@example.org"})
    assert int(refused.headers["Retry-After"]) > 0


async def test_an_administrator_hands_a_link_over_after_proving_who_they_are(client, make_user, another, anna) -> None:
    admin, browser = await make_user("admin"), another()
    await browser.sign_in(admin.email, PASSWORD)
    clock.move(timedelta(minutes=16))
    path = f"/users/{anna.id}/reset-link"
    refused = await browser.get(path)
    assert refused.location.startswith("/sudo?next=")
    await browser.post("/sudo", {"proof": "password", "password": PASSWORD, "next": path})
    assert path in await (await browser.get(f"/users/rows/{anna.id}/menu")).get_data(as_text=True)
    before = await (await browser.get(path)).get_data(as_text=True)
    assert "/reset/" not in before
    shown = await (await browser.post(path)).get_data(as_text=True)
    link = urlsplit(shown.partition('id="reset-link" value="')[2].partition('"')[0])
    person = another()
    assert (await person.get(link.path)).status_code == 303
    assert (await person.post("/reset", {"password": NEW})).status_code == 303
    assert (await another().sign_in(anna.email, NEW)).status_code == 303
    entry = await audit_entry("reset.link_created")
    assert (entry.actor_id, entry.target) == (admin.id, f"user:{anna.id}")


async def test_reset_links_are_refused_for_more_privileged_users_oneself_and_suspended_users(
    client, make_user, anna
) -> None:
    owner, admin, moderator = [await principal_of(await make_user(role)) for role in ("owner", "admin", "moderator")]
    with pytest.raises(Forbidden):
        await create_reset_link(admin, "http://localhost", owner.user_id)
    with pytest.raises(Forbidden):
        await create_reset_link(moderator, "http://localhost", anna.id)
    with pytest.raises(Conflict, match="own account"):
        await create_reset_link(admin, "http://localhost", admin.user_id)
    await create_reset_link(admin, "http://localhost", anna.id)
    await suspend_user(admin, anna.id)
    with pytest.raises(Conflict, match="suspended"):
        await create_reset_link(admin, "http://localhost", anna.id)


@pytest.mark.one_database
async def test_the_command_line_makes_a_link_where_nobody_can_help(client, anna, another, switchboard) -> None:
    code, out, _ = await switchboard("reset-link", "--email", "Anna@Example.org")
    link = urlsplit(out.strip())
    assert (code, link.path.startswith("/reset/")) == (0, True)
    assert (await another().get(link.path)).status_code == 303
    assert (await audit_entry("reset.link_created")).via == "command"
    code, _, err = await switchboard("reset-link", "--email", "nobody@example.org")
    assert (code, err) == (1, "switchboard: no user has this email address\n")


async def test_the_suspended_get_no_letter_and_no_link_of_theirs_works(anna: User, another, make_user, mailbox) -> None:
    link = await asked(another(), mailbox)
    await suspend_user(await principal_of(await make_user("admin")), anna.id)
    assert (await another().get(link)).status_code == 404
    assert (await another().post("/forgot", {"email": anna.email})).status_code == 200
    assert await MailMessage.all().count() == 1


async def test_the_log_tells_of_requests_without_what_was_typed(anna: User, another, mailbox) -> None:
    await asked(another(), mailbox)
    await another().post("/forgot", {"email": "my-secret@example.org"})
    entries = await audit_entries("reset.requested")
    assert [(entry.outcome, entry.target) for entry in entries] == [("ok", f"user:{anna.id}"), ("failed", "")]
    assert all("my-secret" not in entry.details and "reset/" not in entry.details for entry in entries)
    assert timedelta(minutes=30) == reset.RESET_LIFETIME


async def new_password(user: User) -> None:
    await User.filter(id=user.id).update(password_changed_at=clock.now() + timedelta(seconds=1))


async def new_address(user: User) -> None:
    await User.filter(id=user.id).update(email="anna@new.example", email_key="anna@new.example")


async def time_passes(user: User) -> None:
    clock.move(reset.RESET_LIFETIME)


@pytest.mark.parametrize("change", [new_password, new_address, time_passes])
async def test_a_link_counts_no_more_if_the_account_changes_while_the_new_password_is_hashed(
    anna: User, another, mailbox: Mailbox, client, monkeypatch, change
) -> None:
    token = (await asked(another(), mailbox)).removeprefix("/reset/")
    gate = Gate(monkeypatch, passwords, "hash_password")
    use = asyncio.create_task(reset_password(client.app.extensions["accounts"].mail, token, NEW))
    await gate.waiting.wait()
    await change(anna)
    gate.open.set()
    with pytest.raises(NotFound):
        await use
    user = await User.get(id=anna.id)
    assert await passwords.verify(PASSWORD, user.password_hash)
