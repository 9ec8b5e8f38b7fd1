"""Normalised text for comparing, searching and sorting, and dates that people type."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from itertools import repeat
from typing import Any

from app.characters import without_turns


def N_(message: str) -> str:  # noqa: N802 - the customary name of the marker
    """Mark `message` for the catalog without translating it yet."""
    return message


# A run of letters and digits; everything else separates words.
WORD = re.compile(r"[^\W_]+")

# Accents that no single character has together with its letter.
_HALVES = re.compile("[\ud800-\udfff]")
_WHOLE = re.compile(r"[+-]?[0-9]{1,16}")
_LOOSE_ACCENTS = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")
_MANY_LETTERS = 4_096


class _Letters(dict[int, str]):
    """What each character is folded to, one for one; found out when it is first asked for."""

    def __missing__(self, code: int) -> str:
        folded = _folded_letter(chr(code))
        if len(self) < _MANY_LETTERS:
            self[code] = folded
        return folded


def _folded_letter(letter: str) -> str:
    small = letter.lower()
    if small == "ё":
        return "е"
    # Accents are left off where people leave them off: on Latin letters. й is no и with something on it.
    base = unicodedata.normalize("NFD", small)[0]
    return base if base.isascii() and base.isalpha() else small[0]


_LETTERS = _Letters()


def normalise(text: str) -> str:
    """`text` for comparing and searching: ignoring case, accents of Latin letters, ё, composition and width of
    characters (NFKC), and repeated spaces; "" if nothing is left.

    Never by upper case: there `mike` equals `mıke`. The result can be up to eighteen times as long as `text`.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    small = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(_LOOSE_ACCENTS.sub("", small.translate(_LETTERS)).split())


# What may stand before a word within a name.
WORD_BREAKS = " -'’"


def match_rank(name: str, wanted: str) -> int | None:
    """How well `wanted` fits `name`, both normalised: 0 if the name begins with it, 1 if a word of it does, 2 if it is
    inside of a word; None if it is not in the name. Wherever one looks for a name, the better fit comes first."""
    if wanted not in name:
        return None
    if name.startswith(wanted):
        return 0
    return 1 if any(f"{each}{wanted}" in name for each in WORD_BREAKS) else 2


def fold_letters(text: str) -> str:
    """`text` with every letter folded as by `normalise`, but of the same length, so that positions stay valid: for
    words within a text, since the full-text index of the database folds single letters too."""
    return text.translate(_LETTERS)


def words_of(text: str) -> list[str]:
    """The folded words of `text`, in order, as the search index has them."""
    return WORD.findall(fold_letters(unicodedata.normalize("NFC", text)))


EMAIL_LENGTH = 254  # RFC 5321 4.5.3.1.3, less the angle brackets
NAME_KEY_LENGTH = 254  # what the columns for it hold


def email_key(email: str) -> str:
    """The form of an email address for comparing: NFKC, case-folded, trimmed. Addresses longer than `EMAIL_LENGTH` or
    with control characters match nobody. Not by `normalise`: josé@ and jose@ are two mailboxes with different
    owners."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", email).casefold()).strip()


def name_key(name: str) -> str:
    """The form of a name for searching and sorting: databases disagree about letters outside ASCII."""
    return normalise(name)[:NAME_KEY_LENGTH]


def is_plain(text: str) -> bool:
    """Whether `text` is one line without control characters (PostgreSQL cannot store a NUL)."""
    return not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in text)


def is_line(text: str) -> bool:
    """Whether `text` is one line without control characters that reads in the order in which it is written, also
    beside other text: what people write to be shown in one line. Emoji and no-break spaces may be in it."""
    return is_plain(text) and without_turns(text) == text


# As far as scripts count exactly; databases hold 64 bits, also of some hundred times as much (a page's first row).
LARGEST_NUMBER = 2**53 - 1
# A day, or a moment, that is a day off (of a time zone, of a length) is still one that calendars have.
_FIRST_YEAR, _LAST_YEAR = 2, 9998
# Nothing that anyone may send is nested half as deep, and parsers let through what Python cannot go down into.
MAX_DEPTH = 16


def is_storable(value: object, within: int = MAX_DEPTH) -> bool:
    """Whether databases can hold and compare `value`, or all that is in it, nested not more than `within` times: text
    without a NUL (PostgreSQL knows none) and without halves of characters, numbers within 64 bits, times well within
    the calendar. What comes from outside is asked this where it is parsed: databases answer with errors that look as if
    they were away."""
    if isinstance(value, str):
        return "\0" not in value and (value.isascii() or not _HALVES.search(value))
    if isinstance(value, dict):  # before anything else that JSON has: `Mapping` takes ten times as long to tell
        return within > 0 and all(map(is_storable, value.values(), repeat(within - 1)))
    if isinstance(value, int):
        return -(2**63) <= value < 2**63
    if isinstance(value, date):
        return _FIRST_YEAR <= value.year <= _LAST_YEAR
    if isinstance(value, Mapping):
        return within > 0 and all(map(is_storable, value.values(), repeat(within - 1)))
    if isinstance(value, list | tuple | set):
        return within > 0 and all(map(is_storable, value, repeat(within - 1)))
    return True


def without_nul(value: Any, within: int = MAX_DEPTH) -> Any:
    """`value`, or all text that is in it, with each NUL as U+0001: another control character that means nothing, is
    refused wherever those are, and can be stored. Names of fields stay as they are: none of ours has one. So does what
    is nested more than `within` times, which is not storable."""
    if isinstance(value, str):
        return value.replace("\0", "\x01") if "\0" in value else value
    if within <= 0:
        return value
    if isinstance(value, dict):
        return {name: without_nul(each, within - 1) for name, each in value.items()}
    if isinstance(value, list):
        return [without_nul(each, within - 1) for each in value]
    return without_nul(dict(value), within) if isinstance(value, Mapping) else value


def whole_number(text: str | None) -> int | None:
    """The number that `text` from an address or a form is, at most `LARGEST_NUMBER` either way; None if it is none."""
    if text is None or not _WHOLE.fullmatch(text):
        return None
    return number if -LARGEST_NUMBER <= (number := int(text)) <= LARGEST_NUMBER else None


def parse_day(text: str) -> date | None:
    """The date that a person typed, as 2026-11-30 or 30.11.2026; None if it is invalid."""
    try:
        day = date.fromisoformat(text) if "." not in text else datetime.strptime(text, "%d.%m.%Y").date()
    except ValueError:
        return None
    return day if is_storable(day) else None
