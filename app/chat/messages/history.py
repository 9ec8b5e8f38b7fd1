"""Reading messages a page at a time, in both directions."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo

from app import text
from app.chat import access
from app.chat.messages import record
from app.chat.messages.record import MessageRecord
from app.chat.models import Message
from app.chat.rooms.sidebar import OpenedRoom
from app.errors import Invalid, NotFound
from app.ids import is_id
from app.principal import Principal
from app.web.i18n import N_

PAGE = 40
# The messages shown before the first new one, for context.
READ_BEFORE = 8
# The largest number the databases take.
MAX_SEQ = 2**63 - 1

_NO_SUCH_DAY = N_("Enter a valid date.")


@dataclass(frozen=True, slots=True)
class History:
    """Messages in order, whether there are older (`more`) and `newer` ones, and the id of the one that was
    asked for."""

    messages: list[MessageRecord]
    more: bool
    newer: bool = False
    about: str | None = None


async def load_history(actor: Principal, room_id: str, before_seq: int | None = None, limit: int = PAGE) -> History:
    """The latest `limit` messages of a room the actor is in, or those before `before_seq`, in order. Raises
    `NotFound`."""
    await access.load_membership(actor, room_id)
    return await load_latest(room_id, before_seq, limit)


async def load_latest(room_id: str, before_seq: int | None = None, limit: int = PAGE) -> History:
    """The same for a room that the caller has checked access to."""
    before = None if before_seq is None else min(before_seq, MAX_SEQ)
    found = await record.fetch_latest(room_id, before, limit + 1)
    return History(list(reversed(found[:limit])), more=len(found) > limit, newer=before is not None)


async def load_after(room_id: str, after_seq: int, limit: int = PAGE) -> History:
    """The first `limit` messages after `after_seq` of a room that the caller has checked access to, in order."""
    found = await record.fetch_after(room_id, min(after_seq, MAX_SEQ), limit + 1)
    return History(found[:limit], more=True, newer=len(found) > limit)


async def load_message(actor: Principal, room_id: str, message_id: str) -> MessageRecord:
    """A message of a room the actor is in. Raises `NotFound`; a deleted message is still returned."""
    await access.load_membership(actor, room_id)
    return await load_message_in_room(room_id, message_id)


async def load_around(room_id: str, message_id: str, limit: int = PAGE) -> History:
    """A message of a room that the caller has checked access to, and about `limit` around it, in order. Raises
    `NotFound`."""
    middle = (await load_message_in_room(room_id, message_id)).seq
    return await _around(room_id, middle, limit // 2 + 1, limit // 2, message_id)


async def load_initial(opened: OpenedRoom, limit: int = PAGE) -> History:
    """The messages that a room opens with: the latest; if there are more new ones than fit on a page, from where the
    reader stopped."""
    if opened.unseen <= limit - READ_BEFORE:
        return await load_latest(opened.room.id, limit=limit)
    return await _around(opened.room.id, opened.last_read_seq, READ_BEFORE, limit)


def parse_day(typed: str) -> date:
    """The date in `text`, such as 2026-11-23. Raises `Invalid`."""
    day = text.parse_day(typed)
    if day is None:
        raise Invalid({"date": _NO_SUCH_DAY})
    return day


async def load_day(room_id: str, day: date, zone: tzinfo, limit: int = PAGE) -> History:
    """The messages of a room that the caller has checked access to, from the first one of `day` in `zone` on, or of the
    next day with messages, with a few before it, in order; the latest, if there are none since."""
    begins = datetime.combine(day, time(), zone).astimezone(UTC)
    since = Message.filter(room_id=room_id, created_at__gte=begins).order_by("created_at", "seq")
    first = await since.first()
    if first is None:
        return await load_latest(room_id, limit=limit)
    return await _around(room_id, first.seq - 1, READ_BEFORE, limit, first.id)


async def _around(room_id: str, seq: int, older: int, newer: int, about: str | None = None) -> History:
    """Up to `older` messages up to `seq` and up to `newer` after it, in order."""
    found = await record.fetch_around(room_id, seq, older + 1, newer + 1)
    has_more = sum(message.seq <= seq for message in found) > older
    has_newer = sum(message.seq > seq for message in found) > newer
    return History(found[has_more : len(found) - has_newer], has_more, has_newer, about)


async def load_message_in_room(room_id: str, message_id: str) -> MessageRecord:
    """A message of a room that the caller has checked access to. Raises `NotFound`."""
    message = (await record.messages_by_id([message_id])).get(message_id) if is_id(message_id) else None
    if message is None or message.room_id != room_id:
        raise NotFound("no such message")
    return message


async def load_latest_over_rooms(room_ids: list[str], limit: int) -> list[MessageRecord]:
    """The latest messages of these rooms together, the newest first."""
    return await record.fetch_latest_over_rooms(room_ids, limit) if room_ids else []
