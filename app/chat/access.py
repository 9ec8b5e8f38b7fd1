"""Access to rooms and messages. Every lookup for a person goes through these functions."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.accounts.models import UserStatus
from app.accounts.users.handles import handle_column, handle_of
from app.chat.models import Membership, Room, RoomBan, RoomKind, RoomRole
from app.clock import clock
from app.database import Row, Transaction, as_json, as_time, fetch, parameters
from app.errors import Conflict, Forbidden, NotFound
from app.ids import is_id
from app.principal import Principal

MODERATE = "moderate_chat"
# The members of the room $1, with what is asked of them.
MEMBERS = (
    'SELECT m.id, m.user_id, m.notify, m.last_read_seq, ro.permissions FROM "membership" m '
    'JOIN "user" u ON u.id = m.user_id JOIN "role" ro ON ro.key = u.role_id WHERE m.room_id = $1'
)
# A mute beyond this lasts until it is lifted, and its end is not told.
_LASTING = timedelta(days=365)


@dataclass(slots=True)  # not frozen, as MessageRecord
class SenderMembership:
    """The part of a membership, its room and its person that sending a message needs. `person` is their current name,
    which may be newer than that of the connection's principal; `handle` stands beside it. `levels`: whether anyone in
    the room chose a notification level."""

    room_id: str
    kind: str
    name: str
    read_count: int
    person: str
    archived: bool = False
    muted_until: datetime | None = None
    levels: bool = False
    handle: str = ""
    avatar: str | None = None


@dataclass(frozen=True, slots=True)
class RoomAccess:
    """A room and the actor's rights in it: `member` is None for moderators of an open room they are not in; `manages`
    allows name, description and members, `moderates` mutes and bans."""

    room: Room
    member: Membership | None
    manages: bool
    moderates: bool


async def load_sender_membership(tx: Transaction, actor: Principal, room_id: str) -> SenderMembership:
    """The membership of a person, faster than `load_membership`, for sending. Raises `NotFound` for the same
    reasons."""
    rows = await tx.fetch(_SENDER.format("", ""), room_id, actor.user_id) if is_id(room_id) else ()
    if not rows:
        raise no_such_room()
    return _sender_from_row(room_id, rows[0])


async def load_sender(
    tx: Transaction, actor: Principal, room_id: str, stream: str, client_id: str
) -> tuple[SenderMembership, bool]:
    """As `load_sender_membership`, and whether the person has used `client_id` in the room's `stream` before: one
    statement for both."""
    rows = await tx.fetch(_SENDER_AND_EARLIER, room_id, actor.user_id, stream, client_id)
    if not rows:
        raise no_such_room()
    return _sender_from_row(room_id, rows[0]), rows[0]["earlier"] is not None


def no_such_room() -> NotFound:
    """The error for a room that does not exist or that the actor is not in: outsiders do not learn which."""
    return NotFound("no such room")


_SENDER = (
    "SELECT r.kind, r.name, r.archived_at, m.read_count, m.muted_until, u.name AS person, u.avatar, "  # noqa: S608
    f"{handle_column('u')} AS handle, EXISTS "
    "(SELECT 1 FROM \"membership\" o WHERE o.room_id = m.room_id AND o.notify > '') AS levels{} "
    'FROM "membership" m JOIN "room" r ON r.id = m.room_id JOIN "user" u ON u.id = m.user_id{} '
    "WHERE m.room_id = $1 AND m.user_id = $2"
)
_SENDER_AND_EARLIER = _SENDER.format(
    ", e.id AS earlier",
    ' LEFT JOIN "stream_event" e ON e.stream_id = $3 AND e.actor_id = m.user_id AND e.client_id = $4',
)


def _sender_from_row(room_id: str, row: Row) -> SenderMembership:
    return SenderMembership(
        room_id,
        row["kind"],
        row["name"],
        row["read_count"],
        row["person"],
        row["archived_at"] is not None,
        None if row["muted_until"] is None else as_time(row["muted_until"]),
        bool(row["levels"]),
        handle_of(row["handle"]),
        row["avatar"],
    )


async def load_writable_membership(tx: Transaction, actor: Principal, room_id: str) -> SenderMembership:
    """The membership of a person who may write there now. Raises `NotFound`, and like `require_can_write`."""
    found = await load_sender_membership(tx, actor, room_id)
    require_can_write(found)
    return found


def require_can_write(found: SenderMembership) -> None:
    """Raise `Conflict` with the code `archived` or `muted` unless the member may write there now; `muted` says when it
    ends, unless somebody has to lift it."""
    if found.archived:
        raise room_archived_error()
    muted, until = current_mute(found.muted_until)
    if muted:
        after = None if until is None else int((until - clock.now()) / timedelta(milliseconds=1)) + 1
        raise Conflict("you may read here and not write", code="muted", retry_after_ms=after)


def current_mute(until: datetime | None) -> tuple[bool, datetime | None]:
    """Whether a member with this `muted_until` is muted now, and until when; None: until it is lifted."""
    if until is None or (left := until - clock.now()) <= timedelta(0):
        return False, None
    return True, None if left > _LASTING else until


def room_archived_error() -> Conflict:
    """The error for changes to an archived room."""
    return Conflict("the room is archived", code="archived")


async def load_membership(actor: Principal, room_id: str) -> Membership:
    """The actor's membership of the room, with the room. Raises `NotFound` both if the room does not exist and if the
    actor is not in it: outsiders do not learn which rooms there are."""
    found = await find_membership(actor, room_id)
    if found is None:
        raise no_such_room()
    return found


async def find_membership(actor: Principal, room_id: str) -> Membership | None:
    """The actor's membership of the room, with the room, or None if they are not in it."""
    if not is_id(room_id):
        return None
    return await Membership.get_or_none(room_id=room_id, user_id=actor.user_id).select_related("room")


