"""Read marks, which only move forward, read receipts and unread counts. People who switched read receipts off do not
see those of others, and are not shown to them."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import datetime

from tortoise.connection import get_connection

from app.accounts.users.handles import handle_column, handle_of
from app.accounts.users.profile import shares_read_receipts
from app.chat import access
from app.chat.messages import history
from app.chat.models import Message
from app.chat.rooms.unread_counts import COUNTED, Count, count_from_row, sum_counts
from app.chat.signals import unread_changed
from app.clock import clock
from app.database import Transaction, as_time, fetch, placeholders, read_aside, transaction
from app.errors import Conflict
from app.notifications.announcements import mark_group_read
from app.principal import Principal
from app.realtime import streams

# Read receipts.

# In a larger room marks move all the time, so they are only sent on request.
MAX_LIVE_MARKS = 50
# The most names that are listed.
MAX_LISTED_READERS = 50

_READ = (
    'SELECT m.user_id, m.read_at, COUNT(*) OVER () AS total FROM "membership" m JOIN "user" u ON u.id = m.user_id '
    "WHERE m.room_id = $1 AND m.last_read_seq >= $2 AND m.read_at IS NOT NULL AND m.user_id NOT IN ($3, $4) "
    "AND u.read_receipts IS NOT FALSE ORDER BY m.read_at, m.user_id LIMIT $5"
)
_READERS = (
    f"SELECT u.id, u.name, u.avatar, {handle_column('u')} AS handle, r.read_at, r.total FROM ({_READ}) AS r "  # noqa: S608
    'JOIN "user" u ON u.id = r.user_id ORDER BY r.read_at, u.id'
)
_MARKS = (
    'SELECT m.user_id, m.last_read_seq, m.read_at, u.read_receipts FROM "membership" m '
    'JOIN "user" u ON u.id = m.user_id WHERE m.room_id = $1 LIMIT $2'
)


@dataclass(frozen=True, slots=True)
class Reader:
    """A person who has seen a message. `at` is when they last read in the room, so they saw it then at the latest;
    `handle`: see `handle_of`."""

    id: str
    name: str
    at: datetime
    handle: str = ""
    avatar: str | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """How far people have read a room: the seq by user id. `without` are the ids of those who may not see it."""

    seqs: Mapping[str, int]
    without: Set[str]


async def list_readers(actor: Principal, room_id: str, message_id: str) -> tuple[list[Reader], int]:
    """The first `MAX_LISTED_READERS` people who have seen a message, without its author and the actor, and the number
    of them all.

    Raises `NotFound`, and `Conflict` (`receipts_off`) if the actor has switched them off.
    """
    message = await history.load_message(actor, room_id, message_id)
    if not await shares_read_receipts(actor.user_id):
        raise Conflict("read receipts are switched off", code="receipts_off")
    rows = await read_aside(_READERS, room_id, message.seq, message.author.id, actor.user_id, MAX_LISTED_READERS)
    readers = [
        Reader(row["id"], row["name"], as_time(row["read_at"]), handle_of(row["handle"]), row["avatar"]) for row in rows
    ]
    return readers, rows[0]["total"] if rows else 0


async def load_read_marks(room_id: str) -> Marks | None:
    """The read marks of a room, or None if it has more than `MAX_LIVE_MARKS` people. One statement."""
    rows = await fetch(_MARKS, room_id, MAX_LIVE_MARKS + 1)
    if len(rows) > MAX_LIVE_MARKS:
        return None
    without = frozenset(row["user_id"] for row in rows if row["read_receipts"] is not None and not row["read_receipts"])
    read = {row["user_id"]: int(row["last_read_seq"]) for row in rows if row["read_at"] is not None}
    return Marks({user: seq for user, seq in read.items() if user not in without}, without)


async def visible_read_marks(actor: Principal, room_id: str) -> Mapping[str, int]:
    """How far people have read a room the actor is in: the seq by user id; empty in large rooms, and if the actor has
    switched receipts off. Raises `NotFound`."""
    await access.load_membership(actor, room_id)
    marks = await load_read_marks(room_id)
    return marks.seqs if marks is not None and actor.user_id not in marks.without else {}


async def advance_read_mark(
    tx: Transaction, user_id: str, room_id: str, seq: int, count: int, at: datetime | None = None
) -> bool:
    """Move a person's read mark in a room to `seq`, the `count`-th message, as of `at` (now); returns whether it was
    behind."""
    moved = await tx.fetch(
        'UPDATE "membership" SET last_read_seq = $1, read_count = $2, read_at = $5 '
        "WHERE room_id = $3 AND user_id = $4 AND last_read_seq < $1 RETURNING id",
        seq,
        count,
        room_id,
        user_id,
        tx.timestamp(at or clock.now()),
    )
    return bool(moved)


async def mark_read(actor: Principal, room_id: str, seq: int) -> int:
    """Move the actor's read mark in the room forward to `seq`; returns its new position.

    When everything is read, notifications about the room are marked as read too. Raises `NotFound`.
    """
    member = await access.load_membership(actor, room_id)
    top = (await streams.read_position(f"room:{room_id}")).top
    seq = min(seq, top)
    if seq <= member.last_read_seq:
        return int(member.last_read_seq)
    last = await Message.filter(room_id=room_id, seq__lte=seq).order_by("-seq").first()
    async with transaction() as tx:
        if not await advance_read_mark(tx, actor.user_id, room_id, seq, last.ordinal if last else 0):
            return int((await access.load_membership(actor, room_id)).last_read_seq)  # another tab was faster
        if last is not None and last.ordinal == member.room.message_count:  # what came after it was not said
            await mark_group_read(tx, actor.user_id, f"room:{room_id}")
        tx.after_commit(lambda: unread_changed.send(room_id, frozenset({actor.user_id})))
    return seq


async def unread_counts(user_ids: list[str]) -> dict[str, dict[str, Count]]:
    """The unread counts by user and room; rooms without unread messages are left out. One statement for all of
    `user_ids`."""
    if not user_ids:
        return {}
    connection = get_connection("default")
    marks = placeholders(connection.capabilities.dialect, len(user_ids))
    rows = await connection.execute_query_dict(
        f'SELECT m.user_id, m.room_id, {COUNTED} FROM "membership" m '  # noqa: S608
        f'JOIN "room" r ON r.id = m.room_id WHERE m.user_id IN ({marks}) AND r.message_count > m.read_count',
        list(user_ids),
    )
    counts: dict[str, dict[str, Count]] = {user_id: {} for user_id in user_ids}
    for row in rows:
        if row["unread"]:
            counts[row["user_id"]][row["room_id"]] = count_from_row(row)
    return counts


async def unread_total(user_id: str) -> Count:
    """The unread count of a person over all rooms."""
    return sum_counts((await unread_counts([user_id]))[user_id].values())
