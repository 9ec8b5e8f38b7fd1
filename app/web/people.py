"""How a person is shown without a picture: initials on one of a few colours, the same everywhere."""

import zlib

COLORS = 5


def initials(name: str) -> str:
    """One or two capital letters from `name`."""
    words = [word for word in name.split() if word[0].isalnum()] or [name.strip() or "?"]
    letters = words[0][0] + (words[-1][0] if len(words) > 1 else "")
    return letters.upper()


def color(user_id: str) -> int:
    """A number from 0 to `COLORS` - 1 that stays with the person."""
    return zlib.crc32(user_id.encode()) % COLORS
