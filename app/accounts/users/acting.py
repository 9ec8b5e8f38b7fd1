"""Who acts without a session: a job goes on when the session it was begun in has ended."""

from app.accounts.models import UserStatus
from app.database import as_json, fetch
from app.principal import Principal

_ACTING = """
SELECT u.id, u.name, u.email, u.status, u.role_id, u.locale, u.timezone, u.theme, r.permissions
FROM "user" u JOIN role r ON r.key = u.role_id WHERE u.id = $1
"""


async def load_acting(user_id: str) -> Principal | None:
    """The person with `user_id` as they are now, in no session; None unless their account is active."""
    rows = await fetch(_ACTING, user_id)
    if not rows or rows[0]["status"] != UserStatus.ACTIVE:
        return None
    row = rows[0]
    return Principal(
        user_id=row["id"],
        session_id="",
        name=row["name"],
        email=row["email"],
        role=row["role_id"],
        permissions=frozenset(as_json(row["permissions"])),
        locale=row["locale"],
        timezone=row["timezone"],
        theme=row["theme"],
    )
