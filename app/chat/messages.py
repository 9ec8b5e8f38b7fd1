"""Saying something, and reading what was said."""

from dataclasses import dataclass

import orjson

from app.chat import access, reading
from app.chat.access import Seat
from app.chat.emoji import with_emoji
from app.chat.markup import excerpt
from app.chat.models import Membership, RoomKind
from app.chat.references import find_references, people_of
from app.chat.said import Author, Said, latest_in, latest_over
from app.chat.signals import tell_unread
from app.database import Transaction, grouped
from app.errors import Invalid
from app.identity import Principal
from app.notifications.service import Audience, mark_talk_read, publish
from app.realtime import streams
from app.realtime.streams import Duplicate, Event

# Four screens of text; what is longer is a document and belongs in one.
MAX_BODY = 4_000
PAGE = 40
# The largest number the databases take.
MAX_SEQ = 2**63 - 1
EXCERPT = 140


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a message: its id, its place in the room, and whether it had been accepted before."""

    id: str
    seq: int
    dup: bool


@dataclass(frozen=True, slots=True)
class History:
    """Messages in order, and whether there are older ones."""

    messages: list[Said]
    more: bool


def stream_of(room_id: str) -> str:
    """The stream of a room."""
    return f"room:{room_id}"


def clean(body: str) -> str:
    """`body` as it is stored: without blank ends, without NUL, which PostgreSQL cannot store, with the line ends that
    sockets send (forms send two characters for each, which would make a message longer than it was typed), and with
    emoji in the place of their names. Raises `Invalid`."""
    body = body.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").strip()
    if not body:
        raise Invalid(code="empty", detail="there is nothing in it")
    if len(body) > MAX_BODY:
        raise Invalid(code="too_long", detail=f"at most {MAX_BODY} characters, not {len(body)}")
    return with_emoji(body)


async def send_message(actor: Principal, room_id: str, body: str, client_id: str) -> Sent:
    """Say `body` in a room the actor is in; returns only after COMMIT.

    The same `client_id` again returns what came of it the first time. Raises `NotFound`, and `Invalid` with the code
    `empty` or `too_long`.
    """
    body = clean(body)
    try:
        event = await grouped(stream_of(room_id), lambda tx: _append(tx, actor, room_id, body, client_id))
    except Duplicate as duplicate:
        return Sent(duplicate.event.id, duplicate.event.seq, dup=True)
    return Sent(event.id, event.seq, dup=False)


async def _append(tx: Transaction, actor: Principal, room_id: str, body: str, client_id: str) -> Event:
    seat = await access.seat(tx, actor, room_id)
    event = await streams.append(
        tx, stream_of(room_id), "message.created", {}, actor=actor.user_id, client_id=client_id
    )
    ordinal = await _count_message(tx, room_id, event)
    mentions = await find_references(room_id, body)
    event.subject = Said(
        event.id, room_id, event.seq, Author(actor.user_id, seat.person), body, mentions, event.at, client_id
    )
    await tx.fetch(
        'INSERT INTO "message" (id, room_id, seq, ordinal, author_id, body, mentions, client_id, created_at) '
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        event.id,
        room_id,
        event.seq,
        ordinal,
        actor.user_id,
        body,
        orjson.dumps(mentions).decode(),
        client_id,
        event.at,
    )
    # Whoever writes has seen what is above; so what is unread is always from others.
    await reading.advance(tx, actor.user_id, room_id, event.seq, ordinal)
    if ordinal > seat.read_count + 1:
        await mark_talk_read(tx, actor.user_id, stream_of(room_id))
    await _notify(actor, seat, event, body, people_of(mentions))
    tx.after_commit(lambda: tell_unread(room_id, None))
    return event


async def _count_message(tx: Transaction, room_id: str, event: Event) -> int:
    """Count one more message of the room; its ordinal. The stream's lock, taken before, makes the order right."""
    rows = await tx.fetch(
        'UPDATE "room" SET message_count = message_count + 1, last_message_at = $1 WHERE id = $2 '
        "RETURNING message_count",
        event.at,
        room_id,
    )
    return int(rows[0]["message_count"])


async def _notify(actor: Principal, seat: Seat, event: Event, body: str, mentioned: list[str]) -> None:
    """A mention or a direct message becomes a notification, in the same transaction as the message."""
    if seat.kind == RoomKind.DIRECT:
        kind = "direct_message"
        members = await Membership.filter(room_id=seat.room_id).values_list("user_id", flat=True)
        recipients = {str(user_id) for user_id in members}
    else:
        kind = "mention"
        recipients = set(mentioned)
    recipients.discard(actor.user_id)
    if not recipients:
        return
    await publish(
        actor.user_id,
        kind,
        Audience.users(recipients),
        url=f"/chat/{seat.room_id}#message-{event.id}",
        data={
            "author": actor.name,
            "author_id": actor.user_id,
            "room": seat.name,
            "room_id": seat.room_id,
            "excerpt": excerpt(body, EXCERPT),
        },
        group_key=stream_of(seat.room_id),
    )


async def history(actor: Principal, room_id: str, before_seq: int | None = None, limit: int = PAGE) -> History:
    """The latest `limit` messages of a room the actor is in, or those before `before_seq`, in order."""
    await access.membership(actor, room_id)
    return await latest_messages(room_id, before_seq, limit)


async def latest_messages(room_id: str, before_seq: int | None = None, limit: int = PAGE) -> History:
    """`history` for a room that was reached already."""
    before = None if before_seq is None else min(before_seq, MAX_SEQ)
    found = await latest_in(room_id, before, limit + 1)
    return History(list(reversed(found[:limit])), more=len(found) > limit)


async def latest_over_rooms(room_ids: list[str], limit: int) -> list[Said]:
    """The latest messages of these rooms together, the newest first."""
    return await latest_over(room_ids, limit) if room_ids else []
