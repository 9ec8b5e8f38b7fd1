"""Socket handlers for rooms."""

from dataclasses import asdict
from typing import Any, cast

from app.chat.actions import rooms
from app.chat.messages.notify import stream_name
from app.chat.rooms.sidebar import RoomSummary
from app.chat.schema.answers import OpenRoom, OpenRooms, RoomCreated, RoomJoined, RoomList, RoomListEntry
from app.chat.schema.messages import LeaveRoom
from app.chat.socket.base import ChatEvents
from app.realtime.client import NamespaceConnection
from app.realtime.namespace import action_event, event
from app.realtime.protocol import Done
from app.realtime.streams import recovery


def _as_entry(room: RoomSummary) -> RoomListEntry:
    entry = {**asdict(room), "version": room.version}
    del entry["partner"]  # how somebody looks is for pages
    return cast(RoomListEntry, entry)


class RoomEvents(ChatEvents):
    """Events about rooms, and which streams a connection follows."""

    @action_event(rooms.join_room)
    async def join_room(self, connection: NamespaceConnection, values: Any) -> RoomJoined:
        """Join or open a room, and deliver its stream to this connection from now on."""
        stream = stream_name((await rooms.join_room(connection.principal, values)).id)
        position = await recovery.attach(self.hub, connection, stream)
        return {"stream": stream, "epoch": position.epoch, "top": position.top}

    @event("leaveRoom", LeaveRoom, "60 per 10 second")
    async def leave_stream(self, connection: NamespaceConnection, data: LeaveRoom) -> Done:
        """Stop delivering the room's stream to this connection; the membership stays."""
        self.hub.leave_stream(connection, stream_name(data.room))
        return {}

    @action_event(rooms.leave_room)
    async def leave_room(self, connection: NamespaceConnection, values: Any) -> Done:
        """End the membership; the ack has no fields of its own."""
        await rooms.leave_room(connection.principal, values)
        return {}

    @action_event(rooms.list_rooms)
    async def list_rooms(self, connection: NamespaceConnection, values: Any) -> RoomList:
        """The person's rooms, and the version of that list."""
        found = await rooms.list_rooms(connection.principal, values)
        return {"rooms": [_as_entry(room) for room in found.rooms], "total": found.total, "version": found.version}

    @action_event(rooms.find_rooms)
    async def find_rooms(self, connection: NamespaceConnection, values: Any) -> OpenRooms:
        """A page of open rooms, and the number of them all."""
        found, total = await rooms.find_rooms(connection.principal, values)
        rows: list[OpenRoom] = [{"id": room.id, "name": room.name, "description": room.description} for room in found]
        return {"rooms": rows, "total": total}

    @action_event(rooms.create_room)
    async def create_room(self, connection: NamespaceConnection, values: Any) -> RoomCreated:
        """Create a room; the ack has its id."""
        return {"id": (await rooms.create_room(connection.principal, values)).id}

    @action_event(rooms.open_direct)
    async def open_direct(self, connection: NamespaceConnection, values: Any) -> RoomCreated:
        """Open a direct room; the ack has its id."""
        return {"id": (await rooms.open_direct(connection.principal, values)).id}

    @action_event(rooms.change_room)
    async def change_room(self, connection: NamespaceConnection, values: Any) -> Done:
        """Rename a room; the ack has no fields of its own."""
        await rooms.change_room(connection.principal, values)
        return {}

    @action_event(rooms.archive_room)
    async def archive_room(self, connection: NamespaceConnection, values: Any) -> Done:
        """Archive a room; the ack has no fields of its own."""
        await rooms.archive_room(connection.principal, values)
        return {}

    @action_event(rooms.restore_room)
    async def restore_room(self, connection: NamespaceConnection, values: Any) -> Done:
        """Restore a room; the ack has no fields of its own."""
        await rooms.restore_room(connection.principal, values)
        return {}

    @action_event(rooms.set_notification_level)
    async def set_notification_level(self, connection: NamespaceConnection, values: Any) -> Done:
        """Set the notification level; the ack has no fields of its own."""
        await rooms.set_notification_level(connection.principal, values)
        return {}
