"""Reading a message line by line: fences of code, quotes, lists, and lines of text.

In a document a paragraph goes on over lines (CommonMark 4.8); in a chat people press Enter, and what they write next
is said next. So a quote ends with its line, and so does an item of a list, unless the next line is indented. A fence is
one wherever its signs stand, and nothing after its end belongs to it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.characters import is_blank
from app.chat.markdown.inline import read_line
from app.chat.markdown.nodes import Block, Fence, Items, Paragraph, Quote
from app.chat.markdown.signs import may_close_code, may_open_code
from app.web.highlighting import is_language

# A text that is nested deeper is shown as it was typed.
MAX_NESTING = 20

_RUN = re.compile("`{3,}")
# Not of a number, a comparison or a face: >5, >=, >:(, >_<.
_QUOTED = re.compile(r"[ \t]{0,3}>(?: |(?=[\t>*@\"'`\[«„“‘]|[^\W\d_]|$))")
_ITEM = re.compile(r"([ \t]*)([-*•]|\d{1,9}[.)])[ \t]+(?=\S)")
# A date (1. 2. 2024), a rule (- - -), a schedule (* 2 * * *).
_NO_ITEM = re.compile(r"(?:[-*•]|\d{1,9}[.)])(?:[ \t]|$)")
_STARS = re.compile(r"[ \t]\*(?:[ \t]|$)")
_INDENTED = re.compile(r"[ \t]*")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its end, which begins at `start` of the message."""

    start: int
    text: str
    quoted: bool = False

    def rest(self, begin: int) -> "_Line":
        """The line from the character number `begin` on."""
        return _Line(self.start + begin, self.text[begin:])


class TooDeep(Exception):
    """The message is nested deeper than `MAX_NESTING`."""


def read_blocks(body: str) -> list[Block]:
    """The blocks of a message. Raises `TooDeep`."""
    lines: list[_Line] = []
    start = 0
    for text in body.split("\n"):
        lines.append(_Line(start, text))
        start += len(text) + 1
    return _blocks(lines, 0)


def _blocks(lines: Sequence[_Line], depth: int) -> list[Block]:
    if depth > MAX_NESTING:
        raise TooDeep
    found: list[Block] = []
    together: list[_Line] = []  # all quoted, or none
    for part in [*_parts(lines), None]:
        if together and (not isinstance(part, _Line) or part.quoted != together[0].quoted):
            found += _quote(together, depth) if together[0].quoted else _lists_and_text(together, depth)
            together = []
        if isinstance(part, _Line):
            together.append(part)
        elif part is not None:
            found.append(part)
    return _tight(found)


def _parts(lines: Sequence[_Line]) -> Iterator[_Line | Fence]:
    """The fences, and the lines between them."""
    unclosed: set[int] = set()
    at = 0
    rest: _Line | None = None  # what follows a fence in its last line
    while at < len(lines):
        line, begun, rest = rest or lines[at], rest is not None, None
        if not begun and _QUOTED.match(line.text):
            yield replace(line, quoted=True)
            at += 1
            continue
        opened = _fence(line.text, lines, at, unclosed)
        if opened is None:
            yield line
            at += 1
            continue
        before, fence, at, end = opened
        if not is_blank(before):
            yield _Line(line.start, before)
        yield fence
        if at < len(lines) and not is_blank(lines[at].text[end:]):
            rest = lines[at].rest(end)
        else:
            at += 1


