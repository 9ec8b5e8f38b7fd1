"""How much room a message takes where it is read, as far as this can be known without a browser."""

import unicodedata

# A message of more lines is folded to about half of a screen; a line is that of a bubble on a large one.
MOST_LINES = 30
LINE = 80


def is_tall(body: str) -> bool:
    """Whether `body` takes so many lines that what stands before and after it would be out of view."""
    if len(body) + LINE * body.count("\n") < LINE * MOST_LINES // 2:  # whatever is in it: nothing is wider than two
        return False
    return sum(1 + _width(line) // LINE for line in body.split("\n")) > MOST_LINES


def _width(line: str) -> int:
    """In halves of an em: characters of Chinese, Japanese and Korean take two, and accents none."""
    if line.isascii():
        return len(line)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else not unicodedata.combining(char) for char in line)
