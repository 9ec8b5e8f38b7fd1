"""Roles: their names, and who may grant them. The built-in roles are rows that a migration created."""

from collections.abc import Collection

from app.accounts.models import Role
from app.database import Transaction
from app.errors import Forbidden, Invalid
from app.principal import Principal
from app.text import normalise
from app.web.i18n import N_, gettext, in_every_language
from app.web.templating import environment

_BUILT_IN = {
    "owner": N_("Owner"),
    "admin": N_("Administrator"),
    "moderator": N_("Moderator"),
    "member": N_("Member"),
    "guest": N_("Guest"),
}

_own: dict[str, str] = {}


def role_name(key: str) -> str:
    """The name of the role `key` in the current language; the key itself if the role is unknown."""
    return gettext(_BUILT_IN[key]) if key in _BUILT_IN else _own.get(key, key)


async def load_role_names() -> None:
    """Read the names of custom roles from the database, for `role_name`. Call it at the start and after each change."""
    known = {role.key: role.name or role.key for role in await Role.filter(built_in=False)}
    _own.clear()
    _own.update(known)


def built_in_names() -> set[str]:
    """The names of the built-in roles in every language."""
    return {said for name in _BUILT_IN.values() for said in in_every_language(name)}


def role_names(role: Role) -> set[str]:
    """The texts that stand for `role` in imported files, normalised: its key, and its name in every language."""
    written = in_every_language(_BUILT_IN[role.key]) if role.key in _BUILT_IN else {role.name or role.key}
    return {normalise(each) for each in {role.key, *written}}


environment.globals["role_name_of"] = role_name


OWNER = "owner"
DEFAULT = "member"

UNKNOWN_ROLE = N_("Choose one of the options.")


async def list_roles() -> list[Role]:
    """All roles, in the order in which they are shown everywhere: the built-in ones, from the one that may most on, and
    then the others as they were made."""
    return await Role.all().order_by("rank", "key")


async def grantable_roles(actor: Principal) -> list[Role]:
    """The roles that `actor` may grant and take away, in the order of `list_roles`."""
    return [role for role in await list_roles() if may_grant(actor, role.permissions)]


def may_grant(actor: Principal, permissions: Collection[str]) -> bool:
    """Whether `actor` holds all of `permissions`: you can only grant, or take away, what you have."""
    return actor.permissions.issuperset(permissions)


async def load_grantable_role(actor: Principal, key: str) -> Role:
    """The role `key`, for `actor` to grant. Raises `Invalid` at `role` if there is none, and `Forbidden`."""
    # Compared in Python, since a database refuses some texts (a NUL, a very long one).
    role = {each.key: each for each in await list_roles()}.get(key)
    if role is None:
        raise Invalid({"role": UNKNOWN_ROLE})
    if not may_grant(actor, role.permissions):
        raise Forbidden(detail=f"{actor.role} may not hand out {role.key}")
    return role


async def lock_owners(tx: Transaction) -> None:
    """Let one transaction at a time decide who is an owner, or two that remove each other would leave none.

    SQLite has no row locks and needs none, since its writing transactions run one after the other.
    """
    await Role.filter(key=OWNER).using_db(tx.connection).select_for_update().first()
