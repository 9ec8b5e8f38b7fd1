"""Messages as they are shown: with the author's name, the message replied to, reactions and files. Read without the
ORM, since this is the most frequent query: one statement for any number of messages."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.accounts.users.handles import handle_column, handle_of
from app.chat.attachments.attachment import File, qualified_columns
from app.chat.markdown import excerpt
from app.chat.models import MessageKind
from app.database import Row, Transaction, as_json, as_time, fetch, json_rows, parameters, rows_from_json

# The characters of a message that are quoted in a reply.
QUOTED = 140


@dataclass(slots=True)  # not frozen, as MessageRecord
class Author:
    """The id and current name of the person who wrote a message, their `handle` if somebody else's name looks the same,
    and the version of their picture."""

    id: str
    name: str
    handle: str = ""
    avatar: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """The message that another one replies to: its author, the beginning of its body and the name of its first `file`;
    only the id of a deleted message."""

    id: str
    author: Author | None
    excerpt: str
    file: str = ""

    @property
    def deleted(self) -> bool:
        """Whether the quoted message was deleted."""
        return self.author is None


@dataclass(frozen=True, slots=True)
class Reactions:
    """The people who reacted to a message with `emoji`, in the order in which they did."""

    emoji: str
    people: Sequence[Author]


@dataclass(slots=True)  # not frozen, which takes four times as long to make, and pages have hundreds
class MessageRecord:
    """A message. `seq` is its place in the room; `mentions` are the references in its text, see `mentions.py`;
    `client_id` is the id that its client gave it."""

    id: str
    room_id: str
    seq: int
    author: Author
    body: str
    mentions: Sequence[Sequence[Any]]
    at: datetime
    client_id: str | None
    kind: str = MessageKind.SAID
    reply: Quote | None = None
    edited_at: datetime | None = None
    deleted_at: datetime | None = None
    pinned_at: datetime | None = None
    reactions: Sequence[Reactions] = ()
    files: Sequence[File] = ()

    @property
    def file(self) -> str:
        """The name of its first file, "" without files: shown in place of an empty text."""
        return self.files[0].name if self.files else ""


_QUOTED = (
    f"q.author_id AS quoted_id, qu.name AS quoted_name, {handle_column('qu')} AS quoted_handle, "  # noqa: S608
    f"substr(q.body, 1, {QUOTED}) AS quoted_body, "
    "q.deleted_at AS quoted_deleted_at, "
    '(SELECT f.name FROM "attachment" f WHERE f.message_id = q.id AND f.position = 0) AS quoted_file'
)
_REACTIONS = json_rows(
    f"r.id, r.emoji, r.user_id, ru.name, {handle_column('ru')}",
    '"reaction" r JOIN "user" ru ON ru.id = r.user_id WHERE r.message_id = m.id',
)
_FILES = json_rows(f"f.position, {qualified_columns('f')}", '"attachment" f WHERE f.message_id = m.id')
_SELECT = (
    "SELECT m.id, m.room_id, m.seq, m.author_id, u.name, u.avatar, m.body, m.mentions, m.created_at, "  # noqa: S608
    f"m.client_id, m.kind, {handle_column('u')} AS handle, m.edited_at, m.deleted_at, m.pinned_at, "
    f"m.reply_to_id, {_QUOTED}, {_REACTIONS} AS reactions, {_FILES} AS files "
    'FROM "message" m JOIN "user" u ON u.id = m.author_id '
    'LEFT JOIN "message" q ON q.id = m.reply_to_id LEFT JOIN "user" qu ON qu.id = q.author_id'
)


async def messages_by_id(ids: Collection[str]) -> dict[str, MessageRecord]:
    """The messages with these ids, by id; unknown ids are left out."""
    rows = await fetch(f"{_SELECT} WHERE m.id IN ({parameters(len(ids))})", *ids)
    return {row["id"]: _message_from_row(row) for row in rows}


async def fetch_quote(tx: Transaction, room_id: str, message_id: str) -> Quote | None:
    """The message `message_id` of the room as a quote, or None if there is none."""
    rows = await tx.fetch(
        f'SELECT {_QUOTED} FROM "message" q JOIN "user" qu ON qu.id = q.author_id WHERE q.id = $1 AND q.room_id = $2',  # noqa: S608
        message_id,
        room_id,
    )
    return _quote(message_id, rows[0]) if rows else None


async def fetch_latest(room_id: str, before_seq: int | None, limit: int) -> list[MessageRecord]:
    """The latest `limit` messages of a room, or those before `before_seq`, the newest first."""
    if before_seq is None:
        rows = await fetch(f"{_SELECT} WHERE m.room_id = $1 ORDER BY m.seq DESC LIMIT $2", room_id, limit)
    else:
        rows = await fetch(
            f"{_SELECT} WHERE m.room_id = $1 AND m.seq < $3 ORDER BY m.seq DESC LIMIT $2", room_id, limit, before_seq
        )
    return [_message_from_row(row) for row in rows]


async def fetch_pinned(room_id: str, limit: int) -> list[MessageRecord]:
    """The pinned messages of a room, the latest pin first."""
    rows = await fetch(  # compared with a time, since SQLite looks for "not NULL" in all messages of the room
        f"{_SELECT} WHERE m.room_id = $1 AND m.pinned_at > '1970-01-01' ORDER BY m.pinned_at DESC, m.seq DESC LIMIT $2",
        room_id,
        limit,
    )
    return [_message_from_row(row) for row in rows]


async def fetch_replies(message_ids: Collection[str]) -> list[MessageRecord]:
    """The messages that reply to one of these, in order."""
    rows = await fetch(
        f"{_SELECT} WHERE m.reply_to_id IN ({parameters(len(message_ids))}) ORDER BY m.seq", *message_ids
    )
    return [_message_from_row(row) for row in rows]


async def fetch_around(room_id: str, seq: int, older: int, newer: int) -> list[MessageRecord]:
    """Up to `older` messages of the room up to `seq`, and up to `newer` after it, in order."""
    up_to = f'SELECT seq FROM "message" WHERE room_id = $1 AND seq <= $2 ORDER BY seq DESC LIMIT {older:d}'  # noqa: S608
    after = f'SELECT seq FROM "message" WHERE room_id = $1 AND seq > $2 ORDER BY seq LIMIT {newer:d}'  # noqa: S608
    near = f"SELECT seq FROM ({up_to}) a UNION ALL SELECT seq FROM ({after}) b"  # noqa: S608
    rows = await fetch(f"{_SELECT} WHERE m.room_id = $1 AND m.seq IN ({near}) ORDER BY m.seq", room_id, seq)
    return [_message_from_row(row) for row in rows]


async def fetch_after(room_id: str, after_seq: int, limit: int) -> list[MessageRecord]:
    """The first `limit` messages of the room after `after_seq`, in order."""
    rows = await fetch(
        f"{_SELECT} WHERE m.room_id = $1 AND m.seq > $3 ORDER BY m.seq LIMIT $2", room_id, limit, after_seq
    )
    return [_message_from_row(row) for row in rows]


async def fetch_latest_over_rooms(room_ids: Collection[str], limit: int) -> list[MessageRecord]:
    """The latest `limit` messages of these rooms together, the newest first, without deleted ones. Only the rooms with
    the latest messages are read, so quiet rooms, however full, cost nothing."""
    rooms = await fetch(
        f'SELECT id FROM "room" WHERE id IN ({parameters(len(room_ids))}) AND last_message_at IS NOT NULL '  # noqa: S608
        f"ORDER BY last_message_at DESC LIMIT {limit:d}",
        *room_ids,
    )
    latest = " UNION ALL ".join(
        f'SELECT * FROM (SELECT id, created_at FROM "message" WHERE room_id = ${n} AND deleted_at IS NULL '  # noqa: S608
        f"ORDER BY room_id DESC, seq DESC LIMIT {limit:d}) AS m{n}"
        for n in range(1, len(rooms) + 1)
    )
    if not latest:
        return []
    found = await fetch(f"{latest} ORDER BY created_at DESC LIMIT {limit:d}", *(room["id"] for room in rooms))
    said = await messages_by_id([row["id"] for row in found])
    return [said[row["id"]] for row in found if row["id"] in said]


def _message_from_row(row: Row) -> MessageRecord:
    return MessageRecord(
        row["id"],
        row["room_id"],
        row["seq"],
        Author(row["author_id"], row["name"], handle_of(row["handle"]), row["avatar"]),
        row["body"],
        as_json(row["mentions"]),
        as_time(row["created_at"]),
        row["client_id"],
        row["kind"] or MessageKind.SAID,
        _quote(row["reply_to_id"], row) if row["reply_to_id"] else None,
        _time(row["edited_at"]),
        _time(row["deleted_at"]),
        _time(row["pinned_at"]),
        _reactions(row["reactions"]),
        [File(*values) for _, *values in rows_from_json(row["files"])],
    )


def _time(value: Any) -> datetime | None:
    return as_time(value) if value else None


def _reactions(column: Any) -> list[Reactions]:
    """An emoji stands where it was first given."""
    found: dict[str, list[Author]] = {}
    for _, emoji, user_id, name, handle in rows_from_json(column):
        found.setdefault(emoji, []).append(Author(user_id, name, handle_of(handle)))
    return [Reactions(emoji, people) for emoji, people in found.items()]


def _quote(message_id: str, row: Row) -> Quote:
    if row["quoted_id"] is None or row["quoted_deleted_at"]:
        return Quote(message_id, None, "")
    author = Author(row["quoted_id"], row["quoted_name"], handle_of(row["quoted_handle"]))
    return Quote(message_id, author, excerpt(row["quoted_body"], QUOTED), row["quoted_file"] or "")
