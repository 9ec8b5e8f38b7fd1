"""How chat looks as HTML: the records that the templates take, and the fragments that travel."""

from collections.abc import Sequence
from typing import TypedDict

from markupsafe import Markup

from app.chat.events import MessageData
from app.chat.markup import body_html
from app.chat.models import Message
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


def message_view(message: Message) -> MessageView:
    """`message` (with its author) for the template."""
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
        "at": message.created_at.isoformat(),
        "client_id": message.client_id or "",
    }


def message_data(message: Message) -> MessageData:
    """`message` (with its author) for JSON clients."""
    return {
        "id": message.id,
        "room": message.room_id,
        "seq": message.seq,
        "author": {"id": message.author.id, "name": message.author.name},
        "body": message.body,
        "mentions": list(dict.fromkeys(str(person_id) for person_id, _, _ in message.mentions)),
        "at": message.created_at.isoformat(),
        "client_id": message.client_id,
    }


@renders("message.created")
async def message_created(events: Sequence[Event]) -> list[Rendered]:
    """New messages: one more line at the end of the room's list."""
    found = await Message.filter(id__in=[event.id for event in events]).select_related("author")
    messages = {message.id: message for message in found}
    return [_rendered(messages[event.id]) for event in events]


def _rendered(message: Message) -> Rendered:
    html = render("chat/_message_created.html", message=message_view(message))
    return Rendered(data=dict(message_data(message)), html=html)
