"""Events of somebody who is in a room: coming, going, talking, reading."""

from typing import Any

from app.accounts.sessions import keep_alive
from app.chat.messages.commands import Answer
from app.chat.messages.delete import delete_message
from app.chat.messages.edit import edit_message
from app.chat.messages.notify import stream_of
from app.chat.messages.pins import pin_message, unpin_message
from app.chat.messages.reactions import add_reaction, remove_reaction
from app.chat.messages.read_receipts import mark_read
from app.chat.messages.send import post_message
from app.chat.rooms import join_room
from app.chat.schema.messages import (
    MOST_FILES,
    AddReaction,
    DeleteMessage,
    EditMessage,
    JoinRoom,
    LeaveRoom,
    MarkRead,
    PinMessage,
    RemoveReaction,
    SendMessage,
    UnpinMessage,
)
from app.chat.socket.base import ChatEvents
from app.errors import Invalid
from app.realtime.client import Connection
from app.realtime.namespace import event
from app.realtime.streams import recovery

# Events that concern a message that is there: editing, deleting, reacting, pinning.


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


class Talking(ChatEvents):
    """What everyone in a room does. `max_files`: so many files one message may have."""

    max_files = MOST_FILES

    @event("joinRoom", JoinRoom, "60 per 10 second")
    async def join_room(self, connection: Connection, data: JoinRoom) -> dict[str, Any]:
        """Join, and get the room's stream from now on."""
        room = await join_room(connection.principal, data.room)
        stream = stream_of(room.id)
        position = await recovery.attach(self.hub, connection, stream)
        return {"stream": stream, "epoch": position.epoch, "top": position.top}

    @event("leaveRoom", LeaveRoom, "60 per 10 second")
    async def leave_room_stream(self, connection: Connection, data: LeaveRoom) -> dict[str, Any]:
        """Stop getting the room's stream here."""
        self.hub.leave_stream(connection, stream_of(data.room))
        return {}

    @event("sendMessage", SendMessage, "30 per 10 second")
    async def send_message(self, connection: Connection, data: SendMessage) -> dict[str, Any]:
        """Say something, or give a command; one that only answers has its words in the ack."""
        actor = connection.principal
        if len(data.files) > self.max_files:
            raise Invalid(code="too_many_files", detail=f"at most {self.max_files} files")
        sent = await post_message(actor, data.room, data.body, data.client_id, data.reply_to, data.files)
        await keep_alive(connection.principal.session_id)  # whoever only chats makes no requests
        if isinstance(sent, Answer):
            return {"answer": sent.text}
        return {"id": sent.id, "seq": sent.seq, "dup": sent.dup}

    @event("markRead", MarkRead, "60 per 10 second")
    async def mark_read(self, connection: Connection, data: MarkRead) -> dict[str, Any]:
        """Move the read mark."""
        return {"seq": await mark_read(connection.principal, data.room, data.seq)}
