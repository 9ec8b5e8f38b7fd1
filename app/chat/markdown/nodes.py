"""What a message is made of, once it is read: blocks of lines, and what stands in a line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Text:
    """Text as it was typed; its first character is the one at `start` of the message."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """Code between backticks, within a line."""

    text: str


@dataclass(frozen=True, slots=True)
class Styled:
    """Text in one of the styles `strong`, `em` and `s`."""

    tag: str
    children: Sequence["Inline"]


@dataclass(frozen=True, slots=True)
class Link:
    """A link to `url`. `named`: it was written `[label](url)`, and not as an address alone."""

    url: str
    children: Sequence["Inline"]
    named: bool


Inline: TypeAlias = Text | Code | Styled | Link


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of text; empty ones are empty lists."""

    lines: Sequence[Sequence[Inline]]


@dataclass(frozen=True, slots=True)
class Fence:
    """A block of code; `language` is "" or one that is known."""

    language: str
    code: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Lines that were said by somebody else."""

    blocks: Sequence["Block"]


@dataclass(frozen=True, slots=True)
class Items:
    """A list. `marker` of an item is its number as it was typed, or "" in a list that is not `ordered`."""

    ordered: bool
    items: Sequence[tuple[str, Sequence["Block"]]]


Block: TypeAlias = Paragraph | Fence | Quote | Items


def text_of(nodes: Sequence[Inline]) -> str:
    """What is read in a line, or a part of one."""
    return "".join(node.text if isinstance(node, Text | Code) else text_of(node.children) for node in nodes)


def lines_of(blocks: Sequence[Block], *, quotes: bool = True) -> Iterator[str]:
    """What is read in `blocks`, line by line; `quotes`: also in quotes."""
    for block in blocks:
        match block:
            case Paragraph():
                yield from map(text_of, block.lines)
            case Fence():
                yield from block.code.split("\n")
            case Quote() if quotes:
                yield from lines_of(block.blocks)
            case Items():
                for marker, inner in block.items:
                    first, *others = lines_of(inner, quotes=quotes) if inner else [""]
                    yield marker + first
                    yield from others


def texts_of(blocks: Sequence[Block], *, quotes: bool = True) -> Iterator[Text]:
    """The texts in `blocks` that are neither code nor an address; `quotes`: also those in quotes."""
    for block in blocks:
        match block:
            case Paragraph():
                for line in block.lines:
                    yield from _texts_in(line)
            case Quote() if quotes:
                yield from texts_of(block.blocks)
            case Items():
                for _, inner in block.items:
                    yield from texts_of(inner, quotes=quotes)


def _texts_in(nodes: Sequence[Inline]) -> Iterator[Text]:
    for node in nodes:
        if isinstance(node, Text):
            yield node
        elif isinstance(node, Styled) or (isinstance(node, Link) and node.named):
            yield from _texts_in(node.children)
