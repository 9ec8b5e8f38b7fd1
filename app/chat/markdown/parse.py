"""The part of Markdown that is supported. Everything else stays as it was typed, down to the spaces."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import structlog
from linkify_it import LinkifyIt
from linkify_it.main import Match
from markdown_it import MarkdownIt
from markdown_it.token import Token

# Spans of a text that Markdown must not interpret: each becomes two characters that mean nothing
# there and that nobody can type, and is put back afterwards.

# A noncharacter of Unicode, which texts do not contain; one that was sent all the same is replaced.
_MARK = "\ufdd0"
_FIRST = 0x100000  # the numbers of the stretches are characters for private use
_FOUND = re.compile(f"{_MARK}([\U00100000-\U0010fffd])")

Span = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """A span of the text and the id of the person or room it means; `number` is its place among the marked spans."""

    number: int
    means: str
    text: str


class MarkedText:
    """`text` is `body` with a mark in place of each of the `spans`: (id it means, first character, one past the last),
    in order and without overlap; other spans are ignored."""

    def __init__(self, body: str, spans: Sequence[Span]) -> None:
        body = body.replace(_MARK, "\ufffd")
        parts: list[str] = []
        self._stretches: list[MarkedSpan] = []
        last = 0
        for number, (means, start, end) in enumerate(spans):
            if not last <= start < end <= len(body):
                continue
            parts += (body[last:start], _MARK, chr(_FIRST + len(self._stretches)))
            self._stretches.append(MarkedSpan(number, means, body[start:end]))
            last = end
        self.text = "".join(parts) + body[last:]

    def split(self, text: str) -> Iterator[str | MarkedSpan]:
        """`text`, after Markdown was parsed, split at its marks."""
        for position, piece in enumerate(_FOUND.split(text)):
            if position % 2:
                yield self._stretches[ord(piece) - _FIRST]
            elif piece:
                yield piece

    def restore(self, text: str) -> str:
        """`text` with its marks replaced by what was typed there."""
        return _FOUND.sub(lambda found: self._stretches[ord(found[1]) - _FIRST].text, text) if _MARK in text else text


log = structlog.get_logger()

# The parser drops what is nested deeper; such a text is shown as plain text.
MAX_NESTING = 20
# The most addresses and list items in a text; a text full of them takes a tenth of a second.
MAX_REPEATED = 200

# Not read: HTML, entities and escapes (what is typed is what is seen), pictures, tables, headings, rules, indented
# code and reference definitions, which would swallow lines, and the rule for line ends, which eats spaces.
_READ = ["fence", "blockquote", "list", "linkify", "backticks", "strikethrough", "emphasis", "link"]

# A text without any of these contains no Markdown.
_SIGNS = re.compile(r"[*_`\[]|~~|://|^[ \t]*(?:>|(?:[-+]|\d{1,9}[.)])[ \t])", re.MULTILINE)
_REPEATED = re.compile(r"://|^[ \t]*(?:[-+*>]|\d{1,9}[.)])", re.MULTILINE)
_WEB = re.compile(r"https?://\S", re.IGNORECASE)
# Punctuation after an address is not part of it. The library knows that of English.
_TRAILING = "…»”“’"


class _Addresses(LinkifyIt):  # type: ignore[misc]
    """Finds `https://…` and `http://…` in text, and nothing that only looks like an address."""

    def __init__(self) -> None:
        super().__init__(options={"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False})
        for schema in ("ftp:", "//", "mailto:"):
            self.add(schema, None)

    def match(self, text: str) -> list[Match] | None:
        found = super().match(text)
        return [_trimmed(match) for match in found] if found else found

    def match_at_start(self, text: str) -> Match | None:
        found = super().match_at_start(text)
        return _trimmed(found) if found else found


def _trimmed(match: Match) -> Match:
    url = match.url.rstrip(_TRAILING)
    match.last_index -= len(match.url) - len(url)
    match.url = match.text = match.raw = url
    return match


def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"maxNesting": MAX_NESTING, "linkify": True, "html": False})
    parser.enable(_READ)
    parser.linkify = _Addresses()
    parser.validateLink = lambda url: _WEB.match(url) is not None  # type: ignore[method-assign]
    # Addresses stay as they were typed, in the link and in the text.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    return parser


_markdown = _parser()


def is_plain(text: str) -> bool:
    """Whether `text` certainly contains no Markdown."""
    return _SIGNS.search(text) is None


def parse(text: str) -> list[Token] | None:
    """The Markdown tokens of `text`; None if it has to be shown as plain text."""
    if is_plain(text) or len(_REPEATED.findall(text)) > MAX_REPEATED:
        return None
    try:
        tokens = _markdown.parse(text)
    except Exception:
        # A text that crashes the parser must not make the room unusable.
        log.exception("text_not_parsed", characters=len(text))
        return None
    if any(token.level >= MAX_NESTING - 1 for token in tokens):
        return None
    says_something = any(token.content for token in tokens if token.type in ("inline", "fence"))
    return tokens if says_something else None
