"""Names that look alike: characters that are not seen, and letters of one script that look like those of another.

Unicode calls what is left of a text when all that looks the same is made the same its skeleton (UTS #39, 4). Here it is
that of names: without accents, and without regard to case.
"""

import sys
import unicodedata
from pathlib import Path

from app.characters import BLANK

# Longer ones are cut: one letter can stand for eighteen.
SKELETON_LENGTH = 254

# Of each line, the characters after the semicolon look like those before it, all as code points. It is made by
# `python -m app.development.lookalikes`; when it changes, a migration makes the keys that are stored anew.
TABLE = Path(__file__).with_suffix(".txt")
# The same in most typefaces, also within ASCII.
ALIKE_IN_ASCII = {"l": "Ii1|", "o": "0O"}


def _read_table() -> dict[int, str]:
    table = {ord(other): one for one, others in ALIKE_IN_ASCII.items() for other in others}
    for line in TABLE.read_text(encoding="ascii").splitlines():
        to, _, chars = line.partition(";")
        like = sys.intern("".join(chr(int(code, 16)) for code in to.split()))
        table.update((int(code, 16), like) for code in chars.split())
    # A letter to its readers, as everywhere here, and not one with an accent.
    return table | dict.fromkeys(map(ord, "йЙ"), f"{table[ord('и')]}^")


_SKELETONS = _read_table()
# Characters that take part in emoji, and are not seen anywhere else.
_EMOJI_JOINERS = frozenset("\u200d\ufe0f")


def skeleton(name: str) -> str:
    """What `name` is compared by to find names that look like it; "" if nothing of it is seen."""
    seen = "".join(char for char in name if not _is_unseen(char) and char not in _EMOJI_JOINERS)
    # As they are, without accents, and as small letters: each of these may look like another letter.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", seen).translate(_SKELETONS))
    letters = "".join(char for char in apart if not unicodedata.combining(char)).translate(_SKELETONS)
    folded = letters.casefold().translate(_SKELETONS)
    return " ".join(folded.replace("rn", "m").replace("vv", "w").split())[:SKELETON_LENGTH]


def has_unseen(name: str) -> bool:
    """Whether there is something in `name` that is not seen where it stands, or turns the direction of what follows:
    with that two names can differ and look the same. Emoji may be joined."""
    return any(_is_unseen(char) for char in name) or any(
        char in _EMOJI_JOINERS and not _follows_emoji(name, place) for place, char in enumerate(name)
    )


def _is_unseen(char: str) -> bool:
    if char in _EMOJI_JOINERS:
        return False
    kind = unicodedata.category(char)
    if kind in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") or (kind == "Zs" and char != " "):
        return True
    return char in BLANK or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def _follows_emoji(name: str, place: int) -> bool:
    before = name[place - 1] if place else ""
    return bool(before) and (unicodedata.category(before) in ("So", "Sk") or before in "#*0123456789\u200d\ufe0f")
