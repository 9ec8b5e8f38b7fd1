"""Acting as a person without a session, for tests of services."""

from app.accounts.models import Role, User
from app.principal import Principal


async def principal_of(user: User) -> Principal:
    """`user` as an actor."""
    permissions = (await Role.get(key=user.role_id)).permissions
    return Principal(user.id, "", user.name, user.email, user.role_id, frozenset(permissions), user.locale)
