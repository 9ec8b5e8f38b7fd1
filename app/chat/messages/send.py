"""Sending messages."""

from collections.abc import Sequence
from dataclasses import dataclass

import orjson

from app.chat import access
from app.chat.attachments.attachment import attach_files
from app.chat.messages import read_receipts
from app.chat.messages.body import clean_body
from app.chat.messages.commands import CommandReply, interpret
from app.chat.messages.mentions import find_references, mentioned_people
from app.chat.messages.notify import insert_mentions, notify_members, stream_name
from app.chat.messages.record import Author, MessageRecord, Quote, fetch_quote
from app.chat.models import MessageKind
from app.chat.signals import unread_changed
from app.clock import clock
from app.database import Transaction, run_grouped
from app.errors import Invalid, NotFound
from app.ids import is_id, new_id
from app.notifications.announcements import mark_group_read
from app.principal import Principal
from app.realtime import streams
from app.realtime.streams import Duplicate, Event


@dataclass(slots=True)  # not frozen, as MessageRecord
class Draft:
    """A message to send; `client_id` is the sender's id for it, `reply_to` the id of the message it replies to, or "";
    `files` are ids of uploaded files."""

    body: str
    client_id: str
    reply_to: str = ""
    kind: MessageKind = MessageKind.SAID
    files: Sequence[str] = ()


@dataclass(slots=True)  # not frozen, as MessageRecord
class Sent:
    """The result of sending: id, place in the room, and whether it had been accepted before (`dup`)."""

    id: str
    seq: int
    dup: bool


async def post_message(
    actor: Principal, room_id: str, body: str, client_id: str, reply_to: str = "", files: Sequence[str] = ()
) -> Sent | CommandReply:
    """Send `body`, typed in a room the actor is in, or run the command in it. A command that only answers sends no
    files.

    Raises as `send_message`, and `Invalid` with the code `unknown_command`.
    """
    body = clean_body(body, may_be_empty=bool(files))
    if body.startswith("/"):
        await access.load_membership(actor, room_id)
        words = await interpret(actor, room_id, body)
        if isinstance(words, CommandReply):
            return words
        return await send_message(actor, room_id, words.body, client_id, reply_to, words.kind, files)
    return await _send(actor, room_id, Draft(body, client_id, reply_to, files=files))


async def send_message(
    actor: Principal,
    room_id: str,
    body: str,
    client_id: str,
    reply_to: str = "",
    kind: MessageKind = MessageKind.SAID,
    files: Sequence[str] = (),
) -> Sent:
    """Send `body` in a room the actor is in, perhaps as a reply to the message `reply_to`, perhaps with `files` that
    the actor uploaded to the room; returns after the commit.

    The same `client_id` again returns the first result. Raises `NotFound`, `Conflict` with the code `archived` or
    `muted`, and `Invalid` with the code `empty`, `too_long`, `unknown_reply` or `unknown_file`.
    """
    body = clean_body(body, may_be_empty=bool(files))
    return await _send(actor, room_id, Draft(body, client_id, reply_to, kind, files))


async def _send(actor: Principal, room_id: str, draft: Draft) -> Sent:
    if not is_id(room_id):
        raise access.no_such_room()
    stream = stream_name(room_id)
    try:
        event = await run_grouped(stream, lambda tx: _append(tx, actor, room_id, stream, draft))
    except Duplicate as duplicate:
        return Sent(duplicate.event.id, duplicate.event.seq, dup=True)
    return Sent(event.id, event.seq, dup=False)


async def _append(tx: Transaction, actor: Principal, room_id: str, stream: str, draft: Draft) -> Event:
    sender, is_known = await access.load_sender(tx, actor, room_id, stream, draft.client_id)
    seq = await streams.take_seq(tx, stream)
    if is_known or tx.dialect == "postgres":  # where another try may have come before the stream was locked
        await streams.refuse_duplicate(tx, stream, actor.user_id, draft.client_id)
    access.require_can_write(sender)  # only now: what was accepted before is a duplicate, whatever came in between
    event = Event(stream, seq, new_id(), "message.created", actor.user_id, clock.now(), {}, draft.client_id)
    await streams.insert_event(tx, event)
    ordinal = await _count_message(tx, room_id, event)
    mentions = await find_references(room_id, draft.body)
    named = set(mentioned_people(mentions)) - {actor.user_id} if mentions else set()
    files = await attach_files(tx, actor, room_id, event.id, draft.files) if draft.files else ()
    quoted = await _load_quote(tx, room_id, draft.reply_to) if draft.reply_to else None
    event.subject = MessageRecord(
        event.id,
        room_id,
        seq,
        Author(actor.user_id, sender.person, sender.handle, sender.avatar),
        draft.body,
        mentions,
        event.at,
        draft.client_id,
        draft.kind,
        quoted,
        files=files,
    )
    await tx.fetch(
        'INSERT INTO "message" '
        "(id, room_id, seq, ordinal, author_id, body, mentions, client_id, created_at, kind, reply_to_id) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        event.id,
        room_id,
        seq,
        ordinal,
        actor.user_id,
        draft.body,
        orjson.dumps(mentions).decode() if mentions else "[]",
        draft.client_id,
        tx.timestamp(event.at),
        draft.kind.value,
        draft.reply_to or None,
    )
    if named:
        await insert_mentions(tx, room_id, event.id, seq, named)
    # Sending marks everything above as read, so unread messages are always from others.
    if not await read_receipts.advance_read_mark(tx, actor.user_id, room_id, seq, ordinal, event.at):
        raise NotFound("no such room")  # they were taken out of it just now
    if ordinal > sender.read_count + 1:
        await mark_group_read(tx, actor.user_id, stream)
    shown = draft.body or (files[0].name if files else "")
    await notify_members(tx, actor, sender, event.id, seq, shown, named)
    tx.after_commit(lambda: unread_changed.send(room_id, None))
    return event


async def _load_quote(tx: Transaction, room_id: str, message_id: str) -> Quote:
    """What is answered. That it was deleted a moment ago is no reason to refuse the answer."""
    found = await fetch_quote(tx, room_id, message_id)
    if found is None:
        raise Invalid(code="unknown_reply", detail="there is no such message here to reply to")
    return found


async def _count_message(tx: Transaction, room_id: str, event: Event) -> int:
    """Count one more message of the room; its ordinal. The stream's lock, taken before, makes the order right."""
    rows = await tx.fetch(
        'UPDATE "room" SET message_count = message_count + 1, last_message_at = $1 WHERE id = $2 '
        "RETURNING message_count, archived_at",
        tx.timestamp(event.at),
        room_id,
    )
    if rows[0]["archived_at"] is not None:  # between the look at the sender and the lock
        raise access.room_archived_error()
    return int(rows[0]["message_count"])
