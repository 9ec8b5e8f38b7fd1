"""Saying something, and reading what was said."""

from dataclasses import dataclass

from app.accounts.models import User, UserStatus
from app.chat import access, reading
from app.chat.mentions import Named, find_mentions
from app.chat.models import Membership, Message, Room, RoomKind
from app.chat.signals import tell_unread
from app.clock import clock
from app.database import Transaction, transaction
from app.errors import Invalid
from app.identity import Principal
from app.notifications.service import Audience, publish
from app.notifications.service import mark_read as mark_notifications_read
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

    messages: list[Message]
    more: bool


def stream_of(room_id: str) -> str:
    """The stream of a room."""
    return f"room:{room_id}"


def clean(body: str) -> str:
    """`body` without the blank ends, without NUL, which PostgreSQL cannot store, and with the line ends that sockets
    send: forms send two characters for each, which would make a message longer than it was typed. Raises `Invalid`."""
    body = body.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").strip()
    if not body:
        raise Invalid(code="empty", detail="there is nothing in it")
    if len(body) > MAX_BODY:
        raise Invalid(code="too_long", detail=f"at most {MAX_BODY} characters, not {len(body)}")
    return body


async def send_message(actor: Principal, room_id: str, body: str, client_id: str) -> Sent:
    """Say `body` in a room the actor is in; returns only after COMMIT.

    The same `client_id` again returns what came of it the first time. Raises `NotFound`, and `Invalid` with the code
    `empty` or `too_long`.
    """
    body = clean(body)
    try:
        async with transaction() as tx:
            member = await access.membership(actor, room_id)
            event = await _append(tx, actor, member, body, client_id)
    except Duplicate as duplicate:
        return Sent(duplicate.event.id, duplicate.event.seq, dup=True)
    return Sent(event.id, event.seq, dup=False)


async def _append(tx: Transaction, actor: Principal, member: Membership, body: str, client_id: str) -> Event:
    room = member.room
    event = await streams.append(
        tx, stream_of(room.id), "message.created", {}, actor=actor.user_id, client_id=client_id
    )
    ordinal = await _count_message(tx, room)
    mentions = find_mentions(body, await _people_in(room)) if "@" in body else []
    await Message.create(
        id=event.id,
        room_id=room.id,
        seq=event.seq,
        ordinal=ordinal,
        author_id=actor.user_id,
        body=body,
        mentions=mentions,
        client_id=client_id,
        created_at=event.at,
        using_db=tx.connection,
    )
    # Whoever writes has seen what is above; so what is unread is always from others.
    await reading.advance(tx, actor.user_id, room.id, event.seq, ordinal)
    if ordinal > member.read_count + 1:
        await mark_notifications_read(actor.user_id, group_key=stream_of(room.id))
    await _notify(actor, room, event, body, [str(person_id) for person_id, _, _ in mentions])
    tx.after_commit(lambda: tell_unread(room.id, None))
    return event


async def _count_message(tx: Transaction, room: Room) -> int:
    """Count one more message of the room; its ordinal. The stream's lock, taken before, makes the order right."""
    marks = tx.placeholders(2).split(", ")
    rows = await tx.connection.execute_query_dict(
        f'UPDATE "room" SET message_count = message_count + 1, last_message_at = {marks[0]} '  # noqa: S608
        f"WHERE id = {marks[1]} RETURNING message_count",
        [clock.now(), room.id],
    )
    return int(rows[0]["message_count"])


async def _people_in(room: Room) -> list[Named]:
    found = User.filter(status=UserStatus.ACTIVE, memberships__room_id=room.id)
    people = await found.values_list("id", "name", "email", "role__permissions")
    # Who lost the permission is still in the room, and must not learn by a notification what is said there.
    return [Named(id, name, email) for id, name, email, permissions in people if "send_message" in permissions]


async def _notify(actor: Principal, room: Room, event: Event, body: str, mentioned: list[str]) -> None:
    """A mention or a direct message becomes a notification, in the same transaction as the message."""
    if room.kind == RoomKind.DIRECT:
        kind = "direct_message"
        members = await Membership.filter(room_id=room.id).values_list("user_id", flat=True)
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
        url=f"/chat/{room.id}#message-{event.id}",
        data={
            "author": actor.name,
            "author_id": actor.user_id,
            "room": room.name,
            "room_id": room.id,
            "excerpt": body[:EXCERPT],
        },
        group_key=stream_of(room.id),
    )


async def history(actor: Principal, room_id: str, before_seq: int | None = None, limit: int = PAGE) -> History:
    """The latest `limit` messages of a room the actor is in, or those before `before_seq`, in order."""
    await access.membership(actor, room_id)
    return await latest_messages(room_id, before_seq, limit)


async def latest_messages(room_id: str, before_seq: int | None = None, limit: int = PAGE) -> History:
    """`history` for a room that was reached already."""
    query = Message.filter(room_id=room_id).select_related("author")
    if before_seq is not None:
        query = query.filter(seq__lt=min(before_seq, MAX_SEQ))
    found = await query.order_by("-seq").limit(limit + 1)
    return History(list(reversed(found[:limit])), more=len(found) > limit)


async def latest_over_rooms(room_ids: list[str], limit: int) -> list[Message]:
    """The latest messages of these rooms together, the newest first."""
    if not room_ids:
        return []
    return await Message.filter(room_id__in=room_ids).select_related("author").order_by("-created_at").limit(limit)