def _fence(text: str, lines: Sequence[_Line], at: int, unclosed: set[int]) -> tuple[str, Fence, int, int] | None:
    """The first fence that begins in `text`, the rest of the line number `at`: (what is before it, the fence, the
    number of the line in which it ends, and where it ends there). None if none does."""
    place = 0
    while run := _RUN.search(text, place):
        before, after, length = text[: run.start()], text[run.end() :], len(run[0])
        same = re.compile(f"(?<!`)`{{{length}}}(?!`)")
        if here := same.search(text, run.end()):  # code within a line
            place = here.end()
            continue
        place = run.end()
        if not may_open_code(text, run.start()):
            continue
        indent = len(before) if is_blank(before) else 0
        end = None if length in unclosed else next(_ends(lines, at + 1, same), None)
        if end is None:
            unclosed.add(length)
            if len(before) > indent or not (is_blank(after) or is_language(after)):
                continue
            end = (len(lines), 0, 0)
        last, inner, outer = end
        code = [line.text for line in lines[at + 1 : last]] + [line.text[:inner] for line in lines[last : last + 1]]
        fence = _code(after, [line[min(indent, _width(line)) :] for line in code])
        if not is_blank(fence.code):
            return before, fence, last, outer
    return None


def _ends(lines: Sequence[_Line], first: int, run: re.Pattern[str]) -> Iterator[tuple[int, int, int]]:
    """(number of the line, first character, one past the last) of each `run` from the line `first` on."""
    for number in range(first, len(lines)):
        text = lines[number].text
        for found in run.finditer(text):
            if is_blank(text[: found.start()]) or may_close_code(text, found.end()):
                yield number, found.start(), found.end()


def _code(first: str, lines: Sequence[str]) -> Fence:
    """A fence in which `first` follows the opening signs: a language, alone in its line, or code."""
    language = first.strip().lower() if is_language(first) else ""
    code = [*lines] if language or is_blank(first) else [first, *lines]
    if code and is_blank(code[-1]):
        code.pop()
    return Fence(language, "\n".join(code))


def _quote(lines: Sequence[_Line], depth: int) -> list[Block]:
    inner = [line.rest(mark.end()) for line in lines if (mark := _QUOTED.match(line.text))]
    if all(is_blank(line.text) for line in inner):
        return [_paragraph(lines)]
    return [Quote(_blocks(inner, depth + 1))]


def _lists_and_text(lines: Sequence[_Line], depth: int) -> Iterator[Block]:
    text: list[_Line] = []
    at = 0
    while at < len(lines):
        if first := _item(lines[at].text):
            if text:
                yield _paragraph(text)
            text, items = [], []
            while at < len(lines) and (item := _item(lines[at].text)) and bool(item.number) == bool(first.number):
                end = next((n for n in range(at + 1, len(lines)) if not item.holds(lines[n].text)), len(lines))
                inner = [lines[at].rest(item.inside)]
                inner += [line.rest(min(_width(line.text), item.inside)) for line in lines[at + 1 : end]]
                items.append((item.number, _blocks(inner, depth + 1)))
                at = end
            yield Items(bool(first.number), items)
        else:
            text.append(lines[at])
            at += 1
    if text:
        yield _paragraph(text)


@dataclass(frozen=True, slots=True)
class _Item:
    """The first line of an item: its indent, where its text begins, and its number with a blank, or ""."""

    indent: int
    inside: int
    number: str

    def holds(self, line: str) -> bool:
        """Whether `line`, which follows, belongs to this item."""
        return self.indent + 2 <= _width(line) < len(line)


def _item(line: str) -> _Item | None:
    found = _ITEM.match(line)
    if found is None or _NO_ITEM.match(line, found.end()) or (found[2] == "*" and _STARS.search(line, found.end())):
        return None
    return _Item(len(found[1]), found.end(), "" if found[2] in "-*•" else f"{found[2]} ")


def _width(line: str) -> int:
    found = _INDENTED.match(line)
    return found.end() if found else 0


def _paragraph(lines: Sequence[_Line]) -> Paragraph:
    return Paragraph([read_line(line.text, line.start) for line in lines])


def _tight(blocks: Sequence[Block]) -> list[Block]:
    """`blocks` without the empty lines between a paragraph and what is none."""
    found: list[Block] = []
    for number, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            lines = list(block.lines)
            while lines and number and not lines[0]:
                lines.pop(0)
            while lines and number < len(blocks) - 1 and not lines[-1]:
                lines.pop()
            if lines:
                found.append(Paragraph(lines))
        else:
            found.append(block)
    return found
