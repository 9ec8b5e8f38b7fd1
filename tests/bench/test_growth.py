"""What grows is measured, and what is held is asked for."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.bench.growth import held, sizes
from tests.bench.growth.plan import BASE, FULL, QUICK, Plan

pytestmark = pytest.mark.one_database

ROOMS = "10 × rooms of one person"
TINY = replace(QUICK, requests=2, connects=2, send_s=0.1, counted=1, gone=(10, 20), at_once=5, people=2)


@pytest.mark.parametrize("plan", [QUICK, FULL])
def test_there_is_ten_times_as_much_of_one_thing_at_a_time(plan: Plan) -> None:
    cases = plan.cases
    assert cases[ROOMS].rooms_each == 10 * cases[BASE].rooms_each
    assert cases[ROOMS].people == cases[BASE].people
    for each in cases.values():
        assert each.in_room > 0
        assert each.unread + each.many + each.pins < each.in_largest
        assert each.members + each.many <= each.people


def test_what_it_costs_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Plan, "cases", {BASE: QUICK.base})
    monkeypatch.setattr(sizes, "_SETTLE_S", 0.1)
    rounds = sizes.measure(tmp_path, TINY)
    for what, cost in sizes.COSTS.items():
        assert cost(rounds[what][BASE][0]) > 0
        assert rounds[f"ratio.{what}"][BASE] == [{"ratio": 1.0}]
        assert rounds[f"{what}.statements"][BASE][0]["statements"] > 0
    tables = dict(sizes.report(TINY).tables(rounds))
    assert [row[0] for row in tables["Statements, with what follows"]] == ["server", BASE]


def test_what_grew_is_told() -> None:
    rounds = {
        "ratio.message": {BASE: [{"ratio": 1.0}], ROOMS: [{"ratio": 1.1}, {"ratio": 1.5}, {"ratio": 1.3}]},
        "ratio.connect": {BASE: [{"ratio": 1.0}], ROOMS: [{"ratio": 1.1}]},
        "connect.statements": {BASE: [{"statements": 8}], ROOMS: [{"statements": 9}]},
    }
    assert sizes.grown(QUICK, rounds) == [
        f"message, {ROOMS}: × 1.30 (1.10–1.50)",
        f"connect, {ROOMS}: 9 statements instead of 8",
    ]


def test_what_is_held_of_who_has_gone_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "_SETTLE_S", 1.5)
    found = held.measure(tmp_path, TINY)
    assert list(found) == [5, 10, 20]
    assert {each["links"] for each in found.values()} == {0}
    assert found[20]["tokens"] - found[10]["tokens"] == 2 * 10
    assert found[20][held.MEMORY] > 10
    [(_, rows)] = held.tables(found)
    assert rows[0] == ["", "5 connects", "10 connects", "20 connects", "a connect"]
    assert next(row for row in rows if row[0].startswith("tokens"))[-1] == "2.000"
