"""Completion of mentions: people of the room after `@`, rooms after `#`."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from app.chat import access
from app.chat.messages.mentions import MentionablePerson, handles, mentionable_people
from app.chat.models import RoomKind
from app.database import fetch
from app.lookalikes import skeleton
from app.principal import Principal
from app.text import normalise

MAX_CANDIDATES = 8
# The most rooms searched; in more rooms a longer beginning has to be typed.
MAX_ROOMS = 1_000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A suggestion. `text` is put into the message, `name` is shown."""

    id: str
    text: str
    name: str


async def candidate_people(actor: Principal, room_id: str, typed: str, online: Collection[str]) -> list[Candidate]:
    """Members of a room the actor is in, except the actor, with a word in the name or address that begins with `typed`;
    those `online` first. Raises `NotFound`."""
    await access.load_membership(actor, room_id)
    people = await mentionable_people(room_id)
    meant = dict(handles(people))
    alike = Counter(skeleton(person.name) for person in people)
    found = [
        Candidate(person.id, f"@{handle}", person.name)
        for person in people
        if person.id != actor.user_id
        and _begins(typed, person.name, person.email)
        and (handle := _handle(person, meant, alike[skeleton(person.name)] > 1)) is not None
    ]
    found.sort(key=lambda candidate: (candidate.id not in online, normalise(candidate.name)))
    return found[:MAX_CANDIDATES]


def _handle(person: MentionablePerson, meant: Mapping[str, str], has_double: bool) -> str | None:
    """The text after `@` that means only this person: the name, or part of the address; None if there is none."""
    address = person.email.partition("@")[0]
    known_as = (address,) if has_double else (person.name.strip(), address)  # readers could not tell the names apart
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
