"""Finding mentions: `@` with the full name, the first name if only one person in the room has it, or the part of the
address before the `@`-sign; `#` with the name of an open room. Not in code, addresses and quotes."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.accounts.models import UserStatus
from app.characters import goes_on, is_unspaced, is_word
from app.chat import access
from app.chat.markdown import shown_as_text
from app.chat.models import NAME_LENGTH, RoomKind
from app.chat.rooms import room_name_key
from app.database import fetch, parameters
from app.text import email_key, name_key, normalise

MAX_MENTIONS = 50
# The most handles that are looked for because of one message: SQLite takes no more parts in a statement.
MAX_HANDLES = 200
# So many people are looked at who share a handle.
_NAMESAKES = 20
# Of the people of a room ($1) those with a certain name. SQLite takes the tables of a CROSS JOIN in this order, so that
# it looks for the name in an index, and not at everyone in the room; `||` keeps it from the index of statuses.
_IN_ROOM = (
    'SELECT u.id, u.name, u.email, CAST(ro.permissions AS TEXT) AS permissions FROM "user" u '  # noqa: S608
    'CROSS JOIN "membership" m CROSS JOIN "role" ro WHERE {} AND m.user_id = u.id AND m.room_id = $1 '
    f"AND u.status || '' = $2 AND ro.key = u.role_id LIMIT {_NAMESAKES}"
)

# Where a name begins and ends that is called by a sign. Not within an address of mail or of a page, also of one that is
# no link, nor within a longer word.

# After these a sign goes on with what it follows: ?q=@boris, example.org/#plans, &#35, 2.5@.
_GOING_ON = frozenset("@#/=&?%+$.\\")
# With a word after them these make what they follow longer: @bob-2, @bob.smith, @bob/utils.
_LONGER = frozenset("-.+=&~/\\\u2010\u2011")
_HOST = re.compile(r"[@:][\w-]+(?:\.[\w-]+)+")


def _signs(body: str, sign: str) -> Iterator[int]:
    """Where a name may begin with `sign`: the places of the sign."""
    at = body.find(sign)
    while at >= 0:
        before, after = body[at - 1 : at], body[at + 1 : at + 2]
        if before == "_":
            before = _beside(body, at - 1, -1)
        if before not in _GOING_ON and (not is_word(before) or is_unspaced(before)) and after.strip():
            yield at
        at = body.find(sign, at + 1)


def _beside(body: str, at: int, step: int) -> str:
    """The first character from `at` on that is no `_`, which may be the sign of a style around a name."""
    while 0 <= at < len(body) and body[at] == "_":
        at += step
    return body[at] if 0 <= at < len(body) else ""


def _ends(body: str, start: int, longest: int = NAME_LENGTH) -> list[int]:
    """Where a name may end that begins at `start`, in the same line and after at most `longest` characters."""
    line = body[start : start + longest].partition("\n")[0]
    return [start + end for end in range(1, len(line) + 1) if _is_end(body, start + end)]


def _is_end(body: str, end: int) -> bool:
    before, after = body[end - 1], body[end : end + 1]
    if before.isspace():
        return False
    if after == "_":
        return not is_word(_beside(body, end, 1))
    if goes_on(before, after):
        return False
    if after in ("@", ":"):
        return not _HOST.match(body, end)
    return after not in _LONGER or not is_word(body[end + 1 : end + 2])


@dataclass(frozen=True, slots=True)
class MentionablePerson:
    """The names by which a person can be mentioned, and the version of their picture."""

    id: str
    name: str
    email: str
    avatar: str | None = None


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


def _as_written(name: str) -> str:
    """`name` without regard to case, and to how its accents are composed."""
    return " ".join(unicodedata.normalize("NFC", name).lower().split())


def find_mentions(body: str, people: Sequence[MentionablePerson]) -> list[list[object]]:
    """[[person id, start, end], ...] of the mentions in `body`, in order; `end` is one past the last character."""
    # As it is written, and without its accents where that is not ambiguous.
    known = [(_as_written, dict(handles(people, _as_written))), (normalise, dict(handles(people, normalise)))]
    # An accent may be a character of its own, and so may each of two on one letter.
    longest = 3 * max((len(handle) for _, ids in known for handle in ids), default=0)
    found: list[list[object]] = []
    last = 0
    for start in _signs(body, "@") if longest else ():
        if start < last or len(found) >= MAX_MENTIONS:
            continue
        for end in reversed(_ends(body, start + 1, longest)):
            name = body[start + 1 : end]
            if person_id := next((ids[key] for fold, ids in known if (key := fold(name)) in ids), None):
                found.append([person_id, start, end])
                last = end
                break
    return found


# Whom and what a message names: people of its room by `@`, rooms that anyone may find by `#`. Not in code, and not in a
# quote, which somebody else said.

# What a reference to a room begins with where one to a person is the person's id.
ROOM = "#"
MAX_ROOMS = 10


async def find_references(room_id: str, body: str) -> list[list[object]]:
    """[[id, first character, one past the last], ...] in order; `id` is that of a person, or `#` and that of a room."""
    found = find_mentions(body, await mentionable_people(room_id, possible_handles(body))) if "@" in body else []
    if "#" in body:
        found += await _rooms_in(body)
    if found:
        found.sort(key=lambda reference: int(str(reference[1])))
        spans = [(str(what), int(str(start)), int(str(end))) for what, start, end in found]
        shown = shown_as_text(body, spans, quotes=False)
        found = [reference for number, reference in enumerate(found) if number in shown]
    return found


def mentioned_people(references: Iterable[Sequence[object]]) -> list[str]:
    """The ids of the people among `references`, each once."""
    return list(dict.fromkeys(what for what, _, _ in references if isinstance(what, str) and what[:1] != ROOM))


async def mentionable_people(room_id: str, named: Collection[str]) -> list[MentionablePerson]:
    """The people in a room who may be mentioned by one of the handles `named`, however these are written. Of many who
    share a handle a few are enough: it means none of them."""
    names, addresses = sorted(set(map(name_key, named)) - {""}), sorted(set(map(email_key, named)) - {""})
    if not names:
        return []
    first_names = [name for name in names if " " not in name]
    values: list[str] = [room_id, UserStatus.ACTIVE.value]

    def mark(value: str) -> str:
        values.append(value)
        return f"${len(values)}"

    def between(column: str, first: str, beyond: str) -> str:
        return f'u.{column} COLLATE "C" >= {mark(first)} AND u.{column} COLLATE "C" < {mark(beyond)}'

    found_by = [f"u.name_key IN ({', '.join(map(mark, names))})"]
    # A space and an at sign, and the characters after them: what begins with one of these is found in an index.
    found_by += [between("name_key", f"{name} ", f"{name}!") for name in first_names]
    found_by += [between("email_key", f"{address}@", f"{address}A") for address in addresses]
    parts = [f"SELECT * FROM ({_IN_ROOM.format(each)}) AS u{n}" for n, each in enumerate(found_by)]  # noqa: S608
    rows = await fetch(" UNION ".join(parts), *values)
    return [MentionablePerson(row["id"], row["name"], row["email"]) for row in rows if access.may_chat(row)]


def possible_handles(body: str) -> set[str]:
    """Whatever stands after an `@` in `body` and could be a handle: the words there, one, two and so on."""
    found: set[str] = set()
    for start in _signs(body, "@"):
        found.update(body[start + 1 : end] for end in _ends(body, start + 1))
        if len(found) >= MAX_HANDLES:
            break
    return set(sorted(found, key=len)[:MAX_HANDLES])


async def _rooms_in(body: str) -> list[list[object]]:
    """References to open rooms only: the same HTML is shown to everybody in the room."""
    candidates = [(body[start + 1 : end], start, end) for start in _hashes(body) for end in _ends(body, start + 1)]
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
    return [start for start in _signs(body, "#") if is_word(body[start + 1 : start + 2])][:MAX_ROOMS]
