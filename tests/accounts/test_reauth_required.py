"""What hands out access, shows a secret or takes people's data out asks for a fresh proof of who it is."""

import re
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
from app.ids import new_id
from app.web.access import access_of
from tests.support.app_client import AppClient
from tests.support.users import PASSWORD

LATER = lifetimes.SUDO + timedelta(seconds=1)
JSON = {"Accept": "application/json"}
LISTS = (USERS, ROLES, SESSIONS, INVITATIONS, LOG)
# Routes that change something and need no fresh proof, with the reason.
WITHOUT_PROOF = {
    r"/chat/.*": "what somebody says and does in rooms gives nobody access to more than the room",
    r"/notifications/.*": "an inbox is one's own, and a notification is words",
    r"/account/(keys|profile)": "how things look to oneself",
    r"/account/password": "asks for the password itself",
    r"/account/sessions/.*": "takes access away, one's own",
    r"/confirm-email": "the link is the proof",
    r"/addresses/try": "changes nothing: it says what would happen",
    r"/(users|roles|sessions|invitations|audit)/export": "asks by itself, below",
    r"/jobs/<job_id>/stop": "does less of what one has begun oneself",
    r"/(sudo|openid/sudo)": "here the proof is given",
    r"/(users|roles|sessions|invitations|audit)/(columns|views.*)": "how a list looks to oneself",
    r"/(users|roles|sessions|invitations|audit)/(do/<key>|<row_id>/<key>)": "said by each action of the list, below",
}
# Actions of lists that need none.
HARMLESS = {("invitations", "withdraw"): "takes back what was offered"}


@pytest.fixture
async def owner(make_user, client) -> AppClient:
    """An owner whose proof has run out, as with a cookie that was stolen."""
    browser = AppClient(client.app)
    assert (await browser.sign_in((await make_user("owner")).email, PASSWORD)).status_code == 303
    clock.move(LATER)
    return browser


@pytest.mark.one_database
async def test_every_route_that_changes_something_says_why_it_needs_no_proof(client) -> None:
    for rule in client.app.url_map.iter_rules():
        access = access_of(client.app.view_functions[rule.endpoint])
        unsafe = (rule.methods or set()) - {"GET", "HEAD", "OPTIONS"}
        if not unsafe or access is None or access.anonymous or access.sudo:
            continue
        reasons = [why for pattern, why in WITHOUT_PROOF.items() if re.fullmatch(pattern, rule.rule)]
        assert len(reasons) == 1, f"{rule.rule}: mark the view with @sudo, or say here why it needs none"


@pytest.mark.one_database
async def test_every_action_of_a_list_asks_for_a_proof(owner: AppClient) -> None:
    for listing in LISTS:
        for action in listing.actions:
            for path in (f"{listing.path}/do/{action.key}", f"{listing.path}/{new_id()}/{action.key}"):
                answer = await owner.post(path, {"ids": new_id(), "confirmed": "yes"}, **JSON)
                refused = b"sudo_required" in await answer.get_data()
                assert refused is ((listing.name, action.key) not in HARMLESS), path


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
