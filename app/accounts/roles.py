"""Roles: who holds what, and who may hand it out. The built-in ones are rows that a migration made."""

from collections.abc import Collection

from app.accounts.models import Role
from app.database import Transaction
from app.errors import Forbidden, Invalid
from app.principal import Principal
from app.web.i18n import N_

OWNER = "owner"
DEFAULT = "member"

UNKNOWN_ROLE = N_("Choose one of the options.")


async def list_roles() -> list[Role]:
    """All roles, the mightiest first."""
    return sorted(await Role.all(), key=lambda role: (-len(role.permissions), role.key != OWNER, role.key))


async def grantable_roles(actor: Principal) -> list[Role]:
    """The roles that `actor` may give and take, the mightiest first."""
    return [role for role in await list_roles() if may_grant(actor, role.permissions)]


def may_grant(actor: Principal, permissions: Collection[str]) -> bool:
    """Whether `actor` holds all of `permissions`: nobody hands out, or takes away, what they do not hold."""
    return actor.permissions.issuperset(permissions)


async def role_to_grant(actor: Principal, key: str) -> Role:
    """The role `key`, for `actor` to give. Raises `Invalid` at `role` if there is none, and `Forbidden`."""
    # Looked for here, since not every text can be asked of a database (a NUL, an endless one).
    role = {each.key: each for each in await list_roles()}.get(key)
    if role is None:
        raise Invalid({"role": UNKNOWN_ROLE})
    if not may_grant(actor, role.permissions):
        raise Forbidden(detail=f"{actor.role} may not hand out {role.key}")
    return role


async def lock_owners(tx: Transaction) -> None:
    """Let one transaction at a time decide who is an owner: of two that each saw the other's, none would be left.

    SQLite has no row locks and needs none, since its writing transactions come one after the other.
    """
    await Role.filter(key=OWNER).using_db(tx.connection).select_for_update().first()
