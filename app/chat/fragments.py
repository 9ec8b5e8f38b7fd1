"""How chat looks as HTML: the records that the templates take, and the fragments that travel."""

from collections.abc import Sequence
from typing import TypedDict

from markupsafe import Markup

from app.chat.events import MessageData
from app.chat.markup import body_html
from app.chat.said import Said, said_by_id
from app.realtime.kinds import Rendered, renders
from app.realtime.streams import Event
from app.web.people import color, initials
from app.web.templating import render


class AuthorView(TypedDict):
    """The author as `chat/_message.html` takes it."""

    id: str
    name: str
    initials: str
    color: int


class MessageView(TypedDict):
    """A message as `chat/_message.html` takes it. Neutral of viewer and language."""

    id: str
    room_id: str
    seq: int
    author: AuthorView
    body_html: Markup
    at: str
    client_id: str


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
    }


def message_data(message: Said) -> MessageData:
    """`message` for JSON clients."""
    return {
        "id": message.id,
        "room": message.room_id,
        "seq": message.seq,
        "author": {"id": message.author.id, "name": message.author.name},
        "body": message.body,
        "mentions": list(dict.fromkeys(str(person_id) for person_id, _, _ in message.mentions)),
        "at": message.at.isoformat(),
        "client_id": message.client_id,
    }


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
