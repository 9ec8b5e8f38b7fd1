"""What the scripts keep to among each other: imports lead to files, and never in a circle; no script is long."""

import re
from pathlib import Path

import pytest

from app.paths import STATIC

pytestmark = [pytest.mark.template_rules, pytest.mark.one_database]

SCRIPTS = STATIC / "js"
MAX_LINES = 150
# Both what is imported at once and what is fetched later.
IMPORT = re.compile(r"""\bimport\b[^;'"]*['"](\.[^'"]+)['"]""")


def imports_of(script: Path) -> set[Path]:
    return {(script.parent / name).resolve() for name in IMPORT.findall(script.read_text())}


def circle_in(graph: dict[Path, set[Path]]) -> list[str]:
    """The names of modules that import each other in a circle; none if there is none."""
    left = dict(graph)
    while free := [script for script, imported in left.items() if not imported & left.keys()]:
        for script in free:
            del left[script]
    return sorted(script.name for script in left)


def test_scripts_import_what_there_is_and_never_in_a_circle() -> None:
    graph = {script: imports_of(script) for script in SCRIPTS.rglob("*.js")}
    assert [name for imported in graph.values() for name in imported if not name.is_file()] == []
    assert sum(map(len, graph.values())) > len(graph)  # the pattern finds imports
    assert circle_in(graph) == []


def test_a_circle_of_imports_would_be_found() -> None:
    one, other, third = Path("one.js"), Path("other.js"), Path("third.js")
    assert circle_in({one: {other}, other: {third}, third: set()}) == []
    assert circle_in({one: {other}, other: {one, third}, third: set()}) == ["one.js", "other.js"]


@pytest.mark.parametrize("script", sorted(SCRIPTS.rglob("*.js")), ids=lambda script: script.name)
def test_a_script_is_short_enough_to_be_read_at_once(script: Path) -> None:
    assert len(script.read_text().splitlines()) <= MAX_LINES
