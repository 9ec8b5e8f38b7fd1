"""What counts as the same letter: small and capital ones, ё and е, Latin letters with and without accents. The indices
of both databases fold likewise (see the migration that made them)."""

import re
import unicodedata
from functools import lru_cache

# A run of letters and digits; everything else separates.
WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    small = letter.lower()
    if small == "ё":
        return "е"
    base = unicodedata.normalize("NFD", small)[0]
    return base if base.isascii() and base.isalpha() else small[0]


def fold(text: str) -> str:
    """`text` with every letter folded; as long as before, so that places in one are places in the other."""
    return "".join(map(_letter, text))


def words_of(text: str) -> list[str]:
    """The folded words of `text`, in order."""
    return WORD.findall(fold(text))