async def load_joinable_room(actor: Principal, room_id: str) -> Room:
    """An open room that the actor is not banned from. Raises `NotFound`."""
    room = await Room.get_or_none(id=room_id, kind=RoomKind.OPEN) if is_id(room_id) else None
    if room is None or await is_banned(room_id, actor.user_id):
        raise no_such_room()
    return room


async def is_banned(room_id: str, user_id: str) -> bool:
    """Whether the person is banned from the room."""
    return await RoomBan.exists(room_id=room_id, user_id=user_id)


async def load_room_access(actor: Principal, room_id: str) -> RoomAccess:
    """The actor's standing in a room they are in, or in any open room if they moderate. Raises `NotFound`."""
    moderator = actor.may(MODERATE)
    member = await find_membership(actor, room_id)
    if member is None and not moderator:
        raise no_such_room()
    room = member.room if member else await load_joinable_room(actor, room_id)
    if room.kind == RoomKind.DIRECT:
        return RoomAccess(room, member, manages=False, moderates=False)
    owns = member is not None and member.role == RoomRole.OWNER
    # Rooms from before there were owners, or whose owners are gone, have to be managed by somebody.
    return RoomAccess(room, member, owns or (moderator and not await _has_owner(room_id)), moderator)


async def _has_owner(room_id: str) -> bool:
    owners = Membership.filter(room_id=room_id, role=RoomRole.OWNER, user__status=UserStatus.ACTIVE)
    return await owners.exists()


async def load_managed_room(actor: Principal, room_id: str) -> Room:
    """A room the actor manages. Raises `NotFound` for outsiders, `Conflict` for a direct room, which has no owner, and
    `Forbidden` for others."""
    found = await load_room_access(actor, room_id)
    if not found.manages:
        _refuse_direct(found.room)
        raise Forbidden(detail="only an owner of the room may")
    return found.room


async def load_moderated_room(actor: Principal, room_id: str) -> Room:
    """A room the actor moderates. Raises `NotFound`, `Conflict` and `Forbidden` like `load_managed_room`."""
    found = await load_room_access(actor, room_id)
    if not found.moderates:
        _refuse_direct(found.room)
        raise Forbidden(MODERATE)
    return found.room


def _refuse_direct(room: Room) -> None:
    if room.kind == RoomKind.DIRECT:
        raise Conflict("a direct room belongs to nobody", code="direct_room")


async def filter_followable_rooms(actor: Principal, room_ids: Sequence[str]) -> set[str]:
    """The ids of those rooms whose streams the actor may follow."""
    if not actor.may("send_message"):
        return set()
    among = parameters(len(room_ids), first=2)
    found = await fetch(
        f'SELECT room_id FROM "membership" WHERE user_id = $1 AND room_id IN ({among})',  # noqa: S608
        actor.user_id,
        *room_ids,
    )
    return {row["room_id"] for row in found}


async def filter_current_members(user_ids: Collection[str], room_id: str) -> set[str]:
    """The ids of those people who are in the room."""
    members = Membership.filter(room_id=room_id, user_id__in=list(user_ids))
    return {str(user_id) for user_id in await members.values_list("user_id", flat=True)}


async def filter_readers(user_ids: Collection[str], room_id: str) -> set[str]:
    """The ids of those people, few, who may read what is said in the room: who are in it, with a role that chats."""
    if not user_ids:
        return set()
    among = f" AND m.user_id IN ({parameters(len(user_ids), first=2)})"
    return {row["user_id"] for row in await fetch(MEMBERS + among, room_id, *user_ids) if may_chat(row)}


def may_chat(row: Row) -> bool:
    """Whether the role of the member in `row`, with its `permissions`, chats. People who lost the permission are still
    members, and must not learn what is said."""
    return "send_message" in as_json(row["permissions"])
