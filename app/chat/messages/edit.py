"""Editing messages. Earlier versions are kept, for people who could read them."""

from dataclasses import dataclass
from datetime import datetime

import orjson

from app.chat import access
from app.chat.attachments.attachment import first_file
from app.chat.messages.body import clean_body
from app.chat.messages.history import load_message_in_room
from app.chat.messages.mentions import find_references, mentioned_people
from app.chat.messages.notify import insert_mentions, notify_mentioned, stream_name, update_notifications
from app.chat.messages.record import MessageRecord
from app.chat.messages.target import MessageTarget, load_target_message
from app.chat.models import Message, MessageKind, MessageVersion, RoomKind
from app.chat.signals import unread_changed
from app.clock import clock
from app.database import Transaction, parameters, transaction
from app.errors import Forbidden, NotFound
from app.ids import is_id
from app.principal import Principal
from app.realtime import streams
from app.versions import check_version

EDITED = "message.edited"
MODERATE = "moderate_chat"
# More edits of one message nobody reads; the earliest are kept, and not shown.
MAX_VERSIONS = 100


@dataclass(frozen=True, slots=True)
class Version:
    """The text of a message until `until`; None for the current version."""

    body: str
    until: datetime | None


async def edit_message(actor: Principal, room_id: str, message_id: str, body: str, version: str | None = None) -> int:
    """Replace the text of the actor's message; returns the current seq of the room's stream. The same text changes
    nothing. Of two edits without a `version` at once, both by the same person, the later one wins.

    Raises `NotFound`, `Forbidden` for somebody else's message, `Conflict` with the code `archived` or `muted`, `Stale`,
    and `Invalid` with the code `empty` or `too_long`.
    """
    body = clean_body(body, may_be_empty=True)
    stream = stream_name(room_id)
    async with transaction() as tx:
        sender = await access.load_writable_membership(tx, actor, room_id)
        position = await streams.lock(tx, stream)
        target = await load_target_message(tx, room_id, message_id)
        if target.author_id != actor.user_id or target.kind == MessageKind.NOTE:
            raise Forbidden(detail="only who wrote it may edit it")
        if body == target.body:
            return position.top
        check_version(version, {"body": target.body}, {"body": body})
        shown = clean_body(body or await first_file(message_id))
        mentions = await find_references(room_id, body)
        await _replace(tx, target, body, orjson.dumps(mentions).decode())
        before, now = set(mentioned_people(target.mentions)), set(mentioned_people(mentions)) - {actor.user_id}
        await _forget_mentions(tx, target, before - now)
        await insert_mentions(tx, room_id, message_id, target.seq, now - before)
        await update_notifications(tx, room_id, message_id, shown, before - now)
        await notify_mentioned(tx, actor, sender, message_id, shown, now - before)
        if before ^ now:
            tx.after_commit(lambda: unread_changed.send(room_id, frozenset(before ^ now)))
        event = await streams.append(tx, stream, EDITED, {"message": message_id}, actor=actor.user_id)
    return event.seq


async def _replace(tx: Transaction, target: MessageTarget, body: str, mentions: str) -> None:
    now = clock.now()
    await tx.fetch(
        'INSERT INTO "message_version" (message_id, body, replaced_at) VALUES ($1, $2, $3)', target.id, target.body, now
    )
    await tx.fetch(
        'UPDATE "message" SET body = $1, mentions = $2, edited_at = $3 WHERE id = $4', body, mentions, now, target.id
    )


async def _forget_mentions(tx: Transaction, target: MessageTarget, people: set[str]) -> None:
    if people:
        among = parameters(len(people), first=2)
        await tx.fetch(f'DELETE FROM "mention" WHERE message_id = $1 AND user_id IN ({among})', target.id, *people)  # noqa: S608


async def list_versions(actor: Principal, room_id: str, message_id: str) -> tuple[MessageRecord, list[Version]]:
    """A message and its latest `MAX_VERSIONS` versions, the first one first, for members of the room, and of an
    open one for chat moderators. Raises `NotFound`."""
    if not await may_moderate(actor, room_id):
        await access.load_membership(actor, room_id)
    said = await load_message_in_room(room_id, message_id)
    if said.deleted_at is not None:
        raise NotFound("no such message")
    kept = list(reversed(await MessageVersion.filter(message_id=message_id).order_by("-id").limit(MAX_VERSIONS)))
    return said, [*(Version(each.body, each.replaced_at) for each in kept), Version(said.body, None)]


async def may_moderate(actor: Principal, room_id: str) -> bool:
    """Whether the actor moderates this room without being in it: an open one. Only people who were invited know that a
    closed one exists, and those whom a direct one was opened for."""
    if not actor.may(MODERATE) or not is_id(room_id):
        return False
    return await Message.exists(room_id=room_id, room__kind=RoomKind.OPEN)
