"""The quick switcher: finding rooms and people by a part of the name."""

from app.accounts.users import Person
from app.chat.rooms.people import find_people
from app.chat.rooms.sidebar import RoomSummary, load_rooms
from app.principal import Principal
from app.text import match_rank, normalise

MAX_ROOMS = 10
MAX_PEOPLE = 6
# More than any rank.
_LAST = 10


async def find_destinations(actor: Principal, typed: str) -> tuple[list[RoomSummary], list[Person]]:
    """Up to `MAX_ROOMS` rooms of the actor with `typed` in the title, ordered: how well it fits (`fit`), unread, latest
    message; and up to `MAX_PEOPLE` with it in the name, except people whose direct room is among the rooms. For an
    empty `typed` only rooms."""
    fits = [(fit(room.title, typed, room.archived), room) for room in await load_rooms(actor)]
    found = [(rank, room) for rank, room in fits if rank is not None]
    rooms = [room for _, room in sorted(found, key=lambda each: _order(*each))[:MAX_ROOMS]]
    if not normalise(typed):
        return rooms, []
    listed = {room.partner_id for room in rooms}
    people = await find_people(typed, but=actor.user_id, limit=MAX_PEOPLE + len(listed))
    return rooms, [person for person in people if person.id not in listed][:MAX_PEOPLE]


def fit(name: str, typed: str, archived: bool = False) -> int | None:
    """The place of a destination called `name` among those that are found by `typed`, of whatever kind: lower is better
    (see `match_rank`), and what is `archived` comes last. None if it is not found by that."""
    rank = match_rank(normalise(name), normalise(typed))
    return rank if rank is None or not archived else rank + _LAST


def _order(rank: int, room: RoomSummary) -> tuple[int, bool, float]:
    return rank, not room.loud, -room.latest.timestamp()
