"""The page about ASVS has a line for every requirement, and the tests that it names are there."""

import ast
import re
from functools import cache
from typing import NamedTuple

from app.help.catalog import FOLDER
from app.paths import ROOT
from tests.help.texts import anchors

PAGE = (FOLDER / "asvs.md").read_text()
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
STATES = {"met", "in part", "not met", "n/a", "operator"}

# The requirements of levels 1 and 2 in OWASP ASVS 5.0: each section, and which numbers in it.
REQUIREMENTS = """
1.1:1-2 1.2:1-9 1.3:1-11 1.4:1-3 1.5:1-2 2.1:1-3 2.2:1-3 2.3:1-4 2.4:1 3.2:1-2 3.3:1-4 3.4:1-6 3.5:1-5 3.7:1-2
4.1:1-3 4.2:1 4.3:1-2 4.4:1-4 5.1:1 5.2:1-3 5.3:1-2 5.4:1-3 6.1:1-3 6.2:1-12 6.3:1-4 6.4:1-4 6.5:1-5 6.6:1-3 6.8:1-4
7.1:1-3 7.2:1-4 7.3:1-2 7.4:1-5 7.5:1-2 7.6:1-2 8.1:1-2 8.2:1-3 8.3:1 8.4:1 9.1:1-3 9.2:1-4 10.1:1-2 10.2:1-2
10.3:1-4 10.4:1-11 10.5:1-5 10.6:1-2 10.7:1-3 11.1:1-2 11.2:1-3 11.3:1-3 11.4:1-4 11.5:1 11.6:1 12.1:1-3 12.2:1-2
12.3:1-4 13.1:1 13.2:1-5 13.3:1-2 13.4:1-5 14.1:1-2 14.2:1-4 14.3:1-3 15.1:1-3 15.2:1-3 15.3:1-7 16.1:1 16.2:1-5
16.3:1-4 16.4:1-3 16.5:1-3 17.1:1 17.2:1-4 17.3:1-2
"""


class Line(NamedTuple):
    numbers: str
    level: str
    requirement: str
    state: str
    shown: str


LINES = [Line(*(cell.strip() for cell in row.split("|")[1:-1])) for row in re.findall(r"^\| \d.*$", PAGE, re.MULTILINE)]


def _known() -> list[str]:
    """The number of every requirement, in their order."""
    found = []
    for each in REQUIREMENTS.split():
        section, _, numbers = each.partition(":")
        first, _, last = numbers.partition("-")
        found += [f"{section}.{number}" for number in range(int(first), int(last or first) + 1)]
    return found


def _answered(known: list[str]) -> list[str]:
    """The numbers that have a line; `1.2.6-1.2.8` are three, and `1.4.1, 1.4.3` two."""
    found = []
    for line in LINES:
        for part in line.numbers.split(", "):
            first, _, last = part.partition("-")
            found += known[known.index(first) : known.index(last or first) + 1]
    return found


@cache
def _tests(path: str) -> set[str]:
    nodes = ast.walk(ast.parse((ROOT / path).read_text()))
    return {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


def test_every_requirement_has_one_line() -> None:
    known = _known()
    assert len(known) == 253
    assert sorted(_answered(known)) == sorted(known)


def test_every_test_that_is_named_is_there() -> None:
    named = TEST.findall(PAGE)
    assert len(named) > 200
    assert [f"{path}::{name}" for path, name in named if name not in _tests(path)] == []


def test_what_is_met_says_what_shows_it_and_what_is_not_says_why() -> None:
    sections = {f"(security.md#{anchor})" for anchor in anchors(FOLDER / "security.md")}
    for line in LINES:
        assert line.state in STATES, line
        assert line.shown, line
        linked = set(re.findall(r"\(security.md#[\w-]+\)", line.shown))
        assert linked <= sections, line
        assert line.state != "met" or TEST.search(line.shown) or linked, line
