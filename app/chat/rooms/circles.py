"""Who is in a room with whom: people who are see whether the other one is here."""

from collections.abc import Collection

from tortoise.expressions import Subquery

from app.chat.models import Membership
from app.database import batched
from app.principal import Principal

# In one statement.
_PEOPLE_AT_ONCE = 500


async def rooms_of_people(user_ids: Collection[str]) -> dict[str, set[str]]:
    """The ids of the rooms that each of these people is in."""
    found: dict[str, set[str]] = {}
    for people in batched(list(user_ids), _PEOPLE_AT_ONCE):
        members = Membership.filter(user_id__in=people)
        for user_id, room_id in await members.values_list("user_id", "room_id"):
            found.setdefault(user_id, set()).add(room_id)
    return found


async def may_see_online(actor: Principal, user_ids: Collection[str]) -> set[str]:
    """Those of these people whom the actor may see online: who shares a room with them, and the actor; everyone, for
    those who manage users."""
    if actor.may("manage_users"):
        return set(user_ids)
    mine = Subquery(Membership.filter(user_id=actor.user_id).values("room_id"))
    seen = {actor.user_id} & set(user_ids)
    for people in batched(list(user_ids), _PEOPLE_AT_ONCE):
        sharing = Membership.filter(user_id__in=people, room_id__in=mine)
        seen.update(str(each) for each in await sharing.distinct().values_list("user_id", flat=True))
    return seen
