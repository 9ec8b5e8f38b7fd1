"""How a person is reached by someone who manages users; nothing else fetches one for that."""

from app.accounts.models import Role, User, UserStatus
from app.accounts.roles import may_grant
from app.errors import Conflict, Forbidden, NotFound
from app.ids import ID_LENGTH
from app.principal import Principal
from app.text import is_plain

OWN_ACCOUNT = "own_account"
ERASED = "erased"


async def access_user(actor: Principal, user_id: str) -> User:
    """The person with `user_id`, for `actor` to manage. Call it inside the transaction that changes the row.

    Raises `Forbidden` for those who manage nobody and for people who may do what the actor may not, `NotFound`, and
    `Conflict` for those who were erased (`erased`), and for oneself (`own_account`): whoever locks themselves out
    cannot undo it.
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
