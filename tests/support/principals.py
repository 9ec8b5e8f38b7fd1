"""Acting as a user without signing in, for tests of services."""

from app.accounts.models import Role, User
from app.principal import Principal


async def principal_of(user: User, session_id: str = "") -> Principal:
    """`user` as the actor they would be if they were signed in now."""
    row = await User.get(id=user.id)
    permissions = frozenset((await Role.get(key=row.role_id)).permissions)
    return Principal(row.id, session_id, row.name, row.email, row.role_id, permissions, row.locale)
