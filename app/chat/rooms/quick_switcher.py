"""The quick switcher: finding rooms and people by a part of the name."""

from app.accounts.users import Person
from app.chat.rooms.people import find_people
from app.chat.rooms.sidebar import RoomSummary, load_rooms
from app.principal import Principal
from app.text import normalise

MAX_ROOMS = 10
MAX_PEOPLE = 6


async def find_destinations(actor: Principal, typed: str) -> tuple[list[RoomSummary], list[Person]]:
    """Up to `MAX_ROOMS` rooms of the actor with `typed` in the title, ordered: a word begins with it, unread, latest
    message, archived last; and up to `MAX_PEOPLE` with it in the name, except people whose direct room is among the
    rooms. For an empty `typed` only rooms."""
    wanted = normalise(typed)
    found = [room for room in await load_rooms(actor) if wanted in normalise(room.title)]
    rooms = sorted(found, key=lambda room: _order(room, wanted))[:MAX_ROOMS]
    if not wanted:
        return rooms, []
    listed = {room.partner_id for room in rooms}
    people = await find_people(typed, but=actor.user_id, limit=MAX_PEOPLE + len(listed))
    return rooms, [person for person in people if person.id not in listed][:MAX_PEOPLE]


def _order(room: RoomSummary, wanted: str) -> tuple[bool, bool, bool, float]:
    begins = f" {wanted}" in f" {normalise(room.title)}"
    return room.archived, not begins, not room.loud, -room.latest.timestamp()
