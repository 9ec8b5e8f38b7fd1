"""What the help pages, the README and SECURITY.md say, taken apart for the tests that hold them to the code."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from app.help.catalog import FOLDER, pages
from app.help.document import slug
from app.paths import ROOT

_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")

HELP = [FOLDER / f"{page.key}.md" for page in pages()]
TEXTS = [*HELP, ROOT / "README.md", ROOT / "SECURITY.md"]
every_text = pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)


def tokens_of(path: Path) -> list[Token]:
    return _MARKDOWN.parse(path.read_text())


def inline(path: Path, kind: str) -> Iterator[Token]:
    """The tokens of `kind` within the lines of the file at `path`."""
    return (child for token in tokens_of(path) for child in token.children or () if child.type == kind)


def code_spans(path: Path) -> list[str]:
    return [token.content for token in inline(path, "code_inline")]


def code_blocks(path: Path, language: str) -> list[str]:
    return [token.content for token in tokens_of(path) if token.type == "fence" and token.info == language]


def bold(path: Path) -> list[str]:
    """The words that stand in bold."""
    found = []
    for token in tokens_of(path):
        children = token.children or []
        starts = [number for number, child in enumerate(children) if child.type == "strong_open"]
        for start in starts:
            end = next(at for at in range(start, len(children)) if children[at].type == "strong_close")
            found.append("".join(child.content for child in children[start:end]))
    return found


def links(path: Path) -> list[str]:
    return [
        *(str(token.attrs["href"]) for token in inline(path, "link_open")),
        *(str(token.attrs["src"]) for token in inline(path, "image")),
    ]


def anchors(path: Path) -> set[str]:
    """What `#...` may follow the name of this file."""
    tokens = tokens_of(path)
    titles = [
        "".join(child.content for child in tokens[number + 1].children or ())
        for number, token in enumerate(tokens)
        if token.type == "heading_open"
    ]
    return {slug(title) for title in titles}


def block_to_run(page: str, name: str) -> str:
    """The code block of a page that follows the comment `<!-- tested: name -->`, without the list it may be in."""
    text = (FOLDER / f"{page}.md").read_text()
    found = re.search(
        rf"^( *)<!-- tested: {re.escape(name)} -->\n *```\w+\n(.*?)\n *```$", text, re.DOTALL | re.MULTILINE
    )
    assert found, f"{page}.md has no block {name}"
    return "\n".join(line.removeprefix(found[1]) for line in found[2].splitlines())


def rows(page: str, part: str) -> list[list[str]]:
    """The cells of the table in the part of a page that stands between two comments, without its head."""
    text = (FOLDER / f"{page}.md").read_text()
    between = text[text.index(f"<!-- {part} -->") : text.index(f"<!-- /{part} -->")]
    lines = [line for line in between.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
