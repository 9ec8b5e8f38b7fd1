"""Finding what was said."""

from datetime import UTC
from typing import Any

from app.chat.access import membership as in_room
from app.chat.messages import history
from app.chat.messages.history import latest_messages, messages_after, messages_around, messages_of_day, parse_day
from app.chat.renderers import message_data
from app.chat.schema.messages import History, Search
from app.chat.search import search_messages
from app.chat.socket.base import ChatEvents
from app.realtime.client import Connection
from app.realtime.namespace import event


class Searching(ChatEvents):
    """What is asked of the past."""

    @event("history", History, "30 per 10 second")
    async def history(self, connection: Connection, data: History) -> dict[str, Any]:
        """Tell a page of what was said, in order, and whether there is more before (`more`) and after (`newer`)."""
        await in_room(connection.principal, data.room)
        found = await _page(data)
        messages = [message_data(message) for message in found.messages]
        return {"messages": messages, "more": found.more, "newer": found.newer}

    @event("search", Search, "20 per 10 second")
    async def search(self, connection: Connection, data: Search) -> dict[str, Any]:
        """Find messages."""
        found = await search_messages(connection.principal, data.q, data.before)
        return {"messages": [message_data(hit.message) for hit in found.hits], "next": found.next}


async def _page(asked: History) -> history.History:
    if asked.message:
        return await messages_around(asked.room, asked.message)
    if asked.day:
        return await messages_of_day(asked.room, parse_day(asked.day), UTC)
    if asked.after is not None:
        return await messages_after(asked.room, asked.after)
    return await latest_messages(asked.room, asked.before)
