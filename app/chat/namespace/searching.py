"""Finding what was said."""

from typing import Any

from app.chat import service
from app.chat.events import Search
from app.chat.fragments import message_data
from app.chat.namespace.base import ChatEvents
from app.realtime.connection import Connection
from app.realtime.namespace import event


class Searching(ChatEvents):
    """What is asked of the past."""

    @event("search", Search, "20 per 10 second")
    async def search(self, connection: Connection, data: Search) -> dict[str, Any]:
        """Find messages."""
        found = await service.search(connection.principal, data.q, data.before)
        return {"messages": [message_data(hit.message) for hit in found.hits], "next": found.next}
