"""What hands out access, shows a secret or takes people's data out asks for a fresh proof of who it is."""

from datetime import timedelta

import pytest

from app.accounts.models import OneTimeToken, User, UserStatus
from app.accounts.sessions import lifetimes
from app.admin.audit_log import LOG
from app.admin.invitations import INVITATIONS
from app.admin.roles import ROLES
from app.admin.sessions import SESSIONS
from app.admin.users import USERS
from app.clock import clock
from tests.support.app_client import AppClient
from tests.support.users import PASSWORD

LATER = lifetimes.SUDO + timedelta(seconds=1)
JSON = {"Accept": "application/json"}
LISTS = (USERS, ROLES, SESSIONS, INVITATIONS, LOG)


@pytest.fixture
async def owner(make_user, client) -> AppClient:
    """An owner whose proof has run out, as with a cookie that was stolen."""
    browser = AppClient(client.app)
    assert (await browser.sign_in((await make_user("owner")).email, PASSWORD)).status_code == 303
    clock.move(LATER)
    return browser


@pytest.mark.one_database
async def test_every_file_of_a_list_asks_for_a_proof(owner: AppClient) -> None:
    for listing in LISTS:
        for form in ("csv", "json"):
            answer = await owner.get(f"{listing.path}/export.{form}", **JSON)
            begun = await owner.post(f"{listing.path}/export", {"form": form, "query": ""}, **JSON)
            for refused in (answer, begun):
                assert (refused.status_code, b"sudo_required" in await refused.get_data()) == (403, True), listing.path


async def test_a_stolen_session_cannot_grant_the_owner_role(owner: AppClient, make_user) -> None:
    boris = await make_user("member")
    invitation = {"email": "thief@example.org", "role": "owner", "locale": "en"}
    for path, form in (
        ("/users/invite", invitation),
        (f"/users/{boris.id}/role", {"role": "owner"}),
        (f"/users/{boris.id}/suspend", {}),
    ):
        answer = await owner.post(path, form, **JSON)
        assert (answer.status_code, b"sudo_required" in await answer.get_data()) == (403, True), path
    assert not await OneTimeToken.filter(purpose="invitation").exists()
    found = await User.get(id=boris.id)
    assert (found.role_id, found.status) == ("member", UserStatus.ACTIVE)
    await owner.post("/sudo", {"proof": "password", "password": PASSWORD, "next": "/users"})
    assert (await owner.post("/users/invite", invitation, **JSON)).status_code == 200
    assert await OneTimeToken.filter(purpose="invitation").exists()
    pending = await OneTimeToken.get(purpose="invitation")
    clock.move(LATER)
    renewed = await owner.post(f"/invitations/{pending.id}/renew", {}, **JSON)
    assert (renewed.status_code, b"sudo_required" in await renewed.get_data()) == (403, True)
