"""The `/chat` namespace: parse, one service call, ack."""

from collections.abc import Callable, Coroutine
from typing import Any

from app.chat.namespace.base import PATH
from app.chat.namespace.changing import Changing
from app.chat.namespace.gathering import Gathering
from app.chat.namespace.managing import Managing
from app.chat.namespace.searching import Searching
from app.chat.namespace.signs import Signs
from app.chat.namespace.talking import Talking
from app.realtime.connection import Connection

__all__ = ["PATH", "ChatNamespace"]


class ChatNamespace(Talking, Signs, Changing, Managing, Gathering, Searching):
    """Rooms, live. `greet` tells a new connection what its page cannot know."""

    greet: Callable[[Connection], Coroutine[Any, Any, None]] | None = None

    async def entered(self, connection: Connection) -> None:
        """Greet."""
        if self.greet is not None:
            await self.greet(connection)
