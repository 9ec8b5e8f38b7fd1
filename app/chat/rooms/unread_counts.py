"""How much is unread: messages, those of them that name the reader, and what of it is loud enough for a title."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.chat.models import NotifyLevel
from app.database import Row

# Of a room (`r`) for one of its members (`m`). Mentions are looked for only where there is something unread at all.
_NAMED = (
    '(SELECT COUNT(*) FROM "mention" x WHERE x.user_id = m.user_id AND x.room_id = m.room_id '
    "AND x.seq > m.last_read_seq)"
)
MENTIONS = f"CASE WHEN r.message_count > m.read_count THEN {_NAMED} ELSE 0 END"
# Every message, or in rooms that are to tell of nothing those that name the person. So every total is the sum of what
# stands beside the rooms.
UNREAD = f"CASE WHEN m.notify = 'nothing' THEN {MENTIONS} ELSE r.message_count - m.read_count END"
COUNTED = f"{UNREAD} AS unread, {MENTIONS} AS mentions, m.notify"

# Who asked to be told of no more than mentions in a room is not told of more in the title of a page either.
_QUIET = (NotifyLevel.MENTIONS, NotifyLevel.NOTHING)


@dataclass(frozen=True, slots=True)
class Count:
    """What is unread in a room or in several: `messages`, `mentions` among them, and `loud`, what the title says."""

    messages: int = 0
    mentions: int = 0
    loud: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.messages + other.messages, self.mentions + other.mentions, self.loud + other.loud)


NOTHING = Count()


def count_of(row: Row) -> Count:
    """What is unread, of a row with `COUNTED` in it."""
    unread, mentions = int(row["unread"]), int(row["mentions"])
    return Count(unread, mentions, mentions if row["notify"] in _QUIET else unread)


def total(counts: Iterable[Count]) -> Count:
    """All of them together."""
    return sum(counts, NOTHING)
