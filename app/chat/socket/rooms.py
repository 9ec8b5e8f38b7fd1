"""Events of rooms as such: finding, making, naming and archiving them, and what one is told of them."""

from dataclasses import asdict
from typing import Any

from app.chat.models import NotifyLevel
from app.chat.rooms import archive_room, change_room, create_room, restore_room
from app.chat.rooms.direct import open_direct
from app.chat.rooms.notification_levels import set_notification_level
from app.chat.rooms.sidebar import count_rooms_to_join, rooms_of, rooms_to_join, version_of_list
from app.chat.schema.rooms import ChangeRoom, CreateRoom, FindRooms, InRoom, ListRooms, OpenDirect, SetLevel
from app.chat.socket.base import ChatEvents
from app.realtime.client import Connection
from app.realtime.namespace import event

PAGE = 50


class Managing(ChatEvents):
    """What is done to rooms."""

    @event("listRooms", ListRooms, "30 per 10 second")
    async def list_rooms(self, connection: Connection, data: ListRooms) -> dict[str, Any]:  # noqa: ARG002 - it is empty
        """The rooms one is in."""
        rooms = await rooms_of(connection.principal)
        return {"rooms": [asdict(room) for room in rooms], "version": version_of_list(rooms)}

    @event("findRooms", FindRooms, "30 per 10 second")
    async def find_rooms(self, connection: Connection, data: FindRooms) -> dict[str, Any]:
        """A page of the open rooms one could join."""
        actor = connection.principal
        rooms = await rooms_to_join(actor, data.query, limit=PAGE, offset=(data.page - 1) * PAGE)
        found = [{"id": room.id, "name": room.name, "description": room.description} for room in rooms]
        return {"rooms": found, "total": await count_rooms_to_join(actor, data.query)}

    @event("createRoom", CreateRoom, "10 per minute")
    async def create_room(self, connection: Connection, data: CreateRoom) -> dict[str, Any]:
        """Make a room."""
        closed = data.kind == "closed"
        room = await create_room(connection.principal, data.name.strip(), data.description, closed=closed)
        return {"id": room.id}

    @event("openDirect", OpenDirect, "30 per minute")
    async def open_direct(self, connection: Connection, data: OpenDirect) -> dict[str, Any]:
        """Open the room of these people."""
        return {"id": (await open_direct(connection.principal, *data.people)).id}

    @event("changeRoom", ChangeRoom, "30 per minute")
    async def change_room(self, connection: Connection, data: ChangeRoom) -> dict[str, Any]:
        """Name and describe it."""
        await change_room(connection.principal, data.room, data.name.strip(), data.description)
        return {}

    @event("archiveRoom", InRoom, "30 per minute")
    async def archive_room(self, connection: Connection, data: InRoom) -> dict[str, Any]:
        """Let nobody write in it."""
        await archive_room(connection.principal, data.room)
        return {}

    @event("restoreRoom", InRoom, "30 per minute")
    async def restore_room(self, connection: Connection, data: InRoom) -> dict[str, Any]:
        """Let people write in it again."""
        await restore_room(connection.principal, data.room)
        return {}

    @event("setLevel", SetLevel, "30 per minute")
    async def set_level(self, connection: Connection, data: SetLevel) -> dict[str, Any]:
        """Choose what one is told of it."""
        await set_notification_level(connection.principal, data.room, NotifyLevel(data.level))
        return {}
