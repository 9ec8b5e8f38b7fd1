"""The `/chat` namespace: each event calls an action, and the ack is its result."""

from collections.abc import Callable, Coroutine
from typing import Any

from app.chat.socket.base import PATH
from app.chat.socket.members import MemberEvents
from app.chat.socket.messages import MessageEvents
from app.chat.socket.presence import PresenceEvents
from app.chat.socket.rooms import RoomEvents
from app.realtime.client import NamespaceConnection

__all__ = ["PATH", "ChatNamespace"]


class ChatNamespace(MessageEvents, PresenceEvents, RoomEvents, MemberEvents):
    """The namespace `/chat`. `send_initial_state` sends a new connection what changed since its page was rendered."""

    send_initial_state: Callable[[NamespaceConnection], Coroutine[Any, Any, None]] | None = None

    async def after_accept(self, connection: NamespaceConnection) -> None:
        """Run `send_initial_state` for a new connection."""
        if self.send_initial_state is not None:
            await self.send_initial_state(connection)
