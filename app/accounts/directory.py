"""How many people there are, for those who manage users."""

from app.accounts.models import User, UserStatus
from app.errors import Forbidden
from app.identity import Principal


async def count_by_status(actor: Principal) -> dict[str, int]:
    """How many people have each status. Raises `Forbidden`."""
    if not actor.may("manage_users"):
        raise Forbidden("manage_users")
    return {status.value: await User.filter(status=status).count() for status in UserStatus}
