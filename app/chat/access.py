"""How a room is reached. Nothing fetches a room or its messages for a person by another way."""

from app.chat.models import Membership, Room, RoomKind
from app.errors import NotFound
from app.identity import Principal
from app.ids import is_id


async def membership(actor: Principal, room_id: str) -> Membership:
    """The actor's membership of the room, with the room. Raises `NotFound` whether the room does not exist or the
    actor is not in it: outsiders do not learn which rooms there are."""
    if is_id(room_id):
        found = await Membership.get_or_none(room_id=room_id, user_id=actor.user_id).select_related("room")
        if found is not None:
            return found
    raise NotFound("no such room")


async def joinable(actor: Principal, room_id: str) -> Room:  # noqa: ARG001 - the actor decides as soon as rooms close
    """An open room. Raises `NotFound`."""
    room = await Room.get_or_none(id=room_id, kind=RoomKind.OPEN) if is_id(room_id) else None
    if room is None:
        raise NotFound("no such room")
    return room


async def may_follow(actor: Principal, room_id: str) -> bool:
    """Whether the actor gets the room's stream."""
    return actor.may("send_message") and await Membership.exists(room_id=room_id, user_id=actor.user_id)
