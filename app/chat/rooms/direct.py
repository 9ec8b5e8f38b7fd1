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

# With more it is a room, which has a name and in which people come and go.
MAX_PEOPLE = 9


def key_of(user_ids: Collection[str]) -> str:
    """The name of a set of people, whatever their order: two stand in it as they are, as they always did; more do not
    fit."""
    joined = ":".join(sorted(user_ids))
    return joined if len(user_ids) == 2 else hashlib.sha256(joined.encode()).hexdigest()


async def open_direct(actor: Principal, *user_ids: str) -> Room:
    """The one room of the actor and the others, made if there is none yet, however many ask at once.

    Raises `NotFound` for people who do not exist, are suspended or may not chat, `Conflict` for oneself and for more
    than `MAX_PEOPLE` (`too_many_people`).
    """
    others = set(user_ids) - {actor.user_id}
    if not others:
        raise Conflict("a direct room needs two people", code="alone" if not user_ids else "oneself")
    if len(others) >= MAX_PEOPLE:
        raise Conflict(f"at most {MAX_PEOPLE} people, oneself among them", code="too_many_people")
    await people.require(others)
    everyone = sorted({actor.user_id, *others})
    key = key_of(everyone)
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
