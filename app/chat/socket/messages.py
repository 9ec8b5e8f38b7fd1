"""Socket handlers for messages."""

from typing import Any

from app.accounts.sessions import extend_session
from app.chat.actions import messages
from app.chat.messages.commands import CommandReply
from app.chat.renderers import message_data
from app.chat.schema.answers import (
    CommandAnswer,
    FoundMessages,
    MessageChanged,
    Messages,
    MessageSent,
    ReadUpTo,
    Toggled,
)
from app.chat.socket.base import ChatEvents
from app.realtime.client import NamespaceConnection
from app.realtime.namespace import action_event


class MessageEvents(ChatEvents):
    """Events about messages: sending, changing, reading, searching."""

    @action_event(messages.send_message)
    async def send_message(self, connection: NamespaceConnection, values: Any) -> MessageSent | CommandAnswer:
        """Send a message; the ack has its id and seq, and whether it was stored already (`dup`), or the answer of a
        command."""
        sent = await messages.send_message(connection.principal, values)
        await extend_session(connection.principal.session_id)  # chatting alone makes no requests
        if isinstance(sent, CommandReply):
            return {"answer": sent.text}
        return {"id": sent.id, "seq": sent.seq, "dup": sent.dup}

    @action_event(messages.edit_message)
    async def edit_message(self, connection: NamespaceConnection, values: Any) -> MessageChanged:
        """Edit a message; the ack has the seq of the edit."""
        return {"seq": await messages.edit_message(connection.principal, values)}

    @action_event(messages.delete_message)
    async def delete_message(self, connection: NamespaceConnection, values: Any) -> MessageChanged:
        """Delete a message; the ack has the seq of the deletion."""
        return {"seq": await messages.delete_message(connection.principal, values)}

    @action_event(messages.add_reaction)
    async def add_reaction(self, connection: NamespaceConnection, values: Any) -> Toggled:
        """Add a reaction; `changed` in the ack is false if it was there already."""
        return {"changed": await messages.add_reaction(connection.principal, values)}

    @action_event(messages.remove_reaction)
    async def remove_reaction(self, connection: NamespaceConnection, values: Any) -> Toggled:
        """Remove a reaction; `changed` in the ack is false if there was none."""
        return {"changed": await messages.remove_reaction(connection.principal, values)}

    @action_event(messages.pin_message)
    async def pin_message(self, connection: NamespaceConnection, values: Any) -> Toggled:
        """Pin a message; `changed` in the ack is false if it was pinned already."""
        return {"changed": await messages.pin_message(connection.principal, values)}

    @action_event(messages.unpin_message)
    async def unpin_message(self, connection: NamespaceConnection, values: Any) -> Toggled:
        """Unpin a message; `changed` in the ack is false if it was not pinned."""
        return {"changed": await messages.unpin_message(connection.principal, values)}

    @action_event(messages.mark_read)
    async def mark_read(self, connection: NamespaceConnection, values: Any) -> ReadUpTo:
        """Move the read mark; the ack has its new position."""
        return {"seq": await messages.mark_read(connection.principal, values)}

    @action_event(messages.load_history)
    async def load_history(self, connection: NamespaceConnection, values: Any) -> Messages:
        """A page of messages in order, and whether there are more before (`more`) and after (`newer`)."""
        found = await messages.load_history(connection.principal, values)
        rows = [message_data(message) for message in found.messages]
        return {"messages": rows, "more": found.more, "newer": found.newer}

    @action_event(messages.search)
    async def search(self, connection: NamespaceConnection, values: Any) -> FoundMessages:
        """A page of hits, and the `before` of the next page (`next`)."""
        found = await messages.search(connection.principal, values)
        rows = [message_data(hit.message) for hit in found.hits]
        return {"messages": rows, "next": found.next, "complete": found.complete}
