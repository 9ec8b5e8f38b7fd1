"""Completion of mentions: people of the room after `@`, rooms after `#`."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tortoise.expressions import Q

from app.accounts.models import User, UserStatus
from app.accounts.users.handles import handle_begins
from app.chat import access
from app.chat.messages.mentions import MentionablePerson, handles, mentionable_people
from app.chat.models import RoomKind
from app.database import fetch, parameters
from app.lookalikes import skeleton
from app.principal import Principal
from app.text import name_key, normalise

MAX_CANDIDATES = 8
# Of so many people who are online those of the room come first.
MAX_ONLINE = 300
_LOOKED_AT = 4 * MAX_CANDIDATES
# SQLite takes the tables of a CROSS JOIN in this order, so that it walks along the index of names.
_BEGINNING = (
    'SELECT u.id, u.name, u.email, u.avatar FROM "user" u CROSS JOIN "membership" m '  # noqa: S608
    "WHERE m.user_id = u.id AND m.room_id = $1 "
    "AND u.name_key COLLATE \"C\" >= $2 AND u.name_key COLLATE \"C\" < $3 AND u.status || '' = 'active' "
    f'ORDER BY u.name_key COLLATE "C", u.id LIMIT {_LOOKED_AT}'
)
# Of several people with one, the room has a pair at least.
_SHARED = (
    'SELECT u.name_skeleton FROM "user" u CROSS JOIN "membership" m WHERE m.user_id = u.id AND m.room_id = $1 '
    "AND u.name_skeleton IN ({}) GROUP BY u.name_skeleton HAVING COUNT(*) > 1"
)
# The most rooms searched; in more rooms a longer beginning has to be typed.
MAX_ROOMS = 1_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A suggestion. `text` is put into the message, `name` is shown."""

    id: str
    text: str
    name: str
    avatar: str | None = None


async def candidate_people(actor: Principal, room_id: str, typed: str, online: Collection[str]) -> list[Candidate]:
    """Members of a room the actor is in, except the actor, with a word in the name, or the part of the address before
    its at sign, that begins with `typed`; those `online` first. Raises `NotFound`."""
    await access.load_membership(actor, room_id)
    people = [person for person in await _beginning(room_id, name_key(typed), online) if person.id != actor.user_id]
    known_as = {handle for person in people for handle in _handles_of(person)}
    meant = dict(handles(await mentionable_people(room_id, known_as)))
    alike = await _looking_alike(room_id, people)  # readers could not tell these names apart
    found = [
        Candidate(person.id, f"@{handle}", person.name, person.avatar)
        for person in people
        if (handle := _handle(person, meant, person.id in alike)) is not None
    ]
    found.sort(key=lambda candidate: (candidate.id not in online, normalise(candidate.name)))
    return found[:MAX_CANDIDATES]


async def _beginning(room_id: str, begins: str, online: Collection[str]) -> list[MentionablePerson]:
    """Some of the people in a room with a word in the name or handle that begins with `begins`, those `online` first.
    Only if too few names begin with it, the words inside of all names are searched."""
    found = {person.id: person for person in await _of_room(_BEGINNING, room_id, begins, f"{begins}\U0010ffff")}
    among = User.filter(status=UserStatus.ACTIVE, memberships__room_id=room_id).limit(_LOOKED_AT)
    inside = Q(name_key__contains=f" {begins}") | handle_begins(begins)
    queries = (
        [among.filter(inside | Q(name_key__startswith=begins), id__in=sorted(online)[:MAX_ONLINE])] if online else []
    )
    if len(found) <= MAX_CANDIDATES:
        queries.append(among.filter(inside))
    for query in queries:
        rows = await query.values_list("id", "name", "email", "avatar")
        found |= {row[0]: MentionablePerson(*row) for row in rows}
    return [person for person in found.values() if _begins(begins, *_handles_of(person))]


async def _of_room(query: str, *values: str) -> list[MentionablePerson]:
    rows = await fetch(query, *values)
    return [MentionablePerson(row["id"], row["name"], row["email"], row["avatar"]) for row in rows]


def _handles_of(person: MentionablePerson) -> tuple[str, str]:
    return person.name.strip(), person.email.partition("@")[0]


async def _looking_alike(room_id: str, people: Sequence[MentionablePerson]) -> set[str]:
    """The ids of those of `people` whose name looks like that of somebody else in the room."""
    skeletons = {person.id: skeleton(person.name) for person in people}
    if not skeletons:
        return set()
    wanted = sorted(set(skeletons.values()))
    rows = await fetch(_SHARED.format(parameters(len(wanted), first=2)), room_id, *wanted)
    shared = {row["name_skeleton"] for row in rows}
    return {user_id for user_id, each in skeletons.items() if each in shared}


def _handle(person: MentionablePerson, meant: Mapping[str, str], is_ambiguous: bool) -> str | None:
    """The text after `@` that means only this person: the name, or part of the address; None if there is none."""
    name, address = _handles_of(person)
    known_as = (address,) if is_ambiguous else (name, address)
    return next((handle for handle in known_as if meant.get(handle.lower()) == person.id), None)


async def candidate_rooms(actor: Principal, room_id: str, typed: str) -> list[Candidate]:
    """Rooms that the actor may find or is in, with a word in the name that begins with `typed`. Raises `NotFound`."""
    await access.load_membership(actor, room_id)
    rows = await fetch(  # the number is ours
        'SELECT r.id, r.name FROM "room" r LEFT JOIN "membership" m ON m.room_id = r.id AND m.user_id = $1 '  # noqa: S608
        "WHERE r.kind <> $2 AND (r.kind = $3 OR m.id IS NOT NULL) AND r.archived_at IS NULL "
        f"ORDER BY r.name LIMIT {MAX_ROOMS:d}",
        actor.user_id,
        RoomKind.DIRECT.value,
        RoomKind.OPEN.value,
    )
    found = [row for row in rows if _begins(typed, row["name"])]
    return [Candidate(row["id"], f"#{row['name']}", row["name"]) for row in found[:MAX_CANDIDATES]]


def _begins(typed: str, *names: str) -> bool:
    """Whether one of the `names`, or a word in one, begins with `typed`."""
    typed = normalise(typed)
    return any(f" {normalise(name)}".find(f" {typed}") >= 0 for name in names)
