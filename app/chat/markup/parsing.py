"""Which part of Markdown is read. What is not in it stays as it was typed, down to the spaces."""

import re

import structlog
from linkify_it import LinkifyIt
from linkify_it.main import Match
from markdown_it import MarkdownIt
from markdown_it.token import Token

log = structlog.get_logger()

# Deeper than anyone writes. The parser leaves out what is nested deeper still: such a text is shown as it is.
MAX_NESTING = 20
# As many addresses and items of lists as are read; a text of nothing else takes a tenth of a second.
MAX_REPEATED = 200

# Not read: HTML, entities and escapes (what is typed is what is seen), pictures, tables, headings, rules, indented
# code and reference definitions, which would swallow lines, and the rule for line ends, which eats spaces.
_READ = ["fence", "blockquote", "list", "linkify", "backticks", "strikethrough", "emphasis", "link"]

# A text without any of these is the same before and after.
_SIGNS = re.compile(r"[*_`\[]|~~|://|^[ \t]*(?:>|(?:[-+]|\d{1,9}[.)])[ \t])", re.MULTILINE)
_REPEATED = re.compile(r"://|^[ \t]*(?:[-+*>]|\d{1,9}[.)])", re.MULTILINE)
_WEB = re.compile(r"https?://\S", re.IGNORECASE)
# What ends a sentence is not part of the address before it. The library knows the marks of English.
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
    """Whether `text` is certainly the same after the pass."""
    return _SIGNS.search(text) is None


def parse(text: str) -> list[Token] | None:
    """The tokens of `text`; None for a text that has to be shown as it is."""
    if is_plain(text) or len(_REPEATED.findall(text)) > MAX_REPEATED:
        return None
    try:
        tokens = _markdown.parse(text)
    except Exception:
        # Whoever finds the words that bring a parser down must not take the room from everyone in it.
        log.exception("text_not_parsed", characters=len(text))
        return None
    if any(token.level >= MAX_NESTING - 1 for token in tokens):
        return None
    says_something = any(token.content for token in tokens if token.type in ("inline", "fence"))
    return tokens if says_something else None
