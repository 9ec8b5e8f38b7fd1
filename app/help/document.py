"""Rendering a help page as HTML: headings with anchors, tables, coloured code, and links between pages.

The text is ours and trusted. What is left out (HTML other than `<br>`, so styles and scripts) is what the Content
Security Policy would refuse, or what would look different where the code is hosted.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape

from app.web.highlighting import highlighted

# One level below the title is what "On this page" lists.
_LISTED_LEVEL = 2
_LINK_TO_PAGE = re.compile(r"([\w-]+)\.md(#[\w-]+)?")


@dataclass(frozen=True, slots=True)
class Section:
    """The part of a page under one heading: its anchor, level (1 is the title of the page), title and text."""

    anchor: str
    level: int
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A page: its title, its first paragraph as text, the HTML after the title, and its sections."""

    title: str
    summary: str
    html: Markup
    sections: Sequence[Section]

    @property
    def outline(self) -> list[Section]:
        """The sections of level 2, for "On this page"."""
        return [section for section in self.sections if section.level == _LISTED_LEVEL]


def load(path: Path) -> Document:
    """The document in the Markdown file `path` as it is now. Raises `OSError`."""
    return _load(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _load(path: Path, modified_ns: int) -> Document:  # noqa: ARG001 - part of the cache key
    return parse(path.read_text())


def parse(text: str) -> Document:
    """`text`, Markdown whose first line is a heading of level 1. Raises `ValueError` for any other."""
    tokens = _MARKDOWN.parse(text)
    if not tokens or (tokens[0].type, tokens[0].tag) != ("heading_open", "h1"):
        raise ValueError("a help page begins with its title")
    _name_headings(tokens)
    sections = list(_sections(tokens))
    summary = next((plain(token) for token in tokens[3:] if token.type == "inline"), "")
    html = _MARKDOWN.renderer.render(tokens[3:], _MARKDOWN.options, {})
    return Document(sections[0].title, summary, Markup(html), sections)  # noqa: S704 - our own text


def plain(token: Token) -> str:
    """The text of an inline `token`, without Markdown."""
    return "".join(
        " " if child.type == "softbreak" else child.content for child in token.children or () if _shown(child)
    )


def _shown(token: Token) -> bool:
    return token.type != "html_inline"


def slug(title: str) -> str:
    """The anchor of a heading, as GitHub and others make it."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def _name_headings(tokens: Sequence[Token]) -> None:
    """Give each heading its anchor; the second of the same name gets `-1`, as on code hosts."""
    used: dict[str, int] = {}
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            anchor = slug(plain(inline))
            count = used[anchor] = used.get(anchor, -1) + 1
            opening.attrSet("id", f"{anchor}-{count}" if count else anchor)


def _sections(tokens: Sequence[Token]) -> Iterator[Section]:
    starts = [number for number, token in enumerate(tokens) if token.type == "heading_open"]
    for start, end in zip(starts, [*starts[1:], len(tokens)], strict=True):
        opening = tokens[start]
        texts = (_text(token) for token in tokens[start + 3 : end])
        yield Section(
            str(opening.attrs["id"]),
            int(opening.tag[1:]),
            plain(tokens[start + 1]),
            " ".join(text for text in texts if text),
        )


def _text(token: Token) -> str:
    if token.type == "inline":
        return plain(token)
    return token.content if token.type in ("fence", "code_block") else ""


class _Renderer(RendererHTML):
    """Renders tokens; the library calls the method with the name of a token's type."""

    def heading_close(self, tokens: Sequence[Token], at: int, *_: Any) -> str:
        """The end of a heading, with a link to itself."""
        anchor, title = tokens[at - 2].attrs["id"], plain(tokens[at - 1])
        label = escape(f"Link to “{title}”")
        return f' <a class="anchor" href="#{anchor}" aria-label="{label}">#</a></{tokens[at].tag}>\n'

    def fence(self, tokens: Sequence[Token], at: int, *_: Any) -> str:
        """A code block with colours; it can be scrolled with the keyboard."""
        return f'<pre tabindex="0"><code>{highlighted(tokens[at].content, tokens[at].info)}</code></pre>\n'

    def table_open(self, tokens: Sequence[Token], at: int, *_: Any) -> str:
        """The start of a table, in a box that scrolls if it is too wide."""
        first = next(plain(token) for token in tokens[at:] if token.type == "inline" and token.content)
        return f'<div class="table-box" tabindex="0" role="region" aria-label="{escape(first)}"><table>\n'

    def td_open(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
        """A cell. The library aligns numbers with an inline style, which the policy refuses."""
        if tokens[at].attrs.pop("style", None) == "text-align:right":
            tokens[at].attrSet("class", "end")
        return self.renderToken(tokens, at, options, env)

    def th_open(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
        """A cell of the head; see `td_open`."""
        return self.td_open(tokens, at, options, env)

    def table_close(self, *_: Any) -> str:
        """The end of a table and of its box."""
        return "</table></div>\n"

    def link_open(self, tokens: Sequence[Token], at: int, options: OptionsDict, env: EnvType) -> str:
        """A link; one to the file of another page leads to `/help/<page>`."""
        token = tokens[at]
        page = _LINK_TO_PAGE.fullmatch(str(token.attrs["href"]))
        if page:
            token.attrSet("href", f"/help/{page[1]}{page[2] or ''}")
        return self.renderToken(tokens, at, options, env)

    def html_inline(self, tokens: Sequence[Token], at: int, *_: Any) -> str:
        """Drop HTML except `<br>`: comments only mark generated and tested parts."""
        return "<br>" if tokens[at].content == "<br>" else ""

    def html_block(self, tokens: Sequence[Token], at: int, *_: Any) -> str:
        """The same for HTML on lines of its own."""
        return self.html_inline(tokens, at)


_MARKDOWN = MarkdownIt("commonmark", {"html": True}, renderer_cls=_Renderer).enable("table")
