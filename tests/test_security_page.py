"""SECURITY.md names the test that shows each line; every one of them is there."""

import re
from pathlib import Path

import pytest

from app.paths import ROOT

PAGE = (ROOT / "SECURITY.md").read_text()
NAMED = sorted(set(re.findall(r"`([\w/]+\.py)(?:::(\w+))?`", PAGE)))
CHAPTERS = range(1, 18)
LINE = re.compile(r"^\| [\d.,– ]+ \| [^|]* \| (?P<state>[^|]+) \| (?P<by>[^|]*) \|$", re.MULTILINE)
STATES = {"met", "met by design", "met in part", "**not met**", "does not apply", "the operator's"}


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_a_test_that_is_named_is_there(file: str, name: str) -> None:
    path = Path(__file__).parent / file
    assert path.is_file()
    assert re.search(rf"def test_{name}", path.read_text())


def test_every_chapter_is_there_and_what_is_met_says_by_what() -> None:
    assert [int(number) for number in re.findall(r"^### V(\d+) ", PAGE, re.MULTILINE)] == list(CHAPTERS)
    lines = list(LINE.finditer(PAGE))
    assert len(lines) == len(re.findall(r"^\| \d", PAGE, re.MULTILINE)) > 100
    assert {line["state"] for line in lines} <= STATES
    assert [
        line[0] for line in lines if line["state"] == "met" and "::" not in line["by"] and ".py" not in line["by"]
    ] == []
