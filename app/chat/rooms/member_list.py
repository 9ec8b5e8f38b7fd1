"""The list of people in a room: by name, with their role in the room."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from tortoise.queryset import QuerySet

from app.chat.models import Membership, RoomRole
from app.clock import clock
from app.database import Row, fetch, parameters
from app.text import name_key

# More do not fit beside a room; its settings page lists all.
SHOWN = 200

_SHOWN = (
    'SELECT m.user_id, u.name, m.role, COUNT(*) OVER () AS total FROM "membership" m JOIN "user" u ON u.id = m.user_id '
    "WHERE m.room_id = $1 ORDER BY u.name_key, u.id LIMIT $2"
)
_STATES = (
    'SELECT m.user_id, m.id, u.name, u.name_key, m.role FROM "membership" m JOIN "user" u ON u.id = m.user_id '
    "WHERE m.room_id = $1 AND m.user_id IN ({})"
)
# Among earlier members: pages that apply this event have applied theirs.
_AFTER = (
    'SELECT m.user_id FROM "membership" m JOIN "user" u ON u.id = m.user_id WHERE m.room_id = $1 AND m.id < $2 '
    "AND (u.name_key > $3 OR (u.name_key = $3 AND u.id > $4)) ORDER BY u.name_key, u.id LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a room, and whether they own it."""

    id: str
    name: str
    owner: bool


@dataclass(frozen=True, slots=True)
class ListedMember(Member):
    """A person in a room, for people who may moderate them. `muted_until` is None once it is over."""

    muted_until: datetime | None


def _member(row: Row) -> Member:
    return Member(row["user_id"], row["name"], row["role"] == RoomRole.OWNER)


async def list_members(room_id: str) -> tuple[list[Member], int]:
    """The first `SHOWN` people in a room, by name, and the number of them all."""
    rows = await fetch(_SHOWN, room_id, SHOWN)
    return [_member(row) for row in rows], rows[0]["total"] if rows else 0


async def member_count(room_id: str) -> int:
    """The number of people in a room."""
    return await Membership.filter(room_id=room_id).count()


async def current_members(room_id: str, user_ids: Collection[str]) -> dict[str, tuple[Member, str | None]]:
    """Those of `user_ids` who are in a room now, each with the id of the person who follows in the list among earlier
    members; None at the end of the list."""
    found = {}
    for row in await fetch(_STATES.format(parameters(len(user_ids), first=2)), room_id, *user_ids):
        after = await fetch(_AFTER, room_id, row["id"], row["name_key"], row["user_id"])
        found[row["user_id"]] = (_member(row), after[0]["user_id"] if after else None)
    return found


def _found(room_id: str, query: str) -> QuerySet[Membership]:
    found = Membership.filter(room_id=room_id)
    return found.filter(user__name_key__contains=name_key(query)) if query else found


async def find_members(room_id: str, query: str, *, limit: int, offset: int) -> list[ListedMember]:
    """The people in a room whose name contains `query`, by name: `limit` of them after the first `offset`."""
    found = _found(room_id, query).select_related("user").order_by("user__name_key", "user_id")
    now = clock.now()
    return [
        ListedMember(
            member.user_id,
            member.user.name,
            member.role == RoomRole.OWNER,
            member.muted_until if member.muted_until and member.muted_until > now else None,
        )
        for member in await found.limit(limit).offset(offset)
    ]


async def count_members(room_id: str, query: str = "") -> int:
    """The number of people that `find_members` finds without limit."""
    return await _found(room_id, query).count()
