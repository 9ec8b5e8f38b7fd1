"""The rooms a person is in, and those they could join."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tortoise.expressions import Subquery
from tortoise.queryset import QuerySet

from app.chat.messages.notify import stream_name
from app.chat.models import Membership, NotifyLevel, Room, RoomBan, RoomKind
from app.chat.rooms import room_name_key
from app.chat.rooms.unread_counts import COUNTED, Count, count_from_row
from app.database import Row, as_time, fetch, json_rows, rows_from_json
from app.errors import NotFound
from app.ids import is_id
from app.principal import Principal
from app.realtime.streams import POSITION_COLUMNS, Position, position_from_row
from app.text import normalise

# The others in a direct room, sorted by name, then by id.
_OTHERS = json_rows(
    "u.name_key, u.id, u.name",
    '"membership" o JOIN "user" u ON u.id = o.user_id WHERE o.room_id = r.id AND o.user_id <> m.user_id',
)
_COLUMNS = (
    "r.id, r.kind, r.name, r.description, r.archived_at, r.created_at, r.last_message_at, "
    f"{COUNTED}, CASE WHEN r.kind = 'direct' THEN {_OTHERS} END AS others"
)
_MINE = f'SELECT {_COLUMNS} FROM "membership" m JOIN "room" r ON r.id = m.room_id WHERE m.user_id = $1'  # noqa: S608
# The same with the reader's state in one of them.
_MINE_AROUND = (
    f"SELECT {_COLUMNS}, m.last_read_seq, r.message_count - m.read_count AS unseen, m.muted_until, {POSITION_COLUMNS} "  # noqa: S608
    'FROM "membership" m JOIN "room" r ON r.id = m.room_id LEFT JOIN "stream" s ON r.id = $2 AND s.id = $3 '
    "WHERE m.user_id = $1"
)
_STATES = (
    "SELECT r.id, r.kind, r.name, r.archived_at, m.notify "
    'FROM "membership" m JOIN "room" r ON r.id = m.room_id WHERE m.user_id = $1'
)
# The most names in the title of a direct room; then "…".
_NAMED = 4


@dataclass(frozen=True, slots=True)
class RoomSummary:
    """A room in a person's list. `title` of a direct room are the others in it; `partner_id` is their id, if it is one
    person. `latest`: the time of the last message, or of its creation. Of the `unread` messages, `mentions` mention
    the reader, and `loud` count in page titles. `quiet`: only mentions notify the reader."""

    id: str
    kind: str
    title: str
    description: str
    unread: int
    partner_id: str | None
    latest: datetime
    archived: bool = False
    quiet: bool = False
    mentions: int = 0
    loud: int = 0

    @property
    def count(self) -> Count:
        """Its unread messages as a `Count`, which can be added up."""
        return Count(self.unread, self.mentions, self.loud)


@dataclass(frozen=True, slots=True)
class OpenedRoom:
    """A room that a person opens, with the list of all their rooms: how far they have read it, how many messages are
    newer, until when they are muted there, and the position of its stream when this was read."""

    room: RoomSummary
    rooms: list[RoomSummary]
    last_read_seq: int
    unseen: int
    muted_until: datetime | None
    position: Position


async def load_rooms(actor: Principal) -> list[RoomSummary]:
    """The rooms the actor is in: named ones by name, then direct ones, the latest message first. One statement."""
    return _listed(await fetch(_MINE, actor.user_id))


async def open_room(actor: Principal, room_id: str) -> OpenedRoom:
    """What the actor needs around the messages of a room; read it before them. One statement. Raises `NotFound` like
    `access.load_membership`."""
    rows = await fetch(_MINE_AROUND, actor.user_id, room_id, stream_name(room_id)) if is_id(room_id) else ()
    here = next((row for row in rows if row["id"] == room_id), None)
    if here is None:
        raise NotFound("no such room")
    rooms = _listed(rows)
    return OpenedRoom(
        next(room for room in rooms if room.id == room_id),
        rooms,
        here["last_read_seq"],
        int(here["unseen"]),
        as_time(here["muted_until"]) if here["muted_until"] else None,
        position_from_row(here),
    )


def _listed(rows: Sequence[Row]) -> list[RoomSummary]:
    return [_summary(row) for row in sorted(rows, key=_order)]


def _order(row: Row) -> tuple[bool, float, str, str]:
    if row["kind"] != RoomKind.DIRECT:
        return (False, 0.0, normalise(row["name"]), row["id"])
    return (True, -_latest(row).timestamp(), "", row["id"])


def _latest(row: Row) -> datetime:
    return as_time(row["last_message_at"] or row["created_at"])


def _summary(row: Row) -> RoomSummary:
    others = rows_from_json(row["others"])
    names = [name for _, _, name in others]
    count = count_from_row(row)
    title = ", ".join(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")
    return RoomSummary(
        id=row["id"],
        kind=row["kind"],
        title=title if row["kind"] == RoomKind.DIRECT else row["name"],
        description=row["description"],
        unread=count.messages,
        mentions=count.mentions,
        loud=count.loud,
        partner_id=others[0][1] if len(others) == 1 else None,
        latest=_latest(row),
        archived=row["archived_at"] is not None,
        quiet=row["notify"] == NotifyLevel.NOTHING,
    )


def room_list_version(rooms: Iterable[tuple[str, str, bool, bool]]) -> str:
    """A version of a list of rooms, given (id, name or "", archived, quiet) of each in any order: different lists have
    different ones. A page compares it to find out that it is outdated."""
    return hashlib.blake2b(repr(sorted(rooms)).encode(), digest_size=6).hexdigest()


def version_of_rooms(rooms: Iterable[RoomSummary]) -> str:
    """The version of the list that `load_rooms` returned; see `room_list_version`."""
    return room_list_version(
        (room.id, "" if room.kind == RoomKind.DIRECT else room.title, room.archived, room.quiet) for room in rooms
    )


async def load_list_version(user_id: str) -> str:
    """The version of a person's current list of rooms. One statement."""
    rows = await fetch(_STATES, user_id)
    return room_list_version(
        (
            row["id"],
            "" if row["kind"] == RoomKind.DIRECT else row["name"],
            row["archived_at"] is not None,
            row["notify"] == NotifyLevel.NOTHING,
        )
        for row in rows
    )


def _joinable(actor: Principal, query: str) -> QuerySet[Room]:
    mine = Membership.filter(user_id=actor.user_id).values("room_id")
    closed_to_me = RoomBan.filter(user_id=actor.user_id).values("room_id")
    found = Room.filter(kind=RoomKind.OPEN, archived_at=None)
    found = found.exclude(id__in=Subquery(mine)).exclude(id__in=Subquery(closed_to_me))
    return found.filter(name_key__contains=room_name_key(query)) if query else found


async def find_joinable_rooms(actor: Principal, query: str = "", *, limit: int = 100, offset: int = 0) -> list[Room]:
    """The open rooms that the actor is not in and may join, by name: those that contain `query`, `limit` of them after
    the first `offset`."""
    return await _joinable(actor, query).order_by("name_key", "id").limit(limit).offset(offset)


async def count_joinable_rooms(actor: Principal, query: str = "") -> int:
    """The number of rooms that `find_joinable_rooms` finds without limit."""
    return await _joinable(actor, query).count()
