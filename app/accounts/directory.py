"""How many people there are, for those who manage users."""

from tortoise.functions import Count

from app.accounts.models import User, UserStatus
from app.errors import Forbidden
from app.principal import Principal


async def count_by_status(actor: Principal) -> dict[str, int]:
    """How many people have each status. Raises `Forbidden`."""
    if not actor.may("manage_users"):
        raise Forbidden("manage_users")
    rows = await User.all().group_by("status").annotate(people=Count("id")).values_list("status", "people")
    return {status.value: dict(rows).get(status, 0) for status in UserStatus}
