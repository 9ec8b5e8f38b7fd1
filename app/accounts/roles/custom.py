"""Custom roles: created, changed and removed by people who manage roles, from the permissions they hold."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from app import audit
from app.accounts.models import OneTimePurpose, OneTimeToken, Role, User
from app.accounts.roles import UNKNOWN_ROLE, built_in_names, load_role_names, lock_owners, may_grant
from app.accounts.sessions import notify_role_changed, notify_user_changed
from app.database import Transaction, transaction
from app.errors import Conflict, Forbidden, Invalid, NotFound
from app.ids import new_id
from app.lookalikes import has_unseen, skeleton
from app.principal import PERMISSIONS, Principal
from app.text import is_plain, normalise
from app.versions import check_version
from app.web.i18n import N_

# For owners only, because it can undo every other safeguard.
RESERVED = frozenset({"manage_settings"})
NAME_LENGTH = 60
# The permission table has one column a role; with more it cannot be read.
MAX_ROLES = 50

BUILT_IN = "built_in_role"
OWN_ROLE = "own_role"

NAME_NEEDED = N_("Enter a name for the role.")
NAME_TAKEN = N_("Another role already has this name.")
NAME_TOO_LONG = N_("Use a shorter name.")
TOO_MANY_ROLES = N_("There are too many roles. Remove one first.")


async def create_role(actor: Principal, name: str, permissions: Collection[str], key: str | None = None) -> str:
    """Create a role called `name`, unless there is one with `key`; returns its key. Raises `Forbidden`, and `Invalid`
    at `name` or `permissions`."""
    key = key or new_id()
    async with transaction() as tx:
        await _begin(tx, actor, _known_permissions(permissions))
        if await Role.exists(key=key, using_db=tx.connection):
            return key
        name = await _free_name(tx, name)
        others = await Role.all().using_db(tx.connection)
        if len(others) >= MAX_ROLES:
            raise Invalid({"name": TOO_MANY_ROLES})
        kept, rank = _in_order(permissions), 1 + max(role.rank for role in others)
        await Role.create(key=key, name=name, permissions=kept, rank=rank, using_db=tx.connection)
        await _record(tx, audit.Action.ROLE_CREATED, actor, key, {}, _state(name, kept))
    await load_role_names()
    return key


def role_values(role: Role) -> dict[str, Any]:
    """The values of a custom role that its form shows, as its version is made of them."""
    return {"name": role.name or "", "permissions": _in_order(role.permissions)}


def factor_values(role: Role) -> dict[str, Any]:
    """The same for the form about second factors."""
    return {"mfa_required": bool(role.mfa_required)}


async def change_role(
    actor: Principal, key: str, name: str, permissions: Collection[str], version: str | None = None
) -> None:
    """Rename the role `key` and set its permissions; that applies at once to everyone who has it.

    Raises `NotFound`, `Forbidden`, `Conflict` (`built_in_role`; `own_role` for permissions of the actor's own role:
    people who lock themselves out cannot undo it), `Stale`, and `Invalid` at `name` or `permissions`.
    """
    async with transaction() as tx:
        # Before and after: you can only grant, or take away, permissions you have.
        role = await _changeable(tx, actor, key, _known_permissions(permissions))
        kept, before = _in_order(permissions), _state(role.name, role.permissions)
        check_version(version, role_values(role), {"name": name.strip(), "permissions": kept})
        changed = set(kept) != set(role.permissions)
        if changed and await _role_of(tx, actor) == key:
            raise Conflict("this is your own role", code=OWN_ROLE)
        name = await _free_name(tx, name, key)
        if not changed and name == role.name:
            return
        await Role.filter(key=key).using_db(tx.connection).update(name=name, permissions=kept)
        await _record(tx, audit.Action.ROLE_CHANGED, actor, key, before, _state(name, kept))
        if changed:
            notify_role_changed(tx, key)
    await load_role_names()


async def remove_role(actor: Principal, key: str, heir: str) -> None:
    """Remove the role `key`; people who have it or are invited to it get the role `heir`.

    Raises like `change_role`, and `Invalid` at `role` if there is no role `heir`.
    """
    async with transaction() as tx:
        role = await _changeable(tx, actor, key, ())
        if await _role_of(tx, actor) == key:
            raise Conflict("this is your own role", code=OWN_ROLE)
        instead = await Role.get_or_none(key=heir, using_db=tx.connection) if _is_key(heir) else None
        if instead is None or instead.key == key:
            raise Invalid({"role": UNKNOWN_ROLE})
        if not may_grant(actor, instead.permissions):
            raise Forbidden(detail=f"{actor.role} may not hand out {heir}")
        people = User.filter(role_id=key).using_db(tx.connection)
        moved = [str(each) for each in await people.values_list("id", flat=True)]
        await people.update(role_id=heir)
        await _invite_to(tx, key, heir)
        await Role.filter(key=key).using_db(tx.connection).delete()
        after = {"role": heir, "people": len(moved)}
        await _record(tx, audit.Action.ROLE_REMOVED, actor, key, _state(role.name, role.permissions), after)
        for user_id in moved:
            notify_user_changed(tx, user_id, "role_changed")
    await load_role_names()


async def require_factor(actor: Principal, key: str, required: bool, version: str | None = None) -> None:
    """Require a second factor of everyone who has the role `key`, built in or not, or stop requiring it.

    Raises `NotFound`, `Forbidden` and `Stale`.
    """
    async with transaction() as tx:
        await _begin(tx, actor, ())
        role = await Role.get_or_none(key=key, using_db=tx.connection) if _is_key(key) else None
        if role is None:
            raise NotFound("no such role")
        # Not `_begin`, as what only owners may is in a role that is to be made safer.
        if not may_grant(actor, role.permissions):
            raise Forbidden(detail=f"{actor.role} may not change {key}")
        if bool(role.mfa_required) == required:
            return
        check_version(version, factor_values(role), {"mfa_required": required})
        await Role.filter(key=key).using_db(tx.connection).update(mfa_required=required)
        before, after = {"mfa_required": not required}, {"mfa_required": required}
        await _record(tx, audit.Action.ROLE_CHANGED, actor, key, before, after)
        notify_role_changed(tx, key)


def may_change(actor: Principal, role: Role) -> bool:
    """Whether `actor` may change the permissions of `role`."""
    return actor.may("manage_roles") and not role.built_in and may_grant(actor, role.permissions)


async def _begin(tx: Transaction, actor: Principal, wanted: Collection[str]) -> None:
    """Let one transaction at a time change roles, for an actor who may, as things stand in it."""
    await lock_owners(tx)
    if not actor.may("manage_roles"):
        raise Forbidden("manage_roles")
    held = (await Role.get(key=await _role_of(tx, actor), using_db=tx.connection)).permissions
    now = replace(actor, permissions=frozenset(held))
    if not now.may("manage_roles") or not may_grant(now, wanted) or RESERVED.intersection(wanted):
        raise Forbidden(detail="only permissions that the actor has can be granted or taken away")


async def _changeable(tx: Transaction, actor: Principal, key: str, wanted: Collection[str]) -> Role:
    await _begin(tx, actor, wanted)
    role = await Role.get_or_none(key=key, using_db=tx.connection) if _is_key(key) else None
    if role is None:
        raise NotFound("no such role")
    if role.built_in:
        raise Conflict("built-in roles stay as they are", code=BUILT_IN)
    await _begin(tx, actor, role.permissions)
    return role


async def _role_of(tx: Transaction, actor: Principal) -> str:
    return (await User.get(id=actor.user_id, using_db=tx.connection)).role_id


async def _free_name(tx: Transaction, name: str, key: str = "") -> str:
    name = name.strip()
    if not name or not is_plain(name) or has_unseen(name):
        raise Invalid({"name": NAME_NEEDED})
    if len(name) > NAME_LENGTH:
        raise Invalid({"name": NAME_TOO_LONG})
    others = await Role.exclude(key=key).using_db(tx.connection)
    taken = {other.name or other.key for other in others} | set(built_in_names())
    if any(normalise(name) == normalise(each) or skeleton(name) == skeleton(each) for each in taken):
        raise Invalid({"name": NAME_TAKEN})
    return name


async def _invite_to(tx: Transaction, key: str, heir: str) -> None:
    pending = OneTimeToken.filter(purpose=OneTimePurpose.INVITATION, used_at=None).using_db(tx.connection)
    for row in await pending:
        if row.data["role"] == key:
            await pending.filter(id=row.id).update(data={**row.data, "role": heir})


async def _record(
    tx: Transaction,
    action: audit.Action,
    actor: Principal,
    key: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> None:
    await audit.record(action, actor=actor, target=f"role:{key}", meta={"before": before, "after": after}, tx=tx)


def _known_permissions(permissions: Collection[str]) -> Collection[str]:
    if not set(permissions) <= set(PERMISSIONS):
        raise Invalid({"permissions": UNKNOWN_ROLE})
    return permissions


def _in_order(permissions: Collection[str]) -> list[str]:
    return [each for each in PERMISSIONS if each in permissions]


def _state(name: str | None, permissions: Collection[str]) -> dict[str, Any]:
    return {"name": name, "permissions": list(permissions)}


def _is_key(key: str) -> bool:
    return len(key) <= int(Role._meta.fields_map["key"].max_length) and is_plain(key)  # type: ignore[attr-defined]
