"""Finding mentions: `@` with the full name, the first name if only one person in the room has it, or the part of the
address before the `@`-sign; `#` with the name of an open room. Not in code."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.accounts.models import User, UserStatus
from app.chat.markdown import shown_as_text
from app.chat.models import NAME_LENGTH, RoomKind
from app.chat.rooms import room_name_key
from app.database import fetch, parameters
from app.text import fold_letters

# Not after a letter or a slash, so that addresses of mail or pages in the text are no mentions.
_AT = re.compile(r"(?<![\w@/])@")
MAX_MENTIONS = 50


@dataclass(frozen=True, slots=True)
class MentionablePerson:
    """The names by which a person can be mentioned."""

    id: str
    name: str
    email: str


def handles(people: Iterable[MentionablePerson], fold: Callable[[str], str] = str.lower) -> list[tuple[str, str]]:
    """(handle, by default in lower case, person id), longest first; handles of two people are left out."""
    pairs: set[tuple[str, str]] = set()
    for person in people:
        name = person.name.strip()
        for handle in {name, name.split()[0] if name else "", person.email.partition("@")[0]}:
            if handle:
                pairs.add((fold(handle), person.id))
    owners = Counter(handle for handle, _ in pairs)
    return sorted((pair for pair in pairs if owners[pair[0]] == 1), key=lambda pair: -len(pair[0]))


def find_mentions(body: str, people: Sequence[MentionablePerson]) -> list[list[object]]:
    """[[person id, start, end], ...] of the mentions in `body`, in order; `end` is one past the last character."""
    lowered, folded = body.lower(), fold_letters(body)
    if len(lowered) != len(body):  # a letter whose lower case is longer would shift every position after it
        lowered = body
    # As it is written, and without its accents where that is not ambiguous.
    known = [(handle, person_id, lowered) for handle, person_id in handles(people)]
    known += [(handle, person_id, folded) for handle, person_id in handles(people, fold_letters)]
    known.sort(key=lambda each: -len(each[0]))
    found: list[list[object]] = []
    for match in _AT.finditer(body):
        start = match.start()
        for handle, person_id, text in known:
            end = match.end() + len(handle)
            if text.startswith(handle, match.end()) and not body[end : end + 1].isalnum():
                found.append([person_id, start, end])
                break
        if len(found) >= MAX_MENTIONS:
            break
    return found


# References in a message: people of its room by `@`, open rooms by `#`. Not in code.

# What a reference to a room begins with where one to a person is the person's id.
ROOM = "#"
MAX_ROOMS = 10

_HASH = re.compile(r"(?<![\w#/&=?])#(?=\w)")


async def find_references(room_id: str, body: str) -> list[list[object]]:
    """[[id, first character, one past the last], ...] in order; `id` is that of a person, or `#` and that of a room."""
    found = find_mentions(body, await mentionable_people(room_id)) if "@" in body else []
    if _HASH.search(body):
        found += await _rooms_in(body)
    found.sort(key=lambda reference: int(str(reference[1])))
    if found and "`" in body:
        shown = shown_as_text(body, [(str(what), int(str(start)), int(str(end))) for what, start, end in found])
        found = [reference for number, reference in enumerate(found) if number in shown]
    return found


def mentioned_people(references: Iterable[Sequence[object]]) -> list[str]:
    """The ids of the people among `references`, each once."""
    return list(dict.fromkeys(what for what, _, _ in references if isinstance(what, str) and what[:1] != ROOM))


async def mentionable_people(room_id: str) -> list[MentionablePerson]:
    """The members of a room who can be mentioned there."""
    found = User.filter(status=UserStatus.ACTIVE, memberships__room_id=room_id)
    people = await found.values_list("id", "name", "email", "role__permissions")
    # People who lost the permission are still members, and must not be notified of messages.
    return [
        MentionablePerson(id, name, email) for id, name, email, permissions in people if "send_message" in permissions
    ]


async def _rooms_in(body: str) -> list[list[object]]:
    """References to open rooms only: the same HTML is shown to everybody in the room."""
    candidates = [(body[start + 1 : end], start, end) for start in _hashes(body) for end in _ends(body, start)]
    names = {name: room_name_key(name) for name, _, _ in candidates}
    keys = list(set(names.values()))
    if not keys:
        return []
    by_key, by_name = parameters(len(keys), first=2), parameters(len(names), first=2 + len(keys))
    rows = await fetch(
        f'SELECT id, name, name_key FROM "room" WHERE kind = $1 AND (name_key IN ({by_key}) OR name IN ({by_name}))',  # noqa: S608
        RoomKind.OPEN.value,
        *keys,
        *names,
    )
    ids = {row["name_key"]: row["id"] for row in rows}
    exact = {row["name"]: row["id"] for row in rows}
    found = {name: room_id for name, key in names.items() if (room_id := exact.get(name) or ids.get(key))}
    longest = {start: (name, end) for name, start, end in candidates if name in found}  # of one start, the last is
    return [[f"{ROOM}{found[name]}", start, end] for start, (name, end) in longest.items()]


def _hashes(body: str) -> list[int]:
    return [found.start() for found in _HASH.finditer(body)][:MAX_ROOMS]


def _ends(body: str, start: int) -> list[int]:
    """Where a name that follows the `#` at `start` may end: where a word does, in the same line."""
    line = body[start + 1 : start + 1 + NAME_LENGTH].partition("\n")[0]
    return [start + 1 + end for end in range(1, len(line) + 1) if _ends_word(body, start + 1 + end)]


def _ends_word(body: str, end: int) -> bool:
    return not body[end - 1].isspace() and not (body[end - 1].isalnum() and body[end : end + 1].isalnum())
