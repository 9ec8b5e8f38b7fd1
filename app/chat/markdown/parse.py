"""Reading a message: a part of Markdown, as people write it in a chat. Everything else stays as it was typed, down to
the spaces. Not read: HTML, entities and escapes (what is typed is what is seen), pictures, tables, headings, rules,
indented code and definitions of links, which would swallow lines."""

import re
from collections.abc import Iterator, Sequence

import structlog

from app.characters import is_blank
from app.chat.markdown import blocks
from app.chat.markdown.nodes import Block, lines_of, texts_of

log = structlog.get_logger()

# (what it means, its first character, one past the last): a stretch of a message that names somebody or something.
Span = tuple[str, int, int]

# Longer than any message may be: longer texts (imports, attacks) are shown as plain text.
MAX_PARSED = 8_000

# A text without any of these contains no Markdown.
_SIGNS = re.compile(r"[*_`\[]|~~|://|^[ \t]*(?:>|(?:[-•]|\d{1,9}[.)])[ \t])", re.MULTILINE)


def is_plain(text: str) -> bool:
    """Whether `text` certainly contains no Markdown."""
    return _SIGNS.search(text) is None


def parse(text: str) -> list[Block] | None:
    """The blocks of `text`; None if it has to be shown as plain text."""
    if len(text) > MAX_PARSED or is_plain(text):
        return None
    try:
        found = blocks.read_blocks(text)
    except blocks.TooDeep:
        return None
    except Exception:
        # A text that crashes the parser must not make the room unusable.
        log.exception("text_not_parsed", characters=len(text))
        return None
    return None if all(map(is_blank, lines_of(found))) else found


def shown_as_text(body: str, spans: Sequence[Span], *, quotes: bool = True) -> set[int]:
    """The numbers of those `spans` that are shown as text, and not as part of code or an address; `quotes`: also those
    that are said in a quote."""
    found = parse(body)
    if found is None:  # what is too deep, or too long, names nobody
        return set(range(len(spans))) if is_plain(body) else set()
    ranges = [(text.start, text.start + len(text.text)) for text in texts_of(found, quotes=quotes)]
    return {
        number
        for number, (_, start, end) in enumerate(spans)
        if any(first <= start and end <= last for first, last in ranges)
    }


def plain_lines(body: str, *, quotes: bool = True) -> Iterator[str]:
    """The lines of `body` as they are read, without Markdown; `quotes`: also those of quotes."""
    found = parse(body)
    return iter(body.split("\n")) if found is None else lines_of(found, quotes=quotes)
