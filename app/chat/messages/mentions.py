"""Finding who is meant by `@`: the full name, the first name where only one person in the room has it, or the part of
the address before the `@`-sign."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.accounts.models import User, UserStatus
from app.chat.markdown import shown_as_text
from app.chat.models import RoomKind
from app.chat.rooms import name_key
from app.database import fetch, marks

# Not after a letter or a slash, so that addresses in the text, of mail or of pages, name nobody.
_AT = re.compile(r"(?<![\w@/])@")
MAX_MENTIONS = 50


@dataclass(frozen=True, slots=True)
class Named:
    """A person as far as mentions need one."""

    id: str
    name: str
    email: str


def handles(people: Iterable[Named]) -> list[tuple[str, str]]:
    """(handle in lower case, person id), longest first; handles that mean two people mean nobody."""
    pairs: set[tuple[str, str]] = set()
    for person in people:
        name = person.name.strip()
        for handle in {name, name.split()[0] if name else "", person.email.partition("@")[0]}:
            if handle:
                pairs.add((handle.lower(), person.id))
    owners = Counter(handle for handle, _ in pairs)
    return sorted((pair for pair in pairs if owners[pair[0]] == 1), key=lambda pair: -len(pair[0]))


def find_mentions(body: str, people: Sequence[Named]) -> list[list[object]]:
    """[[person id, start, end], ...] of the mentions in `body`, in order; `end` is one past the last character."""
    lowered = body.lower()
    if len(lowered) != len(body):  # a letter whose lower case is longer would shift every position after it
        lowered = body
    known = handles(people)
    found: list[list[object]] = []
    for match in _AT.finditer(body):
        start = match.start()
        for handle, person_id in known:
            end = match.end() + len(handle)
            if lowered.startswith(handle, match.end()) and not body[end : end + 1].isalnum():
                found.append([person_id, start, end])
                break
        if len(found) >= MAX_MENTIONS:
            break
    return found


# Whom and what a message names: people of its room by `@`, rooms that anyone may find by `#`. Not in code.

# What a reference to a room begins with where one to a person is the person's id.
ROOM = "#"
MAX_ROOMS = 10
MAX_NAME = 80

_HASH = re.compile(r"(?<![\w#/&=?])#(?=\w)")


async def find_references(room_id: str, body: str) -> list[list[object]]:
    """[[what, first character, one past the last], ...] in order; `what` is the id of a person, or `#` and that of a
    room."""
    found = find_mentions(body, await people_in(room_id)) if "@" in body else []
    if _HASH.search(body):
        found += await _rooms_in(body)
    found.sort(key=lambda reference: int(str(reference[1])))
    if found and "`" in body:
        shown = shown_as_text(body, [(str(what), int(str(start)), int(str(end))) for what, start, end in found])
        found = [reference for number, reference in enumerate(found) if number in shown]
    return found


def people_of(references: Iterable[Sequence[object]]) -> list[str]:
    """The ids of the people among `references`, each once."""
    return list(dict.fromkeys(what for what, _, _ in references if isinstance(what, str) and what[:1] != ROOM))


async def people_in(room_id: str) -> list[Named]:
    """Those in the room who may be named there."""
    found = User.filter(status=UserStatus.ACTIVE, memberships__room_id=room_id)
    people = await found.values_list("id", "name", "email", "role__permissions")
    # Who lost the permission is still in the room, and must not learn by a notification what is said there.
    return [Named(id, name, email) for id, name, email, permissions in people if "send_message" in permissions]


async def _rooms_in(body: str) -> list[list[object]]:
    """References to open rooms only: the same HTML is shown to everybody in the room."""
    candidates = [
        (name_key(body[start + 1 : end]), start, end) for start in _hashes(body) for end in _ends(body, start)
    ]
    keys = list({key for key, _, _ in candidates})
    if not keys:
        return []
    rows = await fetch(
        f'SELECT id, name_key FROM "room" WHERE kind = $1 AND name_key IN ({marks(len(keys), first=2)})',  # noqa: S608
        RoomKind.OPEN.value,
        *keys,
    )
    ids = {row["name_key"]: row["id"] for row in rows}
    longest = {start: (key, end) for key, start, end in candidates if key in ids}  # of one start, the last is longest
    return [[f"{ROOM}{ids[key]}", start, end] for start, (key, end) in longest.items()]


def _hashes(body: str) -> list[int]:
    return [found.start() for found in _HASH.finditer(body)][:MAX_ROOMS]


def _ends(body: str, start: int) -> list[int]:
    """Where a name that follows the `#` at `start` may end: where a word does, in the same line."""
    line = body[start + 1 : start + 1 + MAX_NAME].partition("\n")[0]
    return [start + 1 + end for end in range(1, len(line) + 1) if _ends_word(body, start + 1 + end)]


def _ends_word(body: str, end: int) -> bool:
    return not body[end - 1].isspace() and not (body[end - 1].isalnum() and body[end : end + 1].isalnum())
