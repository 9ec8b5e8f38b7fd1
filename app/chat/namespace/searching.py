"""Finding what was said."""

from datetime import UTC
from typing import Any

from app.chat import service
from app.chat.events import History, Search
from app.chat.fragments import message_data
from app.chat.namespace.base import ChatEvents
from app.realtime.connection import Connection
from app.realtime.namespace import event


class Searching(ChatEvents):
    """What is asked of the past."""

    @event("history", History, "30 per 10 second")
    async def history(self, connection: Connection, data: History) -> dict[str, Any]:
        """Tell a page of what was said, in order, and whether there is more before (`more`) and after (`newer`)."""
        await service.in_room(connection.principal, data.room)
        found = await _page(data)
        messages = [message_data(message) for message in found.messages]
        return {"messages": messages, "more": found.more, "newer": found.newer}

    @event("search", Search, "20 per 10 second")
    async def search(self, connection: Connection, data: Search) -> dict[str, Any]:
        """Find messages."""
        found = await service.search_messages(connection.principal, data.q, data.before)
        return {"messages": [message_data(hit.message) for hit in found.hits], "next": found.next}


async def _page(asked: History) -> service.History:
    if asked.message:
        return await service.messages_around(asked.room, asked.message)
    if asked.day:
        return await service.messages_of_day(asked.room, service.parse_day(asked.day), UTC)
    if asked.after is not None:
        return await service.messages_after(asked.room, asked.after)
    return await service.latest_messages(asked.room, asked.before)
