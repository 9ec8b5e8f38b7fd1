"""The syntax of the search: words, "words in a row", and filters.

`from:anna`, `in:general`, `before:2026-11-01`, `after:01.10.2026`; a name of several words stands in quotation marks
(`from:"Anna Orlova"`). A filter given twice means either; words mean all of them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.errors import Invalid
from app.text import parse_day, words_of
from app.web.i18n import N_

MAX_QUERY = 200
# More would make one search cost as much as many.
MAX_WORDS = 12
# Shorter beginnings match too many words.
SHORTEST_BEGINNING = 2

_PIECE = re.compile(r'(?:(from|in|before|after):)?(?:"([^"]*)"?|(\S+))', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Query:
    """`phrases` are lists of consecutive words; the last word of each may be the beginning of a longer one (`open`, by
    phrase). `before` and `after` are days; `after` is included, `before` is not."""

    phrases: Sequence[Sequence[str]]
    open: Sequence[bool]
    authors: Sequence[str]
    rooms: Sequence[str]
    before: date | None
    after: date | None

    @property
    def empty(self) -> bool:
        """Whether the query has neither words nor filters."""
        return not (self.phrases or self.authors or self.rooms or self.before or self.after)

    @property
    def words(self) -> list[tuple[str, bool]]:
        """Each word, and whether it matches longer words too."""
        return [
            (word, may_go_on and place == len(phrase) - 1)
            for phrase, may_go_on in zip(self.phrases, self.open, strict=True)
            for place, word in enumerate(phrase)
        ]


def parse_query(text: str) -> Query:
    """`text` as a query. Raises `Invalid` at the field `q` for a wrong day, and for more than `MAX_QUERY`
    characters."""
    if len(text) > MAX_QUERY:
        raise Invalid({"q": N_("Your search is too long.")}, code="too_long")
    phrases: list[Sequence[str]] = []
    may_go_on: list[bool] = []
    named: dict[str, list[str]] = {"from": [], "in": [], "before": [], "after": []}
    for match in _PIECE.finditer(text):
        key, quoted, plain = match.groups()
        value = (plain if quoted is None else quoted).strip()
        if key:
            named[key.lower()] += [name] if (name := value.lstrip("@#").strip()) else []
        elif words := words_of(value):
            phrases.append(words)
            may_go_on.append(quoted is None and len(words[-1]) >= SHORTEST_BEGINNING)
    if sum(map(len, phrases)) > MAX_WORDS:
        raise Invalid({"q": N_("Your search is too long.")}, code="too_long")
    days = {key: _day(named[key][-1]) if named[key] else None for key in ("before", "after")}
    return Query(phrases, may_go_on, named["from"], named["in"], days["before"], days["after"])


def _day(text: str) -> date:
    day = parse_day(text)
    if day is None:
        raise Invalid({"q": N_("Write dates like 2026-11-30.")}, code="bad_day")
    return day
