"""The HTML of a message, the same for every reader and language, and its text without Markdown."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import nh3
from markupsafe import Markup, escape

from app.characters import is_blank, without_turns
from app.chat.markdown.nodes import Block, Code, Fence, Inline, Items, Link, Paragraph, Quote, Styled, Text, text_of
from app.chat.markdown.parse import Span, is_plain, parse, plain_lines
from app.web.highlighting import CLASSES, highlighted

# The only HTML allowed in a message, whatever the parser produces: a second line of defence. Tags, attributes are named
# one by one; nothing of htmx, no style, no id and no script is among them.

# A cleaner of its own: a shared one could be changed by other code.
_cleaner = nh3.Cleaner(
    tags={"a", "blockquote", "code", "em", "li", "ol", "pre", "s", "span", "strong", "ul"},
    attributes={
        "a": {"href", "rel", "target", "dir"},
        "blockquote": {"dir"},
        "ol": {"dir"},
        "ul": {"dir"},
    },
    allowed_classes={"a": {"mention"}, "span": {"mention", *CLASSES}},
    link_rel=None,
    url_schemes={"http", "https"},
)


def sanitize(html: str) -> str:
    """`html` without any tag or attribute that is not allowed in a message."""
    return _cleaner.clean(html)


# A room's pages are read again and again, and a message is rendered for the socket and for the page.
CACHED = 2_048

# `dir`: an address runs from left to right in any text, and a quote or a list begins where its own words do.
_LINK = Markup('<a href="{}" target="_blank" rel="noopener noreferrer nofollow" dir="auto">{}</a>')
_ADDRESS = re.compile(r"://|\bwww\.", re.IGNORECASE)
_PERSON = Markup('<a class="mention" href="/people/{}">{}</a>')
_PERSON_IN_LINK = Markup('<span class="mention">{}</span>')
_ROOM = Markup('<a class="mention" href="/chat/{}">{}</a>')
# `means` begins with this if it is a room and not a person.
ROOM = "#"
# In the place of a character that is left out, so that positions stay what they are. HTML has no such character.
_LEFT_OUT = "\ufdd0"


def render_body(body: str, mentions: Sequence[Sequence[object]]) -> Markup:
    """`body` as HTML; line breaks stay as they are (the style sheet keeps them). `mentions`: [id of a person, or `#`
    and the id of an open room; first character; one past the last], in order."""
    if not mentions and is_plain(body):
        return escape(without_turns(body))
    return _marked_up(body, tuple((str(means), int(str(start)), int(str(end))) for means, start, end in mentions))


@lru_cache(CACHED)
def _marked_up(body: str, spans: tuple[Span, ...]) -> Markup:
    body = without_turns(body, _LEFT_OUT)
    writer = _Writer(spans)
    blocks = parse(body)
    if blocks is None:
        return writer.text(Text(0, body))
    return Markup(sanitize("".join(writer.blocks(blocks))))  # noqa: S704 - just cleaned


class _Writer:
    """Writes what was read as HTML, with the `spans` that stand in its texts as mentions; others are ignored, and those
    that overlap with one before."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans

    def blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph():
                yield "\n".join("".join(self._inlines(line)) for line in block.lines)
            case Fence():
                yield f"<pre><code>{highlighted(_seen(block.code), block.language)}</code></pre>"
            case Quote():
                yield '<blockquote dir="auto">'
                yield from self.blocks(block.blocks)
                yield "</blockquote>"
            case Items():
                tag = "ol" if block.ordered else "ul"
                yield f'<{tag} dir="auto">'
                for marker, inner in block.items:
                    yield f"<li>{escape(marker)}{''.join(self.blocks(inner))}</li>"
                yield f"</{tag}>"

    def _inlines(self, nodes: Sequence[Inline], *, linked: bool = False) -> Iterator[str]:
        for node in nodes:
            match node:
                case Text():
                    yield self.text(node, linked=linked)
                case Code():
                    yield Markup("<code>{}</code>").format(_seen(node.text))
                case Styled():
                    yield f"<{node.tag}>{''.join(self._inlines(node.children, linked=linked))}</{node.tag}>"
                case Link() if node.named:
                    label = Markup("".join(self._inlines(node.children, linked=True)))  # noqa: S704 - escaped, piece by piece
                    yield _LINK.format(_seen(node.url), label)
                    # One that reads an address and goes to another has that one beside it.
                    if _ADDRESS.search(read := text_of(node.children)) and read != node.url:
                        yield escape(f" ({_seen(node.url)})")
                case Link():
                    yield _LINK.format(node.url, node.url)

    def text(self, node: Text, *, linked: bool = False) -> Markup:
        """`linked`: in a link, in which there can be no other one."""
        found = Markup("")
        last = node.start
        end = node.start + len(node.text)
        for means, first, beyond in self._spans:
            if last <= first < beyond <= end and not (linked and means.startswith(ROOM)):
                said = _seen(node.text[first - node.start : beyond - node.start])
                found += escape(_seen(node.text[last - node.start : first - node.start]))
                if means.startswith(ROOM):
                    found += _ROOM.format(means.removeprefix(ROOM), said)
                else:
                    found += _PERSON_IN_LINK.format(said) if linked else _PERSON.format(means, said)
                last = beyond
        return found + escape(_seen(node.text[last - node.start :]))


def _seen(text: str) -> str:
    return text.replace(_LEFT_OUT, "")


def plain_text(body: str) -> str:
    """`body` without Markdown, for places that show text."""
    return without_turns("\n".join(plain_lines(body)))


def excerpt(body: str, limit: int) -> str:
    """The beginning of `body` without Markdown in one line of at most `limit` characters: of what was said, and of what
    it quotes only if nothing else was."""
    body = body[: 4 * limit]
    said = "\n".join(plain_lines(body, quotes=False))
    text = without_turns(" ".join(said.split())) if not is_blank(said) else " ".join(plain_text(body).split())
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"
