"""Events that concern a message that is there: editing, deleting, reacting, pinning."""

from typing import Any

from app.chat.messages.delete import delete_message
from app.chat.messages.edit import edit_message
from app.chat.messages.pins import pin_message, unpin_message
from app.chat.messages.reactions import add_reaction, remove_reaction
from app.chat.namespace.base import ChatEvents
from app.chat.schema.messages import AddReaction, DeleteMessage, EditMessage, PinMessage, RemoveReaction, UnpinMessage
from app.realtime.connection import Connection
from app.realtime.namespace import event


class Changing(ChatEvents):
    """What is done to messages."""

    @event("editMessage", EditMessage, "30 per 10 second")
    async def edit_message(self, connection: Connection, data: EditMessage) -> dict[str, Any]:
        """Change what one said."""
        return {"seq": await edit_message(connection.principal, data.room, data.message, data.body)}

    @event("deleteMessage", DeleteMessage, "30 per 10 second")
    async def delete_message(self, connection: Connection, data: DeleteMessage) -> dict[str, Any]:
        """Take it back."""
        return {"seq": await delete_message(connection.principal, data.room, data.message)}

    @event("addReaction", AddReaction, "30 per 10 second")
    async def add_reaction(self, connection: Connection, data: AddReaction) -> dict[str, Any]:
        """React."""
        return {"changed": await add_reaction(connection.principal, data.room, data.message, data.emoji)}

    @event("removeReaction", RemoveReaction, "30 per 10 second")
    async def remove_reaction(self, connection: Connection, data: RemoveReaction) -> dict[str, Any]:
        """React no more."""
        return {"changed": await remove_reaction(connection.principal, data.room, data.message, data.emoji)}

    @event("pinMessage", PinMessage, "30 per 10 second")
    async def pin_message(self, connection: Connection, data: PinMessage) -> dict[str, Any]:
        """Pin."""
        return {"changed": await pin_message(connection.principal, data.room, data.message)}

    @event("unpinMessage", UnpinMessage, "30 per 10 second")
    async def unpin_message(self, connection: Connection, data: UnpinMessage) -> dict[str, Any]:
        """Unpin."""
        return {"changed": await unpin_message(connection.principal, data.room, data.message)}
