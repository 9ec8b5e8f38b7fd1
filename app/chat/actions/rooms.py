"""Actions on rooms: finding, creating, changing and archiving them, joining and leaving."""

from app.actions import action
from app.chat import rooms
from app.chat.actions.messages import CHAT
from app.chat.models import NotifyLevel, Room
from app.chat.rooms import direct, members, notification_levels, sidebar
from app.chat.rooms.sidebar import Sidebar
from app.chat.schema.messages import JoinRoom
from app.chat.schema.rooms import ChangeRoom, CreateRoom, FindRooms, InRoom, ListRooms, OpenDirect, SetLevel
from app.ids import id_named
from app.principal import Principal

PAGE = 50
# Of one's own rooms: most people have them all on one page.
OWN_PAGE = 200


@action("listRooms", permission=CHAT, rate="30 per 10 second")
async def list_rooms(actor: Principal, data: ListRooms) -> Sidebar:
    """A page of the rooms the actor is in."""
    return await sidebar.sidebar_of(actor.user_id, limit=OWN_PAGE, offset=(data.page - 1) * OWN_PAGE)


@action("findRooms", permission=CHAT, rate="30 per 10 second")
async def find_rooms(actor: Principal, data: FindRooms) -> tuple[list[Room], int]:
    """A page of the open rooms the actor could join, and the number of them all."""
    found = await sidebar.find_joinable_rooms(actor, data.query, limit=PAGE, offset=(data.page - 1) * PAGE)
    return list(found), await sidebar.count_joinable_rooms(actor, data.query)


@action("createRoom", permission=CHAT, rate="10 per minute")
async def create_room(actor: Principal, data: CreateRoom) -> Room:
    """Create a room with the actor as its owner, or return the first one if the same is sent again under a
    `client_id`. Raises `Invalid` if the name is empty or taken."""
    room_id = id_named("createRoom", actor.user_id, data.model_dump_json()) if data.client_id else None
    closed = data.kind == "closed"
    return await rooms.create_room(actor, data.name.strip(), data.description, closed=closed, room_id=room_id)


@action("openDirect", permission=CHAT, rate="30 per minute")
async def open_direct(actor: Principal, data: OpenDirect) -> Room:
    """Open the direct room of the actor and these people; there is one for each set of people."""
    return await direct.open_direct(actor, *data.people)


@action("changeRoom", permission=CHAT, rate="30 per minute")
async def change_room(actor: Principal, data: ChangeRoom) -> None:
    """Change the name and description of a room that the actor manages."""
    await rooms.change_room(actor, data.room, data.name.strip(), data.description, data.version)


@action("archiveRoom", permission=CHAT, rate="30 per minute")
async def archive_room(actor: Principal, data: InRoom) -> None:
    """Archive a room: its members can read it, and nobody can write in it. Only people who manage the room may."""
    await rooms.archive_room(actor, data.room)


@action("restoreRoom", permission=CHAT, rate="30 per minute")
async def restore_room(actor: Principal, data: InRoom) -> None:
    """Take a room out of the archive. Only people who manage the room may."""
    await rooms.restore_room(actor, data.room)


@action("setLevel", permission=CHAT, rate="30 per minute")
async def set_notification_level(actor: Principal, data: SetLevel) -> None:
    """Choose which messages of a room notify the actor. Raises `NotFound` for outsiders."""
    await notification_levels.set_notification_level(actor, data.room, NotifyLevel(data.level))


@action("joinRoom", permission=CHAT, rate="60 per 10 second")
async def join_room(actor: Principal, data: JoinRoom) -> Room:
    """Join an open room, or return one that the actor is in already. Raises `NotFound`."""
    return await rooms.join_room(actor, data.room)


@action("quitRoom", permission=CHAT, rate="30 per minute")
async def leave_room(actor: Principal, data: InRoom) -> None:
    """Leave a room. Raises `Conflict`: `direct_room`, `last_owner`."""
    await members.leave_room(actor, data.room)
