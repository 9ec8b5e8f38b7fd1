"""Events that show people each other: who is there, who is writing, who has read how far."""

from typing import TYPE_CHECKING, Any

from app.aio import Throttle
from app.chat.access import membership as in_room
from app.chat.messages.notify import stream_of
from app.chat.messages.read_receipts import read_marks, readers_of
from app.chat.schema.messages import AskMarks, SeenBy, SetPresence, Typing, TypingData
from app.chat.socket.base import ChatEvents
from app.realtime.client import Connection
from app.realtime.namespace import event

if TYPE_CHECKING:
    from app.realtime.hub import Hub

# Pages show it for three times as long, so that one that is lost is not missed.
TYPING_S = 2.0


class Signs(ChatEvents):
    """What passes and is not kept, and what others may ask about a person."""

    def __init__(self, hub: "Hub") -> None:
        super().__init__(hub)
        self._typing = Throttle(lambda: TYPING_S)

    @event("presence", SetPresence, "20 per 10 second")
    async def set_presence(self, connection: Connection, data: SetPresence) -> dict[str, Any]:
        """Whether anyone is at this client."""
        self.hub.rest(connection.link, data.state == "idle")
        return {}

    @event("typing", Typing, "10 per 10 second")
    async def typing(self, connection: Connection, data: Typing) -> dict[str, Any]:
        """Tell the others in the room, however many tabs the person types in."""
        stream = stream_of(data.room)
        await in_room(connection.principal, data.room)
        actor = connection.principal
        if not self._typing.allows(f"{data.room} {actor.user_id}"):
            return {}
        body: TypingData = {"room": data.room, "user": actor.user_id, "name": actor.name}
        self.hub.to_stream(self.path, stream, "typing", body, skip_user=actor.user_id)
        return {}

    @event("readMarks", AskMarks, "60 per 10 second")
    async def read_marks(self, connection: Connection, data: AskMarks) -> dict[str, Any]:
        """How far people have read a room; `seen` tells what changes."""
        return {"marks": dict(await read_marks(connection.principal, data.room))}

    @event("seenBy", SeenBy, "30 per 10 second")
    async def seen_by(self, connection: Connection, data: SeenBy) -> dict[str, Any]:
        """Who has seen a message; `at` is ISO 8601 in UTC."""
        readers, count = await readers_of(connection.principal, data.room, data.message)
        people = [{"id": each.id, "name": each.name, "at": each.at.isoformat()} for each in readers]
        return {"people": people, "count": count}
