"""Messages and files as records for templates, and as data for JSON clients."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from markupsafe import Markup

from app.accounts.users.handles import told_apart
from app.chat.attachments.attachment import File
from app.chat.markdown import excerpt, is_tall, render_body
from app.chat.messages.mentions import mentioned_people
from app.chat.messages.record import QUOTED, Author, MessageRecord, Quote, Reactions
from app.chat.schema.messages import Author as AuthorData
from app.chat.schema.messages import FileData, MessageData, QuoteData, ReactionsData
from app.pictures import THUMBNAIL
from app.versions import version_of

# Files.


class FileView(TypedDict):
    """A file for `chat/_message_attachments.html`; `size` is a text with a unit, `box` the size in pixels at which a
    picture is shown."""

    id: str
    name: str
    size: str
    url: str
    thumbnail_url: str | None
    box: tuple[int, int] | None


def file_view(file: File) -> FileView:
    """`file` as the template's record, with its size as text and the box of a picture."""
    return {
        "id": file.id,
        "name": file.name,
        "size": _readable(file.size),
        "url": file.url,
        "thumbnail_url": file.thumbnail_url,
        "box": _box(file),
    }


def _readable(size: int) -> str:
    kilobytes = size / 1000
    return f"{max(1, round(kilobytes))} kB" if kilobytes < 1000 else f"{kilobytes / 1000:.1f} MB"


def _box(file: File) -> tuple[int, int] | None:
    if not file.width or not file.height:
        return None
    scale = min(1.0, THUMBNAIL / max(file.width, file.height))
    return max(1, round(file.width * scale)), max(1, round(file.height * scale))


def file_data(file: File) -> FileData:
    """`file` as JSON clients get it, with its size in bytes."""
    return {
        "id": file.id,
        "name": file.name,
        "media_type": file.media_type,
        "size": file.size,
        "width": file.width,
        "height": file.height,
        "url": file.url,
        "thumbnail_url": file.thumbnail_url,
    }


# The most names shown for a reaction; the others are counted.
NAMED = 12


class QuoteView(TypedDict):
    """The message replied to, for its template. Without an author it was deleted; without an excerpt its `file` is
    shown."""

    id: str
    author: str
    handle: str
    excerpt: str
    file: str


class ReactionView(TypedDict):
    """One emoji on a message: `people` are ids, `names` the names of some of them."""

    emoji: str
    people: list[str]
    names: str


@dataclass(slots=True)  # not frozen, as MessageRecord
class MessageView:
    """A message for `chat/_message.html`, the same for every reader and language. `file` is the name of the first of
    its `files`, also where the others are not loaded. (An object, since templates ask for attributes first.)"""

    id: str
    room_id: str
    seq: int
    author: Author
    body: str
    body_html: Markup
    at: str
    client_id: str
    kind: str
    reply: QuoteView | None
    edited: bool
    deleted: bool
    pinned: bool
    file: str
    files: list[FileView]
    reactions: list[ReactionView]

    @property
    def tall(self) -> bool:
        """Whether its text is to be folded: see `is_tall`."""
        return is_tall(self.body)

    @property
    def excerpt(self) -> str:
        """The beginning of its text in one line."""
        return excerpt(self.body, QUOTED)


def message_view(message: MessageRecord) -> MessageView:
    """`message` as the template's record, with its text rendered to HTML."""
    return MessageView(
        message.id,
        message.room_id,
        message.seq,
        message.author,
        message.body,
        render_body(message.body, message.mentions),
        message.at.isoformat(),
        message.client_id or "",
        message.kind,
        quote_view(message.reply) if message.reply else None,
        message.edited_at is not None,
        message.deleted_at is not None,
        message.pinned_at is not None,
        message.file,
        [file_view(file) for file in message.files],
        [_reaction_view(each) for each in message.reactions],
    )


def quote_view(quote: Quote) -> QuoteView:
    """`quote` as the template's record; author and excerpt are "" if it was deleted."""
    author, handle = (quote.author.name, quote.author.handle) if quote.author else ("", "")
    return {"id": quote.id, "author": author, "handle": handle, "excerpt": quote.excerpt, "file": quote.file}


def _reaction_view(reactions: Reactions) -> ReactionView:
    people = reactions.people
    names = ", ".join(told_apart(person.name, person.handle) for person in people[:NAMED])
    rest = f" + {len(people) - NAMED}" if len(people) > NAMED else ""
    return {"emoji": reactions.emoji, "people": [person.id for person in people], "names": names + rest}


def format_time(at: datetime | None) -> str | None:
    """`at` in ISO 8601, or None."""
    return at.isoformat() if at else None


def message_data(message: MessageRecord) -> MessageData:
    """`message` as JSON clients get it; times in ISO 8601."""
    return {
        "id": message.id,
        "room": message.room_id,
        "seq": message.seq,
        "author": _author_data(message.author),
        "body": message.body,
        "mentions": mentioned_people(message.mentions),
        "at": message.at.isoformat(),
        "client_id": message.client_id,
        "kind": message.kind,
        "reply_to": _quote_data(message.reply) if message.reply else None,
        "edited_at": format_time(message.edited_at),
        "deleted_at": format_time(message.deleted_at),
        "pinned_at": format_time(message.pinned_at),
        "files": [file_data(file) for file in message.files],
        "reactions": reactions_data(message),
        "version": version_of({"body": message.body}),
    }


def reactions_data(message: MessageRecord) -> list[ReactionsData]:
    """The reactions to `message` as JSON clients get them: user ids by emoji."""
    return [{"emoji": each.emoji, "people": [person.id for person in each.people]} for each in message.reactions]


def _quote_data(quote: Quote) -> QuoteData:
    author = _author_data(quote.author) if quote.author else None
    return {"id": quote.id, "author": author, "excerpt": quote.excerpt or quote.file}


def _author_data(author: Author) -> AuthorData:
    return {"id": author.id, "name": author.name}
