"""Finding people to talk to: everyone who may sign in and chat."""

from collections.abc import Collection

from tortoise.expressions import Subquery
from tortoise.queryset import QuerySet

from app.accounts.models import Role, User, UserStatus
from app.accounts.users import Person, best_names_first, person_from_user, with_handles
from app.accounts.users.handles import handle_column, handle_of
from app.chat.models import Membership
from app.database import parameters, read_aside
from app.errors import NotFound
from app.ids import is_id
from app.text import name_key


async def _talking_roles() -> list[str]:
    # Permissions are a JSON list in a handful of rows: read here, since the databases search in JSON differently.
    return [role.key for role in await Role.all() if "send_message" in role.permissions]


async def _chat_users() -> QuerySet[User]:
    return User.filter(status=UserStatus.ACTIVE, role_id__in=await _talking_roles())


async def find_people(query: str = "", *, but: str = "", outside: str = "", limit: int = 0) -> list[Person]:
    """Everyone who may sign in and chat, by name, or those whose name contains `query`, the best names first: `limit`
    of them (0: all), without the person `but` and members of the room `outside`."""
    if limit and not query:
        return await _first_outside(outside, but, limit)
    found = (await _chat_users()).order_by("name_key", "id").exclude(id=but)
    if outside:
        found = found.exclude(id__in=Subquery(Membership.filter(room_id=outside).values("user_id")))
    if query:
        found = best_names_first(found.filter(name_key__contains=name_key(query)), query)
    if limit:
        found = found.limit(limit)
    people = [person_from_user(user) for user in await found]
    return await with_handles(people) if limit else people


async def _first_outside(room_id: str, but: str, limit: int) -> list[Person]:
    """The first people by name who may chat and are not in the room: a walk along the index of names, which ends soon.
    `||` keeps SQLite from the index of statuses, in which it would find everyone."""
    roles = await _talking_roles()
    among = parameters(len(roles), first=4)
    first = (
        'SELECT u.* FROM "user" u '  # noqa: S608
        f"WHERE u.status || '' = 'active' AND u.role_id || '' IN ({among}) AND u.id <> $1 AND NOT EXISTS "
        '(SELECT 1 FROM "membership" m WHERE m.room_id = $2 AND m.user_id = u.id) ORDER BY u.name_key, u.id LIMIT $3'
    )
    rows = await read_aside(
        f"SELECT f.id, f.name, f.role_id, f.status, f.avatar, {handle_column('f')} AS handle FROM ({first}) AS f "  # noqa: S608
        "ORDER BY f.name_key, f.id",
        but,
        room_id,
        limit,
        *roles,
    )
    return [
        Person(row["id"], row["name"], row["role_id"], row["status"], handle_of(row["handle"]), row["avatar"])
        for row in rows
    ]


async def require_chat_users(user_ids: Collection[str]) -> None:
    """Raise `NotFound` unless all of `user_ids` are people who may sign in and chat."""
    wanted = set(user_ids)
    if not wanted or not all(is_id(user_id) for user_id in wanted):
        raise NotFound("no such person")
    if await (await _chat_users()).filter(id__in=list(wanted)).count() < len(wanted):
        raise NotFound("no such person")
