"""The benchmark of chat still knows the product it measures."""

from pathlib import Path

import pytest

from tests.bench.chat import delivery, filling, life, reading


async def test_rooms_are_opened_and_every_question_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, databases
) -> None:
    monkeypatch.setattr(filling, "PEOPLE", 3)
    monkeypatch.setattr(filling, "ROOMS", 6)
    async with databases.empty(tmp_path) as url:
        figures = await reading.measure("here", url, tmp_path, 60, 1, (reading.ROOMS, reading.SEARCH))
    rooms, search = figures[:4], figures[4:]
    assert [figure.goal for figure in rooms] == [30, 7, 30, 7]
    assert rooms[1].verdict == rooms[3].verdict == "met"
    assert len(search) == 19
    assert {figure.goal for figure in search} == {100}


@pytest.mark.one_database
def test_what_is_said_comes_to_everyone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "SIZES", ((3, 50.0),))
    monkeypatch.setattr(delivery, "SECONDS", 0.3)
    monkeypatch.setattr(delivery, "WARM_S", 0.1)
    monkeypatch.setattr(delivery, "ROUNDS", 1)
    (figure,) = delivery.measure(tmp_path)
    assert figure.goal == 50
    assert figure.more.endswith("6 messages, 0 lost")


@pytest.mark.one_database
def test_people_type_and_come_and_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = {"PEOPLE": 4, "MORE_PEOPLE": 2, "TYPING": 2, "SETTLE_S": 0.1, "REST_S": 0.1, "BUSY_S": 1.5}
    for name, value in few.items():
        monkeypatch.setattr(life, name, value)
    rest, busy = life.measure(tmp_path)
    assert (rest.goal, busy.goal) == (5, 5)
    assert not busy.more.endswith(" 0 frames a second")
