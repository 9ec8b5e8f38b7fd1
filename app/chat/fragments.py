"""How chat looks as HTML: the records that the templates take, and the fragments that travel."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict

from markupsafe import Markup

from app.chat.events import Author as AuthorData
from app.chat.events import MessageData, QuoteData
from app.chat.markup import body_html
from app.chat.references import people_of
from app.chat.said import Author, Quote, Reactions, Said, said_by_id
from app.realtime.kinds import Rendered, renders
from app.realtime.streams import Event
from app.web.people import color, initials
from app.web.templating import render

# So many names stand beside a reaction; of the others it says how many they are.
NAMED = 12


class AuthorView(TypedDict):
    """The author as `chat/_message.html` takes it."""

    id: str
    name: str
    initials: str
    color: int


class QuoteView(TypedDict):
    """What a message answers, as its template takes it. Without an author it was deleted."""

    id: str
    author: str
    excerpt: str


class ReactionView(TypedDict):
    """One emoji below a message: `people` are ids, `names` some of theirs."""

    emoji: str
    people: list[str]
    names: str


class MessageView(TypedDict):
    """A message as `chat/_message.html` takes it. Neutral of viewer and language."""

    id: str
    room_id: str
    seq: int
    author: AuthorView
    body_html: Markup
    at: str
    client_id: str
    kind: str
    reply: QuoteView | None
    edited_at: str
    deleted: bool
    pinned: bool
    reactions: list[ReactionView]


def message_view(message: Said) -> MessageView:
    """`message` for the template."""
    author = message.author
    return {
        "id": message.id,
        "room_id": message.room_id,
        "seq": message.seq,
        "author": {
            "id": author.id,
            "name": author.name,
            "initials": initials(author.name),
            "color": color(author.id),
        },
        "body_html": body_html(message.body, message.mentions),
        "at": message.at.isoformat(),
        "client_id": message.client_id or "",
        "kind": message.kind,
        "reply": quote_view(message.reply) if message.reply else None,
        "edited_at": iso(message.edited_at) or "",
        "deleted": message.deleted_at is not None,
        "pinned": message.pinned_at is not None,
        "reactions": [_reaction_view(each) for each in message.reactions],
    }


def quote_view(quote: Quote) -> QuoteView:
    """`quote` for the template."""
    return {"id": quote.id, "author": quote.author.name if quote.author else "", "excerpt": quote.excerpt}


def _reaction_view(reactions: Reactions) -> ReactionView:
    people = reactions.people
    names = ", ".join(person.name for person in people[:NAMED])
    rest = f" + {len(people) - NAMED}" if len(people) > NAMED else ""
    return {"emoji": reactions.emoji, "people": [person.id for person in people], "names": names + rest}


def iso(at: datetime | None) -> str | None:
    """`at` as it crosses the wire."""
    return at.isoformat() if at else None


def message_data(message: Said) -> MessageData:
    """`message` for JSON clients."""
    return {
        "id": message.id,
        "room": message.room_id,
        "seq": message.seq,
        "author": _author_data(message.author),
        "body": message.body,
        "mentions": people_of(message.mentions),
        "at": message.at.isoformat(),
        "client_id": message.client_id,
        "kind": message.kind,
        "reply_to": _quote_data(message.reply) if message.reply else None,
        "edited_at": iso(message.edited_at),
        "deleted_at": iso(message.deleted_at),
        "pinned_at": iso(message.pinned_at),
        "reactions": [
            {"emoji": each.emoji, "people": [person.id for person in each.people]} for each in message.reactions
        ],
    }


def _quote_data(quote: Quote) -> QuoteData:
    return {"id": quote.id, "author": _author_data(quote.author) if quote.author else None, "excerpt": quote.excerpt}


def _author_data(author: Author) -> AuthorData:
    return {"id": author.id, "name": author.name}


@renders("message.created")
async def message_created(events: Sequence[Event]) -> list[Rendered]:
    """New messages: one more line at the end of the room's list."""
    messages = {event.id: event.subject for event in events if event.subject is not None}
    missing = [event.id for event in events if event.id not in messages]
    if missing:
        messages |= await said_by_id(missing)
    return [_rendered(messages[event.id]) for event in events]


def _rendered(message: Said) -> Rendered:
    return Rendered(
        data=lambda: dict(message_data(message)),
        html=lambda: render("chat/_message_created.html", message=message_view(message)),
    )
