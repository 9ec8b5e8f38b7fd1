"""The `/chat` namespace: what a client sends goes to an action, what comes back is the ack."""

from collections.abc import Callable, Coroutine
from typing import Any

from app.chat.socket.base import PATH
from app.chat.socket.members import MemberEvents
from app.chat.socket.messages import MessageEvents
from app.chat.socket.presence import PresenceEvents
from app.chat.socket.rooms import RoomEvents
from app.realtime.client import Connection

__all__ = ["PATH", "ChatNamespace"]


class ChatNamespace(MessageEvents, PresenceEvents, RoomEvents, MemberEvents):
    """Rooms, live. `greet` tells a new connection what its page cannot know."""

    greet: Callable[[Connection], Coroutine[Any, Any, None]] | None = None

    async def entered(self, connection: Connection) -> None:
        """Greet."""
        if self.greet is not None:
            await self.greet(connection)
