"""The benchmark of chat still knows the product it measures."""

from pathlib import Path

import pytest

from tests.bench import talks


async def test_rooms_are_opened_and_every_question_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, databases
) -> None:
    monkeypatch.setattr(talks, "PEOPLE", 3)
    monkeypatch.setattr(talks, "ROOMS", 6)
    async with databases.empty(tmp_path) as url:
        figures = await talks.walk(url, tmp_path, 60, 1)
    assert list(figures)[:2] == ["open a room", "go back in it"]
    assert len(figures) == 11
    assert all(statements > 0 for _, _, statements in figures.values())
