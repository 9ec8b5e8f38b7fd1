"""The list of people in a room: by name, with their role in the room."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tortoise.expressions import RawSQL
from tortoise.queryset import QuerySet

from app.accounts.users.handles import handle_column, handle_of
from app.accounts.users.status import COLUMNS, Look, look_from_row, look_of_user
from app.chat.models import Membership, RoomRole
from app.clock import clock
from app.database import Row, as_time, fetch, parameters, read_aside
from app.text import name_key
from app.versions import version_of

# More do not fit beside a room; its settings page lists all.
SHOWN = 60
# From so many on they are looked for among all people in the order of their names: one of a few is in the room, and
# sorting thousands for each reader takes longer.
_LARGE = 1_000
_HANDLE = handle_column("u")
_LOOK = ", ".join(f"u.{name}" for name in COLUMNS)

_SHOWN = (
    f"SELECT m.user_id, u.name, {_HANDLE} AS handle, {_LOOK}, m.role "  # noqa: S608
    'FROM "membership" m JOIN "user" u ON u.id = m.user_id '
    "WHERE m.room_id = $1 ORDER BY u.name_key, u.id LIMIT $2"
)
# SQLite takes the tables of a CROSS JOIN in this order; PostgreSQL finds the best one by itself.
_SHOWN_OF_MANY = _SHOWN.replace(
    '"membership" m JOIN "user" u ON u.id = m.user_id WHERE',
    '"user" u CROSS JOIN "membership" m WHERE m.user_id = u.id AND',
)
_PAGE = f"{_SHOWN} OFFSET $3".replace("m.role", "m.role, m.muted_until", 1)
_PAGE_OF_MANY = f"{_SHOWN_OF_MANY} OFFSET $3".replace("m.role", "m.role, m.muted_until", 1)
_STATES = (
    f"SELECT m.user_id, m.id, u.name, {_HANDLE} AS handle, {_LOOK}, u.name_key, m.role "  # noqa: S608
    'FROM "membership" m JOIN "user" u ON u.id = m.user_id '
    "WHERE m.room_id = $1 AND m.user_id IN ({})"
)
# Among those who were in the room before: what brought them was applied to every page that applies this.
_AFTER = (
    'SELECT m.user_id FROM "membership" m JOIN "user" u ON u.id = m.user_id WHERE m.room_id = $1 AND m.id < $2 '
    "AND (u.name_key > $3 OR (u.name_key = $3 AND u.id > $4)) ORDER BY u.name_key, u.id LIMIT 1"
)
# Of many only the next ones are looked at: a page lists no more.
_AFTER_OF_MANY = (
    "SELECT user_id FROM (SELECT m.user_id, m.id, u.name_key "  # noqa: S608 - the number is ours
    'FROM "user" u CROSS JOIN "membership" m WHERE m.user_id = u.id AND m.room_id = $1 '
    f"AND (u.name_key, u.id) > ($3, $4) ORDER BY u.name_key, u.id LIMIT {SHOWN:d}) AS next "
    "WHERE id < $2 ORDER BY name_key, user_id LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a room, whether they own it, and how they look. `handle`: see `handle_of`."""

    id: str
    name: str
    handle: str
    owner: bool
    look: Look

    @property
    def avatar(self) -> str | None:
        """The version of their picture."""
        return self.look.avatar


@dataclass(frozen=True, slots=True)
class ListedMember(Member):
    """A person in a room, for people who may moderate them. `muted_until` is None once it is over."""

    muted_until: datetime | None

    @property
    def mute_version(self) -> str:
        """The version of `muted_until`, which says what was shown."""
        return version_of(mute_values(self.muted_until))


def mute_values(muted_until: datetime | None) -> dict[str, str | None]:
    """What of a member muting changes; None once it is over."""
    is_muted = muted_until is not None and muted_until > clock.now()
    return {"muted_until": muted_until.isoformat() if is_muted and muted_until else None}


def _member(row: Row) -> Member:
    owner = row["role"] == RoomRole.OWNER
    return Member(row["user_id"], row["name"], handle_of(row["handle"]), owner, look_from_row(row))


async def list_members(room_id: str, count: int) -> list[Member]:
    """The first `SHOWN` of the `count` people in a room, by name."""
    return [_member(row) for row in await fetch(_SHOWN_OF_MANY if count > _LARGE else _SHOWN, room_id, SHOWN)]


async def member_count(room_id: str) -> int:
    """The number of people in a room."""
    return await Membership.filter(room_id=room_id).count()


async def current_members(room_id: str, user_ids: Collection[str]) -> dict[str, tuple[Member, str | None]]:
    """Those of `user_ids` who are in a room now, each with the id of the person who follows in the list among earlier
    members; None at the end of the list."""
    found = {}
    after_them = _AFTER_OF_MANY if await member_count(room_id) > _LARGE else _AFTER
    for row in await fetch(_STATES.format(parameters(len(user_ids), first=2)), room_id, *user_ids):
        after = await fetch(after_them, room_id, row["id"], row["name_key"], row["user_id"])
        found[row["user_id"]] = (_member(row), after[0]["user_id"] if after else None)
    return found


def _found(room_id: str, query: str) -> QuerySet[Membership]:
    found = Membership.filter(room_id=room_id)
    return found.filter(user__name_key__contains=name_key(query)) if query else found


async def find_members(room_id: str, query: str, *, limit: int, offset: int, count: int = 0) -> list[ListedMember]:
    """Of the people in a room whose name contains `query`, `limit` after the first `offset`, by name; `count`: how many
    there are, where that is known to be many."""
    if query:
        found = _found(room_id, query).select_related("user").order_by("user__name_key", "user_id")
        told = found.annotate(handle=RawSQL(handle_column('"membership__user"')))
        members: list[Any] = await told.limit(limit).offset(offset)
        return [
            _listed(each.user_id, each.user.name, each.handle, each.role, look_of_user(each.user), each.muted_until)
            for each in members
        ]
    rows = await read_aside(_PAGE_OF_MANY if count > _LARGE else _PAGE, room_id, limit, offset)
    return [
        _listed(row["user_id"], row["name"], row["handle"], row["role"], look_from_row(row), row["muted_until"])
        for row in rows
    ]


def _listed(user_id: str, name: str, handle: Any, role: str | None, look: Look, muted_until: Any) -> ListedMember:
    until = as_time(muted_until) if muted_until else None
    now_muted = until if until and until > clock.now() else None
    return ListedMember(user_id, name, handle_of(handle), role == RoomRole.OWNER, look, now_muted)


async def count_members(room_id: str, query: str = "") -> int:
    """The number of people that `find_members` finds without limit."""
    return await _found(room_id, query).count()
