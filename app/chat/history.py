"""Reading what was said, a page at a time, in both directions."""

from dataclasses import dataclass

from app.chat import access, said
from app.chat.said import Said
from app.errors import NotFound
from app.identity import Principal
from app.ids import is_id

PAGE = 40
# The largest number the databases take.
MAX_SEQ = 2**63 - 1


@dataclass(frozen=True, slots=True)
class History:
    """Messages in order, and whether there are older (`more`) and newer ones."""

    messages: list[Said]
    more: bool
    newer: bool = False


async def history(actor: Principal, room_id: str, before_seq: int | None = None, limit: int = PAGE) -> History:
    """The latest `limit` messages of a room the actor is in, or those before `before_seq`, in order."""
    await access.membership(actor, room_id)
    return await latest_messages(room_id, before_seq, limit)


async def latest_messages(room_id: str, before_seq: int | None = None, limit: int = PAGE) -> History:
    """`history` for a room that was reached already."""
    before = None if before_seq is None else min(before_seq, MAX_SEQ)
    found = await said.latest_in(room_id, before, limit + 1)
    return History(list(reversed(found[:limit])), more=len(found) > limit, newer=before is not None)


async def messages_after(room_id: str, after_seq: int, limit: int = PAGE) -> History:
    """The first `limit` messages after `after_seq` of a room that was reached already, in order."""
    found = await said.next_in(room_id, min(after_seq, MAX_SEQ), limit + 1)
    return History(found[:limit], more=True, newer=len(found) > limit)


async def one_message(actor: Principal, room_id: str, message_id: str) -> Said:
    """A message of a room the actor is in. Raises `NotFound`; one that was deleted is still there."""
    await access.membership(actor, room_id)
    return await message_in(room_id, message_id)


async def messages_around(room_id: str, message_id: str, limit: int = PAGE) -> History:
    """A message of a room that was reached already, and about `limit` around it, in order. Raises `NotFound`."""
    middle = (await message_in(room_id, message_id)).seq
    side = limit // 2
    found = await said.around(room_id, middle, side + 1)
    more = sum(message.seq < middle for message in found) > side
    newer = sum(message.seq > middle for message in found) > side
    return History(found[more : len(found) - newer], more, newer)


async def message_in(room_id: str, message_id: str) -> Said:
    """A message of a room that was reached already. Raises `NotFound`."""
    message = (await said.said_by_id([message_id])).get(message_id) if is_id(message_id) else None
    if message is None or message.room_id != room_id:
        raise NotFound("no such message")
    return message


async def latest_over_rooms(room_ids: list[str], limit: int) -> list[Said]:
    """The latest messages of these rooms together, the newest first."""
    return await said.latest_over(room_ids, limit) if room_ids else []
