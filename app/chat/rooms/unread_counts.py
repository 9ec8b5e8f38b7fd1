"""Unread counts: messages, those of them that mention the reader, and those that count in a page title."""

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
# Every message, or in rooms with the level "nothing" only mentions. So every total is the sum of what
# stands beside the rooms.
UNREAD = f"CASE WHEN m.notify = 'nothing' THEN {MENTIONS} ELSE r.message_count - m.read_count END"
COUNTED = f"{UNREAD} AS unread, {MENTIONS} AS mentions, m.notify"

# In rooms with these levels only mentions count in page titles.
_QUIET = (NotifyLevel.MENTIONS, NotifyLevel.NOTHING)


@dataclass(frozen=True, slots=True)
class Count:
    """The unread `messages` of one or several rooms, the `mentions` among them, and `loud`, the number in page
    titles."""

    messages: int = 0
    mentions: int = 0
    loud: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.messages + other.messages, self.mentions + other.mentions, self.loud + other.loud)


NOTHING = Count()


def count_from_row(row: Row) -> Count:
    """The unread count in a database row with the columns `COUNTED`."""
    unread, mentions = int(row["unread"]), int(row["mentions"])
    return Count(unread, mentions, mentions if row["notify"] in _QUIET else unread)


def sum_counts(counts: Iterable[Count]) -> Count:
    """The sum of `counts`; `NOTHING` for none."""
    return sum(counts, NOTHING)
