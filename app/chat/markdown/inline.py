"""Reading a line: styles, code, links and addresses. Nothing goes on into the next line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.characters import is_blank, is_seen
from app.chat.markdown.addresses import BEGINS, address_at
from app.chat.markdown.nodes import Code, Inline, Link, Styled, Text, text_of
from app.chat.markdown.signs import may_close, may_close_code, may_open, may_open_code

# The most styles that can be open at once; what goes deeper is shown as it was typed.
MAX_OPEN = 20
# `****` and longer are no style, but what somebody left out of a word.
_STYLES = {"*": ("em",), "**": ("strong",), "***": ("strong", "em"), "_": ("em",), "__": ("strong",), "~~": ("s",)}
_PIECES = re.compile(
    rf"(?P<code>`+)|(?P<sign>\*+|_+|~+)|(?P<bracket>[\[\]])|(?P<address>{BEGINS.pattern})", re.IGNORECASE
)
_BACKTICKS = re.compile("`+")
# No title: it would not be seen.
_TARGET = re.compile(r"\]\((https?://[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)\)", re.IGNORECASE)
# Names of programming languages: `__init__`, `__FILE__`.
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a line that is not only text: a node, signs of a style, or a side of a link (`url` is its target at the
    end, "" at the start)."""

    start: int
    end: int
    node: Inline | None = None
    url: str | None = None


def read_line(line: str, offset: int) -> list[Inline]:
    """What stands in `line`, which begins at `offset` of the message."""
    pieces = _pieces(line)
    return _tree(line, offset, pieces) if pieces else ([Text(offset, line)] if line else [])


def _pieces(line: str) -> list[_Piece]:
    found: list[_Piece] = []
    brackets: list[tuple[int, int]] = []  # where a label may begin, and how many pieces were before it
    linked = 0  # how many pieces there were when the last label ended
    unclosed: set[int] = set()
    at = 0
    while match := _PIECES.search(line, at):
        start, at = match.span()
        if match["sign"]:
            found.append(_Piece(start, at))
        elif match["code"]:
            end = _code_end(line, start, at, unclosed)
            if end:
                found.append(_Piece(start, end, Code(_code(line[at : end - (at - start)]))))
                at = end
        elif match["address"]:
            if url := address_at(line, start):
                at = start + len(url)
                found.append(_Piece(start, at, Link(url, [Text(start, url)], named=False)))
        elif match["bracket"] == "[":
            brackets.append((start, len(found)))
        elif brackets:
            opened, before = brackets.pop()
            target = _TARGET.match(line, start)
            if target and before >= linked and not is_blank(line[opened + 1 : start]):
                found.insert(before, _Piece(opened, opened + 1, url=""))
                at = target.end()
                found.append(_Piece(start, at, url=target[1]))
                linked = len(found)
    return found


def _code_end(line: str, start: int, inside: int, unclosed: set[int]) -> int:
    """Where the code ends that begins with the backticks at `start`; 0 if they begin none."""
    length = inside - start
    if length in unclosed or not may_open_code(line, start) or not _is_edge(line[inside : inside + 2], length):
        return 0
    for match in _BACKTICKS.finditer(line, inside):
        if len(match[0]) != length or is_blank(line[inside : match.start()]):
            continue
        if may_close_code(line, match.end()) and _is_edge(line[match.start() - 2 : match.start()][::-1], length):
            return match.end()
    unclosed.add(length)  # nor do any that follow
    return 0


def _is_edge(chars: str, length: int) -> bool:
    """Whether code between so many backticks may begin or end with these, the outer one first: not with a blank, unless
    that keeps a backtick of it apart from those."""
    return chars != "" and (is_seen(chars[0]) or (length > 1 and chars == " `"))


def _code(text: str) -> str:
    """The code between backticks, without the blanks that are none of it."""
    return text.removeprefix(" ").removesuffix(" ")


@dataclass(slots=True)
class _Level:
    """What was read of a line, or of a label: nodes, and of signs that may begin a style the place among the nodes."""

    nodes: list[Inline] = field(default_factory=list)
    opened: list[tuple[str, int]] = field(default_factory=list)


def _tree(line: str, offset: int, pieces: Sequence[_Piece]) -> list[Inline]:
    level = _Level()
    outer: _Level | None = None
    at = 0
    for piece in pieces:
        if piece.start > at:
            level.nodes.append(Text(offset + at, line[at : piece.start]))
        at = piece.end
        if piece.url == "":
            outer, level = level, _Level()
        elif piece.url is not None and outer is not None:
            outer.nodes.append(Link(piece.url, _merged(_without_links(level.nodes)), named=True))
            level, outer = outer, None
        elif isinstance(piece.node, Link):
            level.nodes.append(Link(piece.node.url, [Text(offset + piece.start, piece.node.url)], named=False))
        elif piece.node is not None:
            level.nodes.append(piece.node)
        else:
            _read_sign(level, line, offset, piece)
    if at < len(line):
        level.nodes.append(Text(offset + at, line[at:]))
    return _merged(level.nodes)


def _read_sign(level: _Level, line: str, offset: int, piece: _Piece) -> None:
    sign = line[piece.start : piece.end]
    if sign in _STYLES:
        if may_close(sign[0], line, piece.start, piece.end) and _close(level, sign):
            return
        if len(level.opened) < MAX_OPEN and may_open(sign[0], line, piece.start, piece.end):
            level.opened.append((sign, len(level.nodes)))
    level.nodes.append(Text(offset + piece.start, sign))


def _close(level: _Level, sign: str) -> bool:
    """End the style that `sign` ends, or with three stars one that began with two and one with one; whether there was
    one."""
    alike = [each for each in level.opened if each[0] == sign][-1:]
    if not alike and sign == "***":
        alike = [each for each in level.opened if each[0] in ("*", "**")][-2:]
        if len({opened for opened, _ in alike}) < len("**"):
            return False
    if not alike or any(_is_no_style(opened, level.nodes[place + 1 :]) for opened, place in alike):
        return False
    for opened, place in reversed(alike):
        children: list[Inline] = _merged(level.nodes[place + 1 :])
        for tag in reversed(_STYLES[opened]):
            children = [Styled(tag, children)]
        level.nodes[place:] = children
    level.opened = level.opened[: level.opened.index(alike[0])]
    return True


def _is_no_style(sign: str, nodes: Sequence[Inline]) -> bool:
    text = text_of(nodes)
    return is_blank(text) or (sign == "__" and _IDENTIFIER.fullmatch(text) is not None)


def _without_links(nodes: Sequence[Inline]) -> list[Inline]:
    """`nodes` of a label: an address in it is text, since it goes where the label does."""
    found: list[Inline] = []
    for node in nodes:
        match node:
            case Link():
                found += node.children
            case Styled():
                found.append(Styled(node.tag, _merged(_without_links(node.children))))
            case _:
                found.append(node)
    return found


def _merged(nodes: Sequence[Inline]) -> list[Inline]:
    """`nodes` with texts that follow each other as one."""
    found: list[Inline] = []
    for node in nodes:
        last = found[-1] if found else None
        if isinstance(node, Text) and isinstance(last, Text) and last.start + len(last.text) == node.start:
            found[-1] = Text(last.start, last.text + node.text)
        else:
            found.append(node)
    return found
