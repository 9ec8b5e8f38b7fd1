"""Invitations."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from app.accounts import invitations
from app.accounts.actions import entries
from app.accounts.invitations import (
    INVITATION_LIFETIME,
    accept_invitation,
    invite_user,
    look_up_invitation,
    with_pending_invitation,
)
from app.accounts.models import OneTimePurpose, OneTimeToken, User
from app.accounts.sessions import ClientInfo
from app.accounts.setup import set_up_owner, setup_link
from app.audit.models import AuditEntry
from app.clock import clock
from app.errors import Forbidden, Invalid, NotFound
from app.mail import mail_queue
from app.principal import Principal
from app.rate_limits.rules import Rule
from tests.size.meter import Meter
from tests.support.gate import Gate
from tests.support.principals import principal_of

PASSWORD = "quiet-otter-lantern-47"
VISIT = ClientInfo("192.0.2.1")
FORM = {"name": "Boris Klein", "password": PASSWORD}


@pytest.fixture
async def admin(client, make_user) -> Principal:
    return await principal_of(await make_user("admin"))


async def token(admin: Principal, settings, email: str = "boris@example.org", role: str = "moderator") -> str:
    link = await invite_user(admin, mail_queue(settings), email, role)
    assert link.startswith(f"{settings.origin}/invitation/"), "never from the Host of a request"
    return urlsplit(link).path.removeprefix("/invitation/")


async def test_an_invitation_used_by_several_at_once_creates_one_account(admin: Principal, settings) -> None:
    invited = await token(admin, settings)
    tries = [accept_invitation(invited, f"Boris {n}", PASSWORD, VISIT) for n in range(4)]
    results = await asyncio.gather(*tries, return_exceptions=True)
    assert [type(result) for result in results].count(tuple) == 1
    assert [type(result) for result in results].count(NotFound) == 3


@pytest.mark.parametrize("meanwhile", ["withdrawn", "renewed", "expired"])
async def test_an_invitation_that_ends_while_it_is_accepted_creates_no_account(
    admin: Principal, settings, monkeypatch, meanwhile: str
) -> None:
    invited = await token(admin, settings)
    gate = Gate(monkeypatch, invitations, "prepare_user")
    coming = asyncio.create_task(accept_invitation(invited, "Boris", PASSWORD, VISIT))
    await gate.waiting.wait()
    if meanwhile == "withdrawn":
        await invitations.withdraw_invitation(admin, (await OneTimeToken.get(used_at=None)).id)
    elif meanwhile == "renewed":
        await token(admin, settings, role="guest")
    else:
        clock.move(INVITATION_LIFETIME)
    gate.open.set()
    with pytest.raises(NotFound):
        await coming
    assert not await User.exists(email_key="boris@example.org")


async def test_an_invitation_that_is_accepted_while_it_is_withdrawn_was_not_withdrawn(
    admin: Principal, settings, monkeypatch
) -> None:
    invited = await token(admin, settings)
    gate = Gate(monkeypatch, invitations, "_pending")
    withdrawing = asyncio.create_task(invitations.withdraw_invitation(admin, invited.partition(".")[0]))
    await gate.waiting.wait()
    user, _ = await accept_invitation(invited, "Boris", PASSWORD, VISIT)
    gate.open.set()
    with pytest.raises(NotFound):
        await withdrawing
    assert await User.exists(id=user.id)
    assert not await AuditEntry.filter(action="invitation.withdrawn").exists()


async def test_looking_at_an_invitation_does_not_use_it_up(admin: Principal, another, settings) -> None:
    invited = await token(admin, settings)
    for _ in range(3):
        scanner = another()
        assert (await scanner.get(f"/invitation/{invited}")).status_code == 303
        assert (await scanner.get("/invitation")).status_code == 200
    browser = another()
    await browser.get(f"/invitation/{invited}")
    assert (await browser.post("/invitation", {**FORM, "password": "short"})).status_code == 422
    assert (await browser.post("/invitation", FORM)).status_code == 303


async def test_an_invitation_ends_after_three_days(admin: Principal, another, settings) -> None:
    invited = await token(admin, settings)
    clock.move(INVITATION_LIFETIME - timedelta(seconds=1))
    assert (await another().get(f"/invitation/{invited}")).status_code == 303
    clock.move(timedelta(seconds=2))
    assert (await another().get(f"/invitation/{invited}")).status_code == 404


@pytest.mark.parametrize("wrong", ["x", "0" * 26 + "." + "a" * 43, "%00", "a" * 3_000, "%2e%2e"])
async def test_a_malformed_invitation_code_is_refused(client, another, make_user, wrong: str) -> None:
    await make_user("owner")
    browser = another()
    assert (await browser.get(f"/invitation/{wrong}")).status_code == 404
    assert (await browser.post("/invitation", FORM)).status_code == 404
    assert (await browser.get("/invitation")).status_code == 404


async def test_a_setup_code_is_no_invitation_and_the_other_way_round(client, settings, another, make_user) -> None:
    link = await setup_link(settings)
    assert link is not None
    code = link.partition("=")[2]
    with pytest.raises(NotFound):
        await accept_invitation(code, "Evil", PASSWORD, VISIT)
    invited = await token(await principal_of(await make_user("admin")), settings)
    with pytest.raises(NotFound):
        await set_up_owner(invited, "evil@example.org", "Evil", PASSWORD)


async def test_a_second_invitation_for_an_address_replaces_the_first(admin: Principal, settings) -> None:
    first = await token(admin, settings, "Boris@example.org", "moderator")
    other = await token(admin, settings, "vera@example.org", "guest")
    second = await token(admin, settings, "boris@EXAMPLE.org", "guest")
    with pytest.raises(NotFound):
        await look_up_invitation(first)
    assert (await look_up_invitation(second)).role == "guest"
    assert (await look_up_invitation(other)).email == "vera@example.org"
    row = await OneTimeToken.filter(purpose=OneTimePurpose.INVITATION, used_at=None).first()
    assert row is not None
    assert row.created_by_id == admin.user_id


async def test_it_replaces_one_of_an_earlier_version_as_well(admin: Principal, settings) -> None:
    first = await token(admin, settings)
    await OneTimeToken.all().update(recipient_key=None)
    assert await with_pending_invitation({"boris@example.org", "vera@example.org"}) == {"boris@example.org"}
    await token(admin, settings)
    with pytest.raises(NotFound):
        await look_up_invitation(first)


@pytest.mark.one_database
async def test_how_many_wait_does_not_matter_to_the_next_one(admin: Principal, settings) -> None:
    async with Meter().attached() as meter:
        for number in range(10):
            await token(admin, settings, f"{number}@example.org")
        with meter.measured("few") as few:
            await token(admin, settings, "boris@example.org")
        for number in range(200):
            await token(admin, settings, f"{number}@waits.example")
        with meter.measured("many") as many:
            await token(admin, settings, "vera@example.org")
    assert many.steps <= few.steps + 300  # to look at each of them takes ten steps and more


async def test_an_existing_user_cannot_be_invited(admin: Principal, settings, make_user) -> None:
    await make_user(email="boris@example.org")
    with pytest.raises(Invalid) as refusal:
        await invite_user(admin, mail_queue(settings), "BORIS@example.org", "member")
    assert "email" in refusal.value.fields


async def test_an_invitation_for_someone_who_came_another_way_is_over(admin: Principal, settings, make_user) -> None:
    invited = await token(admin, settings)
    await make_user("guest", email="boris@example.org")
    with pytest.raises(NotFound):
        await accept_invitation(invited, "Boris", PASSWORD, VISIT)
    assert (await User.get(email_key="boris@example.org")).role_id == "guest"


async def test_inviting_to_a_role_needs_all_its_permissions(admin: Principal, settings, make_user) -> None:
    with pytest.raises(Forbidden):
        await invite_user(admin, mail_queue(settings), "boris@example.org", "owner")
    moderator = await principal_of(await make_user("moderator"))
    with pytest.raises(Forbidden):
        await invite_user(moderator, mail_queue(settings), "boris@example.org", "member")
    assert await OneTimeToken.all().count() == 0
    owner = await principal_of(await make_user("owner"))
    assert (await look_up_invitation(await token(owner, settings, role="owner"))).role == "owner"


async def test_an_account_that_manages_others_is_asked_for_a_longer_password(admin: Principal, settings) -> None:
    invited = await token(admin, settings, role="admin")
    assert (await look_up_invitation(invited)).min_length == 12
    with pytest.raises(Invalid):
        await accept_invitation(invited, "Boris", "p7#kQz!m9", VISIT)
    assert (await look_up_invitation(await token(admin, settings))).min_length == 8


TOO_MANY = "Too many attempts."


async def visit_link(browser, link: str) -> None:
    assert (await browser.get(f"/invitation/{link}")).status_code == 303


@pytest.mark.one_database
async def test_an_office_of_fifty_comes_in_from_one_address_at_once(admin: Principal, another, settings) -> None:
    links = [await token(admin, settings, f"office{number}@example.org") for number in range(50)]
    for number, link in enumerate(links):
        browser = another()
        await visit_link(browser, link)
        for _ in range(4):
            assert (await browser.post("/invitation", {"name": "Anna", "password": "short"})).status_code == 422
        if number in (0, 49):  # their passwords take a while to be stored
            assert (await browser.post("/invitation", FORM)).status_code == 303


@pytest.mark.one_database
async def test_too_many_tries_of_one_invitation_wait_and_lose_nothing(admin: Principal, another, settings) -> None:
    link, other = await token(admin, settings), await token(admin, settings, "clara@example.org")
    browser, colleague = another(), another()
    await visit_link(browser, link)
    for _ in range(entries.TRIES_OF_INVITATION.rate.amount):
        assert (await browser.post("/invitation", {"name": "Boris", "password": "short"})).status_code == 422
    refused = await browser.post("/invitation", {"name": "Boris Klein", "password": PASSWORD})
    page = await refused.get_data(as_text=True)
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 600
    assert TOO_MANY in page
    assert f'data-countdown="{refused.headers["Retry-After"]}"' in page
    assert 'value="Boris Klein"' in page
    assert PASSWORD not in page
    await visit_link(colleague, other)
    assert (await colleague.post("/invitation", FORM)).status_code == 303, "which is no matter of theirs"


@pytest.mark.one_database
async def test_too_many_from_one_address_see_when_to_go_on(admin: Principal, another, settings, monkeypatch) -> None:
    few = replace(entries.ACCEPT_INVITATION, rule=Rule.of("invitation:few", "1 per 10 minute"))
    monkeypatch.setattr(entries, "ACCEPT_INVITATION", few)
    link, stranger, browser = await token(admin, settings), another(), another()
    await visit_link(browser, link)
    assert (await stranger.post("/invitation", FORM)).status_code == 404
    for visitor, is_form in ((browser, True), (stranger, False)):
        refused = await visitor.post("/invitation", FORM)
        page = await refused.get_data(as_text=True)
        assert refused.status_code == 429
        assert "data-countdown" in page
        assert ('value="Boris Klein"' in page) == is_form
