"""Direct rooms: one for each set of people."""

import hashlib
from collections.abc import Collection

from tortoise.exceptions import IntegrityError

from app.chat.models import Room, RoomKind
from app.chat.rooms import insert_room, people
from app.chat.rooms.members import insert_member
from app.chat.signals import rooms_changed
from app.database import transaction
from app.errors import Conflict
from app.principal import Principal

# More people need a room with a name.
MAX_PEOPLE = 9


def direct_room_key(user_ids: Collection[str]) -> str:
    """The key of a set of user ids, in any order: two ids are joined as they are; more do not fit the column and are
    hashed."""
    joined = ":".join(sorted(user_ids))
    return joined if len(user_ids) == 2 else hashlib.sha256(joined.encode()).hexdigest()


async def open_direct(actor: Principal, *user_ids: str) -> Room:
    """The direct room of the actor and the others, created if there is none yet; concurrent calls get the same one.

    Raises `NotFound` for people who do not exist, are suspended or may not chat, and `Conflict` for oneself (`oneself`,
    `alone`) and for more than `MAX_PEOPLE` (`too_many_people`).
    """
    others = set(user_ids) - {actor.user_id}
    if not others:
        raise Conflict("a direct room needs two people", code="alone" if not user_ids else "oneself")
    if len(others) >= MAX_PEOPLE:
        raise Conflict(f"at most {MAX_PEOPLE} people, oneself among them", code="too_many_people")
    await people.require_chat_users(others)
    everyone = sorted({actor.user_id, *others})
    key = direct_room_key(everyone)
    found = await Room.get_or_none(direct_key=key)
    if found is not None:
        return found
    try:
        async with transaction() as tx:
            room = await insert_room(tx, RoomKind.DIRECT, actor.user_id, direct_key=key)
            for user_id in everyone:
                await insert_member(tx, room.id, user_id)
            tx.after_commit(lambda: rooms_changed.send(room.id, frozenset(everyone)))
    except IntegrityError:
        return await Room.get(direct_key=key)
    return room
