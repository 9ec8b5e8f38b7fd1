"""Socket handlers for presence, typing and read marks."""

from typing import TYPE_CHECKING, Any

from app.aio import Throttle
from app.chat.actions import messages
from app.chat.messages.notify import stream_name
from app.chat.schema.answers import ReaderData, Readers, ReadMarks
from app.chat.schema.messages import SetPresence, TypingData
from app.chat.socket.base import ChatEvents
from app.realtime.client import NamespaceConnection
from app.realtime.namespace import action_event, event
from app.realtime.protocol import Done

if TYPE_CHECKING:
    from app.realtime.hub import Hub

# In seconds. Pages show it for three times as long, so that a lost one does not show.
TYPING_S = 2.0


class PresenceEvents(ChatEvents):
    """Events that are not stored, and questions about what others have read."""

    def __init__(self, hub: "Hub") -> None:
        super().__init__(hub)
        self._typing = Throttle(lambda: TYPING_S)

    @event("presence", SetPresence, "20 per 10 second")
    async def set_presence(self, connection: NamespaceConnection, data: SetPresence) -> Done:
        """Note whether a person is at this client (`active`) or not (`idle`)."""
        self.hub.set_idle(connection.client, data.state == "idle")
        return {}

    @action_event(messages.start_typing)
    async def typing(self, connection: NamespaceConnection, values: Any) -> Done:
        """Tell the others in the room that the person types, at most once in `TYPING_S`, however many tabs they use."""
        actor = connection.principal
        room = await messages.start_typing(actor, values)
        if not self._typing.allows(f"{room} {actor.user_id}"):
            return {}
        body: TypingData = {"room": room, "user": actor.user_id, "name": actor.name}
        self.hub.send_to_stream(self.path, stream_name(room), "typing", body, skip_user=actor.user_id)
        return {}

    @action_event(messages.get_read_marks)
    async def read_marks(self, connection: NamespaceConnection, values: Any) -> ReadMarks:
        """How far people have read a room; later changes are sent as `seen`."""
        return {"marks": await messages.get_read_marks(connection.principal, values)}

    @action_event(messages.list_readers)
    async def readers_of(self, connection: NamespaceConnection, values: Any) -> Readers:
        """The people who have seen a message; `at` is ISO 8601 in UTC."""
        readers, count = await messages.list_readers(connection.principal, values)
        people: list[ReaderData] = [{"id": each.id, "name": each.name, "at": each.at.isoformat()} for each in readers]
        return {"people": people, "count": count}
