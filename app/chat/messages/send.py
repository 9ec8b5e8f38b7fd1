"""Sending messages, with emoji by name (`:tada:`)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import ModuleType

import orjson

from app.chat import access
from app.chat.attachments.attachment import attach_files
from app.chat.markdown import shown_as_text
from app.chat.messages import read_receipts
from app.chat.messages.commands import CommandReply, interpret
from app.chat.messages.mentions import find_references, mentioned_people
from app.chat.messages.notify import insert_mentions, notify_members, stream_name
from app.chat.messages.record import Author, MessageRecord, Quote, fetch_quote
from app.chat.models import MessageKind
from app.chat.signals import unread_changed
from app.database import Transaction, run_grouped
from app.errors import Invalid, NotFound
from app.notifications.announcements import mark_group_read
from app.principal import Principal
from app.realtime import streams
from app.realtime.streams import Duplicate, Event

# Emoji by name: `:tada:` in messages, and the index that completion and the picker search.

# Names in both languages of the product, and the short ones of other chats (`:+1:`, `:tada:`). Not after a letter, a
# digit or a slash, so that times and addresses stay what they are.
_NAMED = re.compile(r"(?<![\w/]):([^\s:]{1,100}):(?![\w/])")
_LANGUAGES = ("en", "ru")
_SKIN_TONES = re.compile("[\U0001f3fb-\U0001f3ff]")
# Nothing is meant by one, nor by what it is read as (`app.text.without_nul`).
_NUL = {0: None, 1: None}


@cache
def _emoji() -> ModuleType:
    """The library of emoji, loaded when somebody first writes or looks for one: it takes 6 MB of memory."""
    import emoji

    emoji.config.load_language(["alias", *_LANGUAGES])
    return emoji


@cache
def _by_name() -> dict[str, str]:
    """name -> emoji, in every language."""
    library = _emoji()
    found: dict[str, str] = {}
    for sign, known in library.EMOJI_DATA.items():
        if known["status"] == library.STATUS["fully_qualified"]:
            for name in _names(known):
                found.setdefault(name, sign)
    return found


def _names(known: dict[str, str | list[str]]) -> list[str]:
    """All names of one emoji, without colons."""
    names = [*known.get("alias", ()), *(str(known[language]) for language in _LANGUAGES if language in known)]
    return [name.strip(":").lower() for name in names]


def find_emoji(text: str) -> str | None:
    """The emoji that `text` is, or names: with or without colons, with spaces or underscores. None if there is none."""
    text = text.strip()
    return text if _emoji().is_emoji(text) else _by_name().get(text.strip(":").lower().replace(" ", "_"))


def replace_emoji_names(body: str) -> str:
    """`body` with the names of emoji replaced; names in code and addresses stay."""
    if body.count(":") < 2:
        return body
    found = [(match.span(), sign) for match in _NAMED.finditer(body) if (sign := _by_name().get(match[1].lower()))]
    if found and ("`" in body or "://" in body):
        shown = shown_as_text(body, [(sign, start, end) for (start, end), sign in found])
        found = [each for number, each in enumerate(found) if number in shown]
    for (start, end), sign in reversed(found):
        body = body[:start] + sign + body[end:]
    return body


def emoji_index_json() -> bytes:
    """[[emoji, its names in all languages, separated by spaces], ...] as JSON, for completion and the picker. Without
    skin tones, which would make it four times as long."""
    library = _emoji()
    entries = [
        (sign, " ".join(dict.fromkeys(_names(known))))
        for sign, known in library.EMOJI_DATA.items()
        if known["status"] == library.STATUS["fully_qualified"] and not _SKIN_TONES.search(sign)
    ]
    return orjson.dumps(entries)


# Four screens of text, in characters; longer texts belong into a file.
MAX_BODY = 4_000


@dataclass(frozen=True, slots=True)
class Draft:
    """A message to send; `client_id` is the sender's id for it, `reply_to` the id of the message it replies to, or "";
    `files` are ids of uploaded files."""

    body: str
    client_id: str
    reply_to: str = ""
    kind: MessageKind = MessageKind.SAID
    files: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """The result of sending: id, place in the room, and whether it had been accepted before (`dup`)."""

    id: str
    seq: int
    dup: bool


def clean_body(body: str, *, may_be_empty: bool = False) -> str:
    """`body` as it is stored: trimmed, without NUL, which PostgreSQL cannot store, with line breaks as LF (forms send
    CR LF, which would count twice), and with emoji for their names. Raises `Invalid`."""
    body = body.translate(_NUL).replace("\r\n", "\n").replace("\r", "\n").strip()
    if not body and not may_be_empty:
        raise Invalid(code="empty", detail="there is nothing in it")
    if len(body) > MAX_BODY:
        raise Invalid(code="too_long", detail=f"at most {MAX_BODY} characters, not {len(body)}")
    return replace_emoji_names(body)


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
    return await send_message(actor, room_id, body, client_id, reply_to, files=files)


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
    draft = Draft(clean_body(body, may_be_empty=bool(files)), client_id, reply_to, kind, files)
    try:
        event = await run_grouped(stream_name(room_id), lambda tx: _append(tx, actor, room_id, draft))
    except Duplicate as duplicate:
        return Sent(duplicate.event.id, duplicate.event.seq, dup=True)
    return Sent(event.id, event.seq, dup=False)


async def _append(tx: Transaction, actor: Principal, room_id: str, draft: Draft) -> Event:
    sender = await access.load_sender_membership(tx, actor, room_id)
    event = await streams.append(
        tx, stream_name(room_id), "message.created", {}, actor=actor.user_id, client_id=draft.client_id
    )
    access.require_can_write(sender)  # only now: what was accepted before is a duplicate, whatever came in between
    ordinal = await _count_message(tx, room_id, event)
    mentions = await find_references(room_id, draft.body)
    named = set(mentioned_people(mentions)) - {actor.user_id}
    author = Author(actor.user_id, sender.person, sender.handle)
    said = MessageRecord(event.id, room_id, event.seq, author, draft.body, mentions, event.at, draft.client_id)
    files = await attach_files(tx, actor, room_id, event.id, draft.files)
    name = files[0].name if files else ""
    quoted = await _load_quote(tx, room_id, draft.reply_to)
    event.subject = replace(said, kind=draft.kind, reply=quoted, files=files)
    await tx.fetch(
        'INSERT INTO "message" '
        "(id, room_id, seq, ordinal, author_id, body, mentions, client_id, created_at, kind, reply_to_id) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        event.id,
        room_id,
        event.seq,
        ordinal,
        actor.user_id,
        draft.body,
        orjson.dumps(mentions).decode(),
        draft.client_id,
        event.at,
        draft.kind.value,
        draft.reply_to or None,
    )
    await insert_mentions(tx, room_id, event.id, event.seq, named)
    # Sending marks everything above as read, so unread messages are always from others.
    if not await read_receipts.advance_read_mark(tx, actor.user_id, room_id, event.seq, ordinal):
        raise NotFound("no such room")  # they were taken out of it just now
    if ordinal > sender.read_count + 1:
        await mark_group_read(tx, actor.user_id, stream_name(room_id))
    await notify_members(tx, actor, sender, event.id, event.seq, draft.body or name, named)
    tx.after_commit(lambda: unread_changed.send(room_id, None))
    return event


async def _load_quote(tx: Transaction, room_id: str, message_id: str) -> Quote | None:
    """What is answered. That it was deleted a moment ago is no reason to refuse the answer."""
    if not message_id:
        return None
    found = await fetch_quote(tx, room_id, message_id)
    if found is None:
        raise Invalid(code="unknown_reply", detail="there is no such message here to reply to")
    return found


async def _count_message(tx: Transaction, room_id: str, event: Event) -> int:
    """Count one more message of the room; its ordinal. The stream's lock, taken before, makes the order right."""
    rows = await tx.fetch(
        'UPDATE "room" SET message_count = message_count + 1, last_message_at = $1 WHERE id = $2 '
        "RETURNING message_count, archived_at",
        event.at,
        room_id,
    )
    if rows[0]["archived_at"] is not None:  # between the look at the sender and the lock
        raise access.room_archived_error()
    return int(rows[0]["message_count"])
