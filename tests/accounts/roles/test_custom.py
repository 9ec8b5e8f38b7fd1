"""Roles that people make: who may make which, and what becomes of those who have one."""

import asyncio
from collections.abc import Iterator

import pytest

from app.accounts import invitations, sessions
from app.accounts.invitations import accept_invitation, invite_user
from app.accounts.models import OneTimeToken, Role, User
from app.accounts.roles import custom, role_name
from app.accounts.users.manage import change_role_of_user
from app.audit.models import AuditEntry
from app.errors import Conflict, Forbidden, Invalid, NotFound
from app.mail import mail_queue
from tests.support.gate import Gate
from tests.support.principals import principal_of

pytestmark = pytest.mark.usefixtures("opened_database")

VISIT = sessions.ClientInfo("192.0.2.1")


@pytest.fixture
async def owner(make_user):
    return await principal_of(await make_user("owner"))


@pytest.fixture
def told() -> Iterator[list[tuple[str, str, str]]]:
    heard: list[tuple[str, str, str]] = []
    with sessions.revoked.replaced(lambda *what: heard.append(what)):
        yield heard


async def of(key: str) -> tuple[str | None, list[str]]:
    role = await Role.get(key=key)
    return role.name, role.permissions


async def test_a_role_is_made_changed_and_removed_and_all_of_it_recorded(owner, make_user, told):
    key = await custom.create_role(owner, " Support ", ["manage_users", "send_message"])
    assert await of(key) == ("Support", ["send_message", "manage_users"])
    assert role_name(key) == "Support"
    anna = await make_user("member")
    await change_role_of_user(owner, anna.id, key)
    told.clear()
    await custom.change_role(owner, key, "Helpers", ["manage_users", "send_message"])
    assert told == [], "a name changes nothing for anybody's connection"
    await custom.change_role(owner, key, "Helpers", ["send_message"])
    assert told == [("role", key, "role_changed")]
    assert not (await principal_of(anna)).may("manage_users")
    await custom.remove_role(owner, key, "guest")
    assert told[1:] == [("user", anna.id, "role_changed")]
    assert (await User.get(id=anna.id)).role_id == "guest"
    assert not await Role.exists(key=key)
    actions = await AuditEntry.filter(target=f"role:{key}").order_by("seq").values_list("action", flat=True)
    assert actions == ["role.created", "role.changed", "role.changed", "role.removed"]


async def test_granting_or_revoking_a_permission_needs_that_permission(owner, make_user):
    small = await custom.create_role(owner, "Role keepers", ["manage_roles", "send_message"])
    mighty = await custom.create_role(owner, "Auditors", ["view_audit"])
    keeper = await principal_of(await make_user(small))
    for refused in (
        custom.create_role(keeper, "Kings", ["manage_users"]),
        custom.change_role(keeper, mighty, "Auditors", []),
        custom.change_role(keeper, mighty, "Auditors", ["view_audit", "send_message"]),
        custom.remove_role(keeper, mighty, "guest"),
        custom.create_role(owner, "Second owners", ["manage_settings"]),
        custom.create_role(await principal_of(await make_user("moderator")), "Talkers", ["send_message"]),
    ):
        with pytest.raises(Forbidden):
            await refused
    talkers = await custom.create_role(keeper, "Talkers", ["send_message"])
    with pytest.raises(Forbidden):
        await custom.remove_role(keeper, talkers, "admin")
    with pytest.raises(Forbidden):
        await custom.change_role(keeper, talkers, "Talkers", ["view_audit"])
    assert await of(talkers) == ("Talkers", ["send_message"])


async def test_a_permission_that_the_actor_has_lost_cannot_be_granted(owner, make_user):
    small = await custom.create_role(owner, "Role keepers", ["manage_roles", "view_audit"])
    keeper = await principal_of(await make_user(small))
    await custom.change_role(owner, small, "Role keepers", ["manage_roles"])
    with pytest.raises(Forbidden):
        await custom.create_role(keeper, "Auditors", ["view_audit"])


