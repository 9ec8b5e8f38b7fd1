"""The rooms somebody is in, and those they could join."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from tortoise.expressions import Subquery
from tortoise.queryset import QuerySet

from app.chat.models import Membership, NotifyLevel, Room, RoomBan, RoomKind
from app.chat.reading import UNREAD
from app.chat.rooms import name_key
from app.database import Row, as_time, fetch, marks
from app.identity import Principal

_MINE = (
    f"SELECT r.id, r.kind, r.name, r.description, r.archived_at, r.created_at, r.last_message_at, m.notify, "  # noqa: S608
    f'{UNREAD} AS unread FROM "membership" m JOIN "room" r ON r.id = m.room_id WHERE m.user_id = $1'
)
_PARTNERS = (
    'SELECT m.room_id, m.user_id, u.name FROM "membership" m JOIN "user" u ON u.id = m.user_id '
    "WHERE m.user_id <> $1 AND m.room_id IN ({}) ORDER BY u.name_key, u.id"
)
_STATES = (
    "SELECT r.id, r.kind, r.name, r.archived_at, m.notify "
    'FROM "membership" m JOIN "room" r ON r.id = m.room_id WHERE m.user_id = $1'
)
# As many names as fit beside each other; then it is "…".
_NAMED = 4


@dataclass(frozen=True, slots=True)
class RoomSummary:
    """A room in somebody's list. `title` is in a direct room who else is there; `partner_id` is their id, if it is one
    person. `quiet`: it tells the reader of nothing but what names them."""

    id: str
    kind: str
    title: str
    description: str
    unread: int
    partner_id: str | None
    archived: bool = False
    quiet: bool = False


async def rooms_of(actor: Principal) -> list[RoomSummary]:
    """The rooms the actor is in: those with a name by it, then direct ones, the latest talk first. Two statements."""
    rows = sorted(await fetch(_MINE, actor.user_id), key=_order)
    partners = await _partners(actor.user_id, [row["id"] for row in rows if row["kind"] == RoomKind.DIRECT])
    return [_summary(row, partners.get(row["id"], ())) for row in rows]


async def _partners(user_id: str, room_ids: Collection[str]) -> dict[str, list[tuple[str, str]]]:
    """(id, name) of everyone else in each of the rooms, by name."""
    if not room_ids:
        return {}
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in await fetch(_PARTNERS.format(marks(len(room_ids), first=2)), user_id, *room_ids):
        found[row["room_id"]].append((row["user_id"], row["name"]))
    return found


def _order(row: Row) -> tuple[bool, float, str, str]:
    if row["kind"] != RoomKind.DIRECT:
        return (False, 0.0, row["name"].casefold(), row["id"])
    latest: datetime = as_time(row["last_message_at"] or row["created_at"])
    return (True, -latest.timestamp(), "", row["id"])


def _summary(row: Row, others: Collection[tuple[str, str]]) -> RoomSummary:
    names = [name for _, name in others]
    title = ", ".join(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")
    return RoomSummary(
        id=row["id"],
        kind=row["kind"],
        title=title if row["kind"] == RoomKind.DIRECT else row["name"],
        description=row["description"],
        unread=int(row["unread"]),
        partner_id=next(iter(others))[0] if len(others) == 1 else None,
        archived=row["archived_at"] is not None,
        quiet=row["notify"] == NotifyLevel.NOTHING,
    )


def version_of(rooms: Iterable[tuple[str, str, bool, bool]]) -> str:
    """A name for a list of rooms, given (id, name or "", archived, quiet) of each in any order: another list has
    another one. By it a page finds out that it is behind, whatever it missed."""
    return hashlib.blake2b(repr(sorted(rooms)).encode(), digest_size=6).hexdigest()


def version_of_list(rooms: Iterable[RoomSummary]) -> str:
    """`version_of` what `rooms_of` gave."""
    return version_of(
        (room.id, "" if room.kind == RoomKind.DIRECT else room.title, room.archived, room.quiet) for room in rooms
    )


async def list_version(user_id: str) -> str:
    """`version_of` the list of rooms of a person, as it is now. One statement."""
    rows = await fetch(_STATES, user_id)
    return version_of(
        (
            row["id"],
            "" if row["kind"] == RoomKind.DIRECT else row["name"],
            row["archived_at"] is not None,
            row["notify"] == NotifyLevel.NOTHING,
        )
        for row in rows
    )


def _to_join(actor: Principal, query: str) -> QuerySet[Room]:
    mine = Membership.filter(user_id=actor.user_id).values("room_id")
    closed_to_me = RoomBan.filter(user_id=actor.user_id).values("room_id")
    found = Room.filter(kind=RoomKind.OPEN, archived_at=None)
    found = found.exclude(id__in=Subquery(mine)).exclude(id__in=Subquery(closed_to_me))
    return found.filter(name_key__contains=name_key(query)) if query else found


async def rooms_to_join(actor: Principal, query: str = "", *, limit: int = 100, offset: int = 0) -> list[Room]:
    """Open rooms the actor is not in and may join, by name: those that have `query` in it, `limit` of them after the
    first `offset`."""
    return await _to_join(actor, query).order_by("name_key", "id").limit(limit).offset(offset)


async def count_rooms_to_join(actor: Principal, query: str = "") -> int:
    """How many `rooms_to_join` there are in all."""
    return await _to_join(actor, query).count()
