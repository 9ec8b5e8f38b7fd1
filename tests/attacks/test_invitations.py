"""Attacks with invitations."""

from urllib.parse import urlsplit

import pytest

from app.accounts.invitations import invite_user
from app.accounts.models import User
from app.mail import mail_queue
from app.principal import Principal
from tests.support.principals import principal_of

FORM = {"name": "Boris Klein", "password": "quiet-otter-lantern-47"}


@pytest.fixture
async def admin(client, make_user) -> Principal:
    return await principal_of(await make_user("admin"))


async def token(admin: Principal, settings) -> str:
    link = await invite_user(admin, mail_queue(settings), "boris@example.org", "moderator")
    return urlsplit(link).path.removeprefix("/invitation/")


async def test_t84_an_invited_person_comes_in_with_the_role_and_address_of_the_invitation(
    admin: Principal, another, settings
) -> None:
    invited = await token(admin, settings)
    browser = another()
    opened = await browser.get(f"/invitation/{invited}")
    assert (opened.status_code, opened.location) == (303, "/invitation")
    form = await (await browser.get("/invitation")).get_data(as_text=True)
    assert "boris@example.org" in form
    assert invited not in form
    raised = {**FORM, "role": "owner", "email": "evil@example.org", "id": "1", "role_id": "owner"}
    done = await browser.post("/invitation", raised)
    assert (done.status_code, done.location) == (303, "/")
    assert await browser.is_signed_in()
    boris = await User.get(email_key="boris@example.org")
    assert (boris.name, boris.role_id, boris.email) == ("Boris Klein", "moderator", "boris@example.org")
    assert not await User.exists(email_key="evil@example.org")


async def test_t84_an_invitation_is_good_once(admin: Principal, another, settings) -> None:
    invited = await token(admin, settings)
    first, second = another(), another()
    for browser in (first, second):
        assert (await browser.get(f"/invitation/{invited}")).status_code == 303
    assert (await first.post("/invitation", FORM)).status_code == 303
    assert (await second.post("/invitation", FORM)).status_code == 404
    assert (await another().get(f"/invitation/{invited}")).status_code == 404
    assert await User.filter(email_key="boris@example.org").count() == 1
