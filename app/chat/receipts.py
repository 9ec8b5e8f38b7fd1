"""Who has seen what: read receipts. Whoever switched them off is told of nobody, and nobody is told of them."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import datetime

from app.accounts.users.profile import shares_reading
from app.chat import access, history
from app.database import as_time, fetch
from app.errors import Conflict
from app.principal import Principal

# In a larger room everyone reads all the time, and whose mark moved is nobody's interest; there it is told when asked.
TOLD_LIVE = 50
# More names than this nobody reads.
NAMED = 200

_READERS = (
    'SELECT u.id, u.name, m.read_at, COUNT(*) OVER () AS total FROM "membership" m JOIN "user" u ON u.id = m.user_id '
    "WHERE m.room_id = $1 AND m.last_read_seq >= $2 AND m.read_at IS NOT NULL AND m.user_id NOT IN ($3, $4) "
    "AND u.read_receipts IS NOT FALSE ORDER BY m.read_at, u.id LIMIT $5"
)
_MARKS = (
    'SELECT m.user_id, m.last_read_seq, m.read_at, u.read_receipts FROM "membership" m '
    'JOIN "user" u ON u.id = m.user_id WHERE m.room_id = $1 LIMIT $2'
)


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who has seen a message. `at` is when they last read in the room, so they saw it then at the latest."""

    id: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Marks:
    """How far people have read a room: the seq by person id. `without` are those who may not learn it."""

    seqs: Mapping[str, int]
    without: Set[str]


async def readers_of(actor: Principal, room_id: str, message_id: str) -> tuple[list[Reader], int]:
    """The first `NAMED` people other than its author and the actor who have seen a message, and how many there are.

    Raises `NotFound`, and `Conflict` (`receipts_off`) for somebody who has switched them off.
    """
    message = await history.one_message(actor, room_id, message_id)
    if not await shares_reading(actor.user_id):
        raise Conflict("read receipts are switched off", code="receipts_off")
    rows = await fetch(_READERS, room_id, message.seq, message.author.id, actor.user_id, NAMED)
    readers = [Reader(row["id"], row["name"], as_time(row["read_at"])) for row in rows]
    return readers, rows[0]["total"] if rows else 0


async def read_marks_in(room_id: str) -> Marks | None:
    """The marks in a room, or None where there are too many people. One statement."""
    rows = await fetch(_MARKS, room_id, TOLD_LIVE + 1)
    if len(rows) > TOLD_LIVE:
        return None
    without = frozenset(row["user_id"] for row in rows if row["read_receipts"] is not None and not row["read_receipts"])
    read = {row["user_id"]: int(row["last_read_seq"]) for row in rows if row["read_at"] is not None}
    return Marks({user: seq for user, seq in read.items() if user not in without}, without)


async def read_marks(actor: Principal, room_id: str) -> Mapping[str, int]:
    """How far people have read a room the actor is in: the seq by person id; nobody where that is not told live, or the
    actor is not to learn it. Raises `NotFound`."""
    await access.membership(actor, room_id)
    marks = await read_marks_in(room_id)
    return marks.seqs if marks is not None and actor.user_id not in marks.without else {}
