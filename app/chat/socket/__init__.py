"""The `/chat` namespace: parse, one service call, ack."""

from collections.abc import Callable, Coroutine
from typing import Any

from app.chat.socket.base import PATH
from app.chat.socket.members import Gathering
from app.chat.socket.messages import Changing, Talking
from app.chat.socket.presence import Signs
from app.chat.socket.rooms import Managing
from app.chat.socket.search import Searching
from app.realtime.client import Connection

# Where chat is on the wire, and who may be there.


__all__ = ["PATH", "ChatNamespace"]


class ChatNamespace(Talking, Signs, Changing, Managing, Gathering, Searching):
    """Rooms, live. `greet` tells a new connection what its page cannot know."""

    greet: Callable[[Connection], Coroutine[Any, Any, None]] | None = None

    async def entered(self, connection: Connection) -> None:
        """Greet."""
        if self.greet is not None:
            await self.greet(connection)
