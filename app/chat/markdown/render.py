"""The HTML of a message, the same for every reader and language, and its text without Markdown."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import nh3
from markdown_it.token import Token
from markupsafe import Markup, escape

from app.chat.markdown.parse import MarkedSpan, MarkedText, Span, is_plain, parse
from app.web.highlighting import CLASSES, highlighted

# The only HTML allowed in a message, whatever the Markdown parser produces: a second line of defence. Tags, attributes
# are named one by one; nothing of htmx, no style, no id and no script is among them.

# A cleaner of its own: a shared one could be changed by other code.
_cleaner = nh3.Cleaner(
    tags={"a", "blockquote", "code", "em", "li", "ol", "pre", "s", "span", "strong", "ul"},
    attributes={"a": {"href", "rel", "target"}, "ol": {"start"}, "span": {"data-mention-id"}},
    allowed_classes={"a": {"mention"}, "span": {"mention", *CLASSES}},
    link_rel=None,
    url_schemes={"http", "https"},
)


def sanitize(html: str) -> str:
    """`html` without any tag or attribute that is not allowed in a message."""
    return _cleaner.clean(html)


# Longer than any message may be: longer texts (imports, attacks) are shown as plain text.
MAX_PARSED = 8_000
# A room's pages are read again and again, and a message is rendered for the socket and for the page.
CACHED = 2_048

_LINK = Markup('<a href="{}" target="_blank" rel="noopener noreferrer nofollow">')
_ADDRESS = re.compile(r"://|\bwww\.", re.IGNORECASE)
_PERSON = Markup('<span class="mention" data-mention-id="{}">{}</span>')
_ROOM = Markup('<a class="mention" href="/chat/{}">{}</a>')
# `means` begins with this if it is a room and not a person.
ROOM = "#"


def render_body(body: str, mentions: Sequence[Sequence[object]]) -> Markup:
    """`body` as HTML; line breaks stay as they are (the style sheet keeps them). `mentions`: [id of a person, or `#`
    and the id of an open room; first character; one past the last], in order."""
    if not mentions and is_plain(body):
        return escape(body)
    return _marked_up(body, tuple((str(means), int(str(start)), int(str(end))) for means, start, end in mentions))


@lru_cache(CACHED)
def _marked_up(body: str, spans: tuple[Span, ...]) -> Markup:
    marked = MarkedText(body, spans)
    tokens = parse(marked.text) if len(body) <= MAX_PARSED else None
    if tokens is None:
        return _text(marked.text, marked)
    return Markup(sanitize("".join(_blocks(tokens, marked))))  # noqa: S704 - just cleaned


def _text(text: str, marked: MarkedText) -> Markup:
    return Markup("").join(_mention(piece) if isinstance(piece, MarkedSpan) else piece for piece in marked.split(text))


def _mention(stretch: MarkedSpan) -> Markup:
    if stretch.means.startswith(ROOM):
        return _ROOM.format(stretch.means.removeprefix(ROOM), stretch.text)
    return _PERSON.format(stretch.means, stretch.text)


def _blocks(tokens: Sequence[Token], marked: MarkedText) -> Iterator[str]:
    for position, token in enumerate(tokens):
        match token.type:
            case "inline":
                yield from _inlines(token.children or (), marked)
            case "fence":
                yield f"<pre><code>{highlighted(marked.restore(token.content), token.info)}</code></pre>"
            case "paragraph_open":
                pass
            case "paragraph_close":
                yield "\n" * _lines_between(tokens, position)
            case _:
                yield _tag(token)


def _lines_between(tokens: Sequence[Token], position: int) -> int:
    """How many lines end between the paragraph that closes at `position` and one right after it."""
    opened, after = tokens[position - 2].map, tokens[position + 1 : position + 2]
    if opened and after and after[0].type == "paragraph_open" and after[0].map:
        return after[0].map[0] - opened[1] + 1
    return 0


def _inlines(tokens: Sequence[Token], marked: MarkedText) -> Iterator[str]:
    """The parts of a line; where one reads an address and would go to another, that one stands beside it."""
    target = label = ""
    for token in tokens:
        yield _inline(token, marked)
        label += token.content
        if token.type == "link_open":
            target, label = str(token.attrs["href"]), ""
        elif token.type == "link_close" and _ADDRESS.search(label) and marked.restore(label) != marked.restore(target):
            yield escape(f" ({marked.restore(target)})")


def _inline(token: Token, marked: MarkedText) -> str:
    match token.type:
        case "text":
            return _text(token.content, marked)
        case "code_inline":
            return Markup("<code>{}</code>").format(marked.restore(token.content))
        case "link_open":
            return _LINK.format(marked.restore(str(token.attrs["href"])))
        case _:
            return _tag(token)


def _tag(token: Token) -> str:
    if token.nesting < 0:
        return f"</{token.tag}>"
    start = token.attrs.get("start")
    return f"<{token.tag}>" if start is None else f'<{token.tag} start="{int(start)}">'


def plain_text(body: str) -> str:
    """`body` without Markdown, for places that show text."""
    tokens = parse(body) if len(body) <= MAX_PARSED else None
    if tokens is None:
        return body
    shown = (token.children or [] if token.type == "inline" else [token] for token in tokens if token.content)
    return "\n".join("".join(child.content for child in children).rstrip("\n") for children in shown)


def excerpt(body: str, limit: int) -> str:
    """The beginning of `plain_text` in one line of at most `limit` characters."""
    text = " ".join(plain_text(body[: 4 * limit]).split())
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"


def shown_as_text(body: str, spans: Sequence[Span]) -> set[int]:
    """The numbers of those `spans` that are shown as text, and not as part of code or an address."""
    marked = MarkedText(body, spans)
    tokens = parse(marked.text) or [Token("inline", "", 0, children=[Token("text", "", 0, content=marked.text)])]
    texts = (child.content for token in tokens for child in token.children or () if child.type == "text")
    return {piece.number for text in texts for piece in marked.split(text) if isinstance(piece, MarkedSpan)}
