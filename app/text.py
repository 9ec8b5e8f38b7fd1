"""What text is compared by, so that two ways to type one thing are the same thing."""

import re
import unicodedata
from functools import lru_cache


def N_(message: str) -> str:  # noqa: N802 - the customary name of the marker
    """Mark `message` for the catalog without translating it yet."""
    return message


# A run of letters and digits; everything else separates.
WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    small = letter.lower()
    if small == "ё":
        return "е"
    base = unicodedata.normalize("NFD", small)[0]
    return base if base.isascii() and base.isalpha() else small[0]


def fold_for_search(text: str) -> str:
    """`text` with every letter folded; as long as before, so that places in one are places in the other."""
    return "".join(map(_letter, text))


def words_of(text: str) -> list[str]:
    """The folded words of `text`, in order."""
    return WORD.findall(fold_for_search(text))


EMAIL_LENGTH = 254  # RFC 5321 4.5.3.1.3, less the angle brackets
NAME_KEY_LENGTH = 254  # what the columns for it hold


def fold(text: str) -> str:
    """`text` as it is compared: NFKC, case-folded, trimmed. Never by upper case: there `mike` equals `mıke`, and
    whoever registers the one could answer for the other."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).strip()


def email_key(email: str) -> str:
    """What e-mail addresses are compared by; longer than `EMAIL_LENGTH` or with control characters it fits nobody."""
    return fold(email)


def name_key(name: str) -> str:
    """What people are searched and sorted by: databases disagree about the case of letters outside ASCII."""
    return fold(name)[:NAME_KEY_LENGTH]  # folding can lengthen a name, up to eighteen times


def is_plain(text: str) -> bool:
    """Whether `text` is one line without control characters (PostgreSQL cannot even store a NUL)."""
    return not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in text)
