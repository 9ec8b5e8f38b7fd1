"""Normalised text for comparing, searching and sorting, and dates that people type."""

import re
import unicodedata
from datetime import date, datetime


def N_(message: str) -> str:  # noqa: N802 - the customary name of the marker
    """Mark `message` for the catalog without translating it yet."""
    return message


# A run of letters and digits; everything else separates words.
WORD = re.compile(r"[^\W_]+")

# Accents that no single character has together with its letter.
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


def parse_day(text: str) -> date | None:
    """The date that a person typed, as 2026-11-30 or 30.11.2026; None if it is invalid."""
    try:
        return date.fromisoformat(text) if "." not in text else datetime.strptime(text, "%d.%m.%Y").date()
    except ValueError:
        return None
