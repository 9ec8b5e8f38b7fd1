"""New messages: one more line at the end of the room's list."""

from collections.abc import Sequence

from app.chat.fragments.message import message_data, message_view
from app.chat.messages.record import Said, said_by_id
from app.realtime.kinds import Rendered, renders
from app.realtime.streams import Event
from app.web.templating import render


@renders("message.created")
async def message_created(events: Sequence[Event]) -> list[Rendered]:
    """The messages as they are now, should one have been changed since."""
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
