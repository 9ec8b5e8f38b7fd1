"""Events of somebody who is in a room: coming, going, talking, reading."""

from typing import Any

from app.accounts.sessions import keep_alive
from app.chat.messages.commands import Answer
from app.chat.messages.notify import stream_of
from app.chat.messages.read_receipts import mark_read
from app.chat.messages.send import post_message
from app.chat.namespace.base import ChatEvents
from app.chat.rooms import join_room
from app.chat.schema.messages import MOST_FILES, JoinRoom, LeaveRoom, MarkRead, SendMessage
from app.errors import Invalid
from app.realtime import resuming
from app.realtime.connection import Connection
from app.realtime.namespace import event


class Talking(ChatEvents):
    """What everyone in a room does. `max_files`: so many files one message may have."""

    max_files = MOST_FILES

    @event("joinRoom", JoinRoom, "60 per 10 second")
    async def join_room(self, connection: Connection, data: JoinRoom) -> dict[str, Any]:
        """Join, and get the room's stream from now on."""
        room = await join_room(connection.principal, data.room)
        stream = stream_of(room.id)
        position = await resuming.attach(self.hub, connection, stream)
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