async def test_who_manages_roles_no_longer_changes_none(owner, make_user):
    small = await custom.create_role(owner, "Role keepers", ["manage_roles", "view_audit"])
    key = await custom.create_role(owner, "Auditors", ["view_audit"])
    keeper = await principal_of(await make_user(small))
    await custom.change_role(keeper, key, "Inspectors", ["view_audit"])
    await custom.change_role(owner, small, "Role keepers", ["view_audit"])
    for refused in (
        custom.create_role(keeper, "Others", ["view_audit"]),
        custom.change_role(keeper, key, "Auditors", ["view_audit"]),
        custom.remove_role(keeper, key, "guest"),
        custom.require_factor(keeper, key, True),
    ):
        with pytest.raises(Forbidden):
            await refused
    assert await of(key) == ("Inspectors", ["view_audit"])
    assert not (await Role.get(key=key)).mfa_required


async def test_built_in_roles_and_the_actors_own_role_cannot_be_changed(owner, make_user):
    for key in ("owner", "member"):
        with pytest.raises(Conflict) as refused:
            await custom.change_role(owner, key, "Other", ["send_message"])
        assert refused.value.code in (custom.BUILT_IN, "forbidden")
        with pytest.raises(Conflict):
            await custom.remove_role(owner, key, "guest")
    key = await custom.create_role(owner, "Keepers", ["manage_roles", "send_message"])
    keeper = await principal_of(await make_user(key))
    with pytest.raises(Conflict) as own:
        await custom.change_role(keeper, key, "Keepers", ["send_message"])
    assert own.value.code == custom.OWN_ROLE
    with pytest.raises(Conflict):
        await custom.remove_role(keeper, key, "guest")
    await custom.change_role(keeper, key, "Gate keepers", ["manage_roles", "send_message"])
    assert (await of(key))[0] == "Gate keepers"


async def test_wrong_names_permissions_and_heirs_are_said_at_their_field(owner):
    key = await custom.create_role(owner, "Support", [])
    for name in ("", "  ", "a\x00b", "x" * 61, "SUPPORT", "owner", "Владелец"):
        with pytest.raises(Invalid) as wrong:
            await custom.create_role(owner, name, [])
        assert list(wrong.value.fields) == ["name"], name
    with pytest.raises(Invalid) as unknown:
        await custom.create_role(owner, "Else", ["fly"])
    assert list(unknown.value.fields) == ["permissions"]
    for heir in (key, "nobody", "", "\x00"):
        with pytest.raises(Invalid) as no_heir:
            await custom.remove_role(owner, key, heir)
        assert list(no_heir.value.fields) == ["role"]
    for nowhere in ("nobody", "x" * 99, "\x00"):
        with pytest.raises(NotFound):
            await custom.change_role(owner, nowhere, "Else", [])


async def test_invitations_to_a_removed_role_move_to_its_replacement(owner, settings):
    key = await custom.create_role(owner, "Support", ["send_message"])
    link = await invite_user(owner, mail_queue(settings), "new@example.org", key)
    await custom.remove_role(owner, key, "guest")
    assert (await OneTimeToken.get()).data["role"] == "guest"
    user, _ = await accept_invitation(link.rpartition("/")[2], "New", "quiet-otter-lantern-47", VISIT)
    assert user.role_id == "guest"


async def test_an_invitation_whose_role_goes_while_it_is_accepted_is_one_to_the_heir(owner, settings, monkeypatch):
    key = await custom.create_role(owner, "Support", ["send_message"])
    link = await invite_user(owner, mail_queue(settings), "new@example.org", key)
    gate = Gate(monkeypatch, invitations, "prepare_user")
    coming = asyncio.create_task(accept_invitation(link.rpartition("/")[2], "New", "quiet-otter-lantern-47", VISIT))
    await gate.waiting.wait()
    await custom.remove_role(owner, key, "guest")
    gate.open.set()
    assert (await coming)[0].role_id == "guest"


async def test_a_role_that_is_given_while_it_is_removed_leaves_nobody_without_one(owner, make_user):
    key = await custom.create_role(owner, "Support", ["send_message"])
    people = [await make_user("guest") for _ in range(4)]
    gave = [change_role_of_user(owner, person.id, key) for person in people]
    await asyncio.gather(*gave[:2], custom.remove_role(owner, key, "member"), *gave[2:], return_exceptions=True)
    assert not await Role.exists(key=key)
    assert {user.role_id for user in await User.filter(id__in=[person.id for person in people])} <= {"guest", "member"}
