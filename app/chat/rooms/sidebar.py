"""The rooms a person is in, and those they could join."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tortoise.expressions import Subquery
from tortoise.queryset import QuerySet

from app.accounts.users.handles import handle_column, handle_of
from app.accounts.users.status import COLUMNS, NO_LOOK, Look, look_of
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
from app.versions import version_of

# The others in a direct room, sorted by name, then by id.
_OTHERS = json_rows(
    f"u.name_key, u.id, u.name, {handle_column('u')}, {', '.join(f'u.{name}' for name in COLUMNS)}",
    '"membership" o JOIN "user" u ON u.id = o.user_id WHERE o.room_id = m.id AND o.user_id <> m.user_id',
)
# Which of a person's rooms are listed, and what is true of all of them together. $1 is the person, $2 a room, $4 how
# many are listed after the first $5: that one, those with mentions, then the latest messages; archived ones last. (Sums
# over windows take twice as long.)
_ORDERED = (
    "r.id, r.archived_at, COALESCE(r.last_message_at, r.created_at) AS latest, "
    f"COALESCE(r.revision, 0) AS revision, m.id AS membership_id, {COUNTED}"
)
_WITH = (
    'WITH mine AS MATERIALIZED (SELECT {} FROM "membership" m JOIN "room" r ON r.id = m.room_id WHERE m.user_id = $1), '
    "sums AS (SELECT COUNT(*) AS total, SUM(membership_id) AS memberships, SUM(revision) AS revisions, "
    "SUM(CASE WHEN notify = 'nothing' THEN membership_id ELSE 0 END) AS quiet_memberships, "
    "SUM(unread) AS unread_in_all, SUM(mentions) AS mentions_in_all, "
    "SUM(CASE WHEN notify IN ('mentions', 'nothing') THEN mentions ELSE unread END) AS loud_in_all FROM mine), "
    "listed AS (SELECT * FROM mine ORDER BY CASE WHEN id = $2 THEN 0 WHEN archived_at IS NOT NULL THEN 3 "
    "WHEN mentions > 0 THEN 1 ELSE 2 END, latest DESC, id LIMIT $4 OFFSET $5) "
)
# With the reader's state in one of them ($2, whose stream is $3).
_SHOWN = (
    f"{_ORDERED}, r.kind, r.name, r.description, r.message_count, m.user_id, m.last_read_seq, m.read_count, "
    "m.muted_until"
)
_LISTED = (
    f"{_WITH.format(_SHOWN)}SELECT m.*, sums.*, CASE WHEN m.kind = 'direct' THEN {_OTHERS} END AS others, "  # noqa: S608
    f'{POSITION_COLUMNS}, (SELECT COUNT(*) FROM "membership" o WHERE o.room_id = $2) AS members '
    'FROM listed m CROSS JOIN sums LEFT JOIN "stream" s ON m.id = $2 AND s.id = $3'
)
# Only what is unread.
_COUNTS = (
    f"{_WITH.format(_ORDERED).replace('$4', '$3').replace('$5', '$4')}"  # noqa: S608
    "SELECT m.id, m.unread, m.mentions, m.notify, sums.* FROM listed m CROSS JOIN sums"
)
# Nobody looks through more rooms in a list: others are found by a part of their name.
LISTED = 60
_ALL = 1_000_000
# The most names in the title of a direct room; then "…".
_NAMED = 4
# The version of an empty list.
_NO_ROOMS = "0"


@dataclass(frozen=True, slots=True)
class RoomSummary:
    """A room in a person's list. `title` of a direct room are the others in it, with the `handle_of` whoever can be
    taken for somebody else; `partner_id` is their id, if it is one person, and
    `partner` how they look. `latest`: the time of the last message, or
    of its creation. Of the `unread` messages, `mentions` mention the reader, and `loud` count in page titles. `quiet`:
    only mentions notify the reader."""

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
    partner: Look = NO_LOOK

    @property
    def version(self) -> str | None:
        """That of the values that a form changes; None for a direct room, of which there are none."""
        if self.kind == RoomKind.DIRECT:
            return None
        return version_of({"name": self.title, "description": self.description})


@dataclass(frozen=True, slots=True)
class Sidebar:
    """The rooms of a person as a page lists them: the `LISTED` most current of `total`, in their order. `unread` is the
    sum over all of them; `version` names the whole list, so that a page can tell that it is outdated."""

    rooms: list[RoomSummary]
    total: int
    unread: Count
    version: str

    @property
    def more(self) -> int:
        """How many rooms are not listed."""
        return self.total - len(self.rooms)


@dataclass(frozen=True, slots=True)
class RoomCounts:
    """What is unread in each room of a `Sidebar`, by its id, and its `unread` and `version`."""

    rooms: Mapping[str, Count]
    unread: Count
    version: str


@dataclass(frozen=True, slots=True)
class OpenedRoom(Sidebar):
    """The sidebar with a room that a person opens: how far they have read it, how many messages are newer, until when
    they are muted there, how many people are in it, and the position of its stream when this was read."""

    room: RoomSummary
    last_read_seq: int
    unseen: int
    muted_until: datetime | None
    member_count: int
    position: Position


async def load_rooms(actor: Principal) -> list[RoomSummary]:
    """All rooms the actor is in: named ones by name, then direct ones, the latest message first. One statement, whose
    cost grows with the number of rooms: pages use `sidebar_of`."""
    return _listed(await fetch(_LISTED, actor.user_id, "", "", _ALL, 0))


async def sidebar_of(user_id: str, room_id: str = "", *, limit: int = LISTED, offset: int = 0) -> Sidebar:
    """The most current rooms of a person after the first `offset`, and `room_id` if they are in it. One statement."""
    return _sidebar(await fetch(_LISTED, user_id, room_id, stream_name(room_id), limit, offset))


async def count_unread(user_id: str) -> RoomCounts:
    """What is unread in the rooms that `sidebar_of` lists for a person: for who connects, in a third of the time."""
    rows = await fetch(_COUNTS, user_id, "", LISTED, 0)
    if not rows:
        return RoomCounts({}, Count(), _NO_ROOMS)
    return RoomCounts({row["id"]: count_from_row(row) for row in rows}, _count_all(rows[0]), _version(rows[0]))


async def open_room(actor: Principal, room_id: str) -> OpenedRoom:
    """What the actor needs around the messages of a room; read it before them. One statement. Raises `NotFound` like
    `access.membership`."""
    rows = await fetch(_LISTED, actor.user_id, room_id, stream_name(room_id), LISTED, 0) if is_id(room_id) else ()
    here = next((row for row in rows if row["id"] == room_id), None)
    if here is None:
        raise NotFound("no such room")
    sidebar = _sidebar(rows)
    return OpenedRoom(
        rooms=sidebar.rooms,
        total=sidebar.total,
        unread=sidebar.unread,
        version=sidebar.version,
        room=next(room for room in sidebar.rooms if room.id == room_id),
        last_read_seq=here["last_read_seq"],
        unseen=int(here["message_count"] - here["read_count"]),
        muted_until=as_time(here["muted_until"]) if here["muted_until"] else None,
        member_count=int(here["members"]),
        position=position_from_row(here),
    )


def _sidebar(rows: Sequence[Row]) -> Sidebar:
    if not rows:
        return Sidebar([], 0, Count(), _NO_ROOMS)
    first = rows[0]
    return Sidebar(_listed(rows), int(first["total"]), _count_all(first), _version(first))


def _count_all(row: Row) -> Count:
    return Count(int(row["unread_in_all"]), int(row["mentions_in_all"]), int(row["loud_in_all"]))


def _version(row: Row) -> str:
    # Ids of memberships are never used again, so another set of rooms has another sum or another size.
    named = (row["total"], row["memberships"], row["revisions"], row["quiet_memberships"])
    return "-".join(f"{int(number):x}" for number in named)


def _listed(rows: Sequence[Row]) -> list[RoomSummary]:
    return [_summary(row) for row in sorted(rows, key=_order)]


def _order(row: Row) -> tuple[bool, float, str, str]:
    if row["kind"] != RoomKind.DIRECT:
        return (False, 0.0, normalise(row["name"]), row["id"])
    return (True, -_latest(row).timestamp(), "", row["id"])


def _latest(row: Row) -> datetime:
    return as_time(row["latest"])


def _summary(row: Row) -> RoomSummary:
    others = rows_from_json(row["others"])
    names = [f"{name} @{handle_of(handle)}" if handle else name for _, _, name, handle, *_ in others]
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
        partner=look_of(*others[0][4:]) if len(others) == 1 else NO_LOOK,
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
