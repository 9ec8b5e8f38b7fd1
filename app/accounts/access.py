"""Looking up a person for somebody who manages users. Every such lookup goes through `access_user`."""

from typing import Any

from tortoise.expressions import Q

from app.accounts.models import Role, User, UserStatus
from app.accounts.roles import may_grant
from app.errors import Conflict, Forbidden, NotFound
from app.ids import ID_LENGTH
from app.principal import Principal
from app.text import is_plain

OWN_ACCOUNT = "own_account"
ERASED = "erased"


async def out_of_reach(actor: Principal, path: str = "") -> dict[str, Q]:
    """Whom `access_user` refuses, before anybody asks it: for each error code the condition on users. `path` leads to
    them from other rows (`user__`)."""
    above = [role.key for role in await Role.all() if not may_grant(actor, role.permissions)]
    rules: dict[str, dict[str, Any]] = {
        ERASED: {f"{path}status": UserStatus.ERASED},
        OWN_ACCOUNT: {f"{path}id": actor.user_id},
        Forbidden.code: {f"{path}role_id__in": above},
    }
    return {code: Q(**rule) for code, rule in rules.items()}


async def access_user(actor: Principal, user_id: str) -> User:
    """The person with `user_id`, for `actor` to manage. Call it inside the transaction that changes the row.

    Raises `Forbidden` if the actor may not manage users or the person has permissions that the actor lacks, `NotFound`,
    and `Conflict` for erased people (`erased`) and for the actor's own account (`own_account`): people who lock
    themselves out cannot undo it.
    """
    if not actor.may("manage_users"):
        raise Forbidden("manage_users")
    if len(user_id) > ID_LENGTH or not is_plain(user_id):
        raise NotFound("no such person")
    user = await User.filter(id=user_id).select_for_update().first()
    if user is None:
        raise NotFound("no such person")
    if user.status == UserStatus.ERASED:
        raise Conflict("the account was erased", code=ERASED)
    if user.id == actor.user_id:
        raise Conflict("this is your own account", code=OWN_ACCOUNT)
    if not may_grant(actor, (await Role.get(key=user.role_id)).permissions):
        raise Forbidden(detail="they may do more than you")
    return user
