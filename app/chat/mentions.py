"""Finding who is meant by `@`: the full name, the first name where only one person in the room has it, or the part of
the address before the `@`-sign."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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
