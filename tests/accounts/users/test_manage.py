"""What those who manage users may do to whom."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator

import pytest

from app.accounts import sessions
from app.accounts.models import User, UserStatus
from app.accounts.roles import grantable_roles
from app.accounts.sessions import ClientInfo
from app.accounts.users import count_by_status
from app.accounts.users.erase import erase_user
from app.accounts.users.manage import change_role_of_user, restore_user, suspend_user
from app.errors import Conflict, Forbidden, Invalid, NotFound
from app.principal import Principal
from tests.support.principals import principal_of

pytestmark = pytest.mark.usefixtures("opened_database")

Action = Callable[[Principal, str], Awaitable[None]]


async def to_guest(actor: Principal, user_id: str) -> None:
    await change_role_of_user(actor, user_id, "guest")


ACTIONS = [to_guest, suspend_user, restore_user]


@pytest.fixture
def told() -> Iterator[list[tuple[str, str, str]]]:
    heard: list[tuple[str, str, str]] = []
    with sessions.revoked.replaced(lambda *what: heard.append(what)):
        yield heard


async def state(user: User) -> tuple[str, UserStatus]:
    row = await User.get(id=user.id)
    return row.role_id, row.status


async def test_an_admin_changes_a_role_and_connections_are_told(make_user, told) -> None:
    admin, member = await make_user("admin"), await make_user("member")
    bearer = await sessions.create_session(member, ClientInfo("192.0.2.1"))
    await change_role_of_user(await principal_of(admin), member.id, "moderator")
    assert (await state(member))[0] == "moderator"
    assert told == [("user", member.id, "role_changed")]
    live = await sessions.validate_session(str(bearer), touch=False)
    assert live is not None, "the person stays signed in"
    assert live.principal.may("moderate_chat")
    await change_role_of_user(await principal_of(admin), member.id, "moderator")
    assert len(told) == 1, "no change, nothing to tell"


async def test_suspending_ends_every_session_and_restoring_brings_none_back(make_user, told) -> None:
    admin, member = await make_user("admin"), await make_user("member")
    bearer = await sessions.create_session(member, ClientInfo("192.0.2.1"))
    await suspend_user(await principal_of(admin), member.id)
    assert (await state(member))[1] is UserStatus.SUSPENDED
    assert told == [("user", member.id, "suspended")]
    await restore_user(await principal_of(admin), member.id)
    assert (await state(member))[1] is UserStatus.ACTIVE
    assert await sessions.validate_session(str(bearer), touch=False) is None


@pytest.mark.one_database
@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("role", ["moderator", "member", "guest"])
async def test_nobody_manages_without_the_permission(make_user, action: Action, role: str) -> None:
    actor, other = await make_user(role), await make_user("member")
    before = await state(other)
    with pytest.raises(Forbidden):
        await action(await principal_of(actor), other.id)
    assert await state(other) == before


@pytest.mark.parametrize("action", ACTIONS)
async def test_managing_a_more_privileged_user_is_refused(make_user, action: Action) -> None:
    admin, owner, second = await make_user("admin"), await make_user("owner"), await make_user("owner")
    before = await state(owner)
    with pytest.raises(Forbidden):
        await action(await principal_of(admin), owner.id)
    assert await state(owner) == before
    await action(await principal_of(second), owner.id)


async def test_granting_a_role_needs_all_its_permissions(make_user) -> None:
    admin, member, owner = await make_user("admin"), await make_user("member"), await make_user("owner")
    with pytest.raises(Forbidden):
        await change_role_of_user(await principal_of(admin), member.id, "owner")
    assert [role.key for role in await grantable_roles(await principal_of(admin))] == [
        "admin",
        "moderator",
        "member",
        "guest",
    ]
    await change_role_of_user(await principal_of(owner), member.id, "owner")
    assert (await state(member))[0] == "owner"


@pytest.mark.parametrize("action", ACTIONS)
async def test_users_cannot_manage_their_own_account(make_user, action: Action) -> None:
    owner = await make_user("owner")
    await make_user("owner")
    with pytest.raises(Conflict) as refusal:
        await action(await principal_of(owner), owner.id)
    assert refusal.value.code == "own_account"
    assert await state(owner) == ("owner", UserStatus.ACTIVE)


@pytest.mark.parametrize("action", [to_guest, suspend_user, erase_user])
async def test_of_two_owners_who_remove_each_other_at_once_one_stays(make_user, action: Action) -> None:
    one, other = await make_user("owner"), await make_user("owner")
    tries = [action(await principal_of(one), other.id), action(await principal_of(other), one.id)]
    results = await asyncio.gather(*tries, return_exceptions=True)
    refusals = [result for result in results if isinstance(result, Conflict)]
    assert [refusal.code for refusal in refusals] == ["last_owner"]
    assert ("owner", UserStatus.ACTIVE) in (await state(one), await state(other))


async def test_a_suspended_owner_does_not_count_as_one(make_user) -> None:
    one, other = await make_user("owner"), await make_user("owner")
    await suspend_user(await principal_of(one), other.id)
    with pytest.raises(Conflict):
        await change_role_of_user(await principal_of(other), one.id, "member")


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("user_id", ["nobody", "", "x" * 5_000, "a\x00b", "'; --"])
async def test_an_unknown_user_is_not_found(make_user, action: Action, user_id: str) -> None:
    with pytest.raises(NotFound):
        await action(await principal_of(await make_user("owner")), user_id)


@pytest.mark.one_database
@pytest.mark.parametrize("role", ["", "king", "x" * 500, "Owner", "a\x00b"])
async def test_a_role_that_is_none_is_an_error_at_its_field(make_user, role: str) -> None:
    owner, member = await make_user("owner"), await make_user("member")
    with pytest.raises(Invalid) as refusal:
        await change_role_of_user(await principal_of(owner), member.id, role)
    assert "role" in refusal.value.fields


async def test_counts_are_for_those_who_manage_users(make_user) -> None:
    with pytest.raises(Forbidden):
        await count_by_status(await principal_of(await make_user("moderator")))
    assert await count_by_status(await principal_of(await make_user("admin"))) == {
        "active": 2,
        "suspended": 0,
        "erased": 0,
    }
