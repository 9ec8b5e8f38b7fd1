"""Stretches of a text that must come through the Markdown pass unread: each becomes two characters that mean nothing
there and that nobody can type, and is put back afterwards."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# A noncharacter of Unicode: it stands for nothing and is not for interchange, so nothing is lost where one was sent.
_MARK = "\ufdd0"
_FIRST = 0x100000  # the numbers of the stretches are characters for private use
_FOUND = re.compile(f"{_MARK}([\U00100000-\U0010fffd])")

Span = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text and whom or what it means; `number` is its place among those that were marked."""

    number: int
    means: str
    text: str


class Marked:
    """`text` is `body` with a mark in the place of each of the `spans`: (what it means, first character, one past the
    last), in order and apart from each other; those that are not are left out."""

    def __init__(self, body: str, spans: Sequence[Span]) -> None:
        body = body.replace(_MARK, "\ufffd")
        parts: list[str] = []
        self._stretches: list[Stretch] = []
        last = 0
        for number, (means, start, end) in enumerate(spans):
            if not last <= start < end <= len(body):
                continue
            parts += (body[last:start], _MARK, chr(_FIRST + len(self._stretches)))
            self._stretches.append(Stretch(number, means, body[start:end]))
            last = end
        self.text = "".join(parts) + body[last:]

    def pieces(self, text: str) -> Iterator[str | Stretch]:
        """`text`, which came out of the pass, cut at its marks."""
        for position, piece in enumerate(_FOUND.split(text)):
            if position % 2:
                yield self._stretches[ord(piece) - _FIRST]
            elif piece:
                yield piece

    def restored(self, text: str) -> str:
        """`text` as it was typed."""
        return _FOUND.sub(lambda found: self._stretches[ord(found[1]) - _FIRST].text, text) if _MARK in text else text
