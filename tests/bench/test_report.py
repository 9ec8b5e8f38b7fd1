"""What is told of rounds: medians with their spread, and ratios to whoever was measured beside them."""

from tests.bench.comparison import comparison
from tests.bench.plan import FULL
from tests.bench.report import Block, Column, Goal, Report, Value, median_of
from tests.bench.servers import HTML, LOOP, NODE, NODE_GROUPED, OURS, SQLITE, TAKE_PART, TITLES, UWS, UWS_GROUPED
from tests.bench.table import table_lines

COST = Column("cost, µs", "cost", lambda each: each["s"] * 1e6, 1)
ROUNDS = {
    OURS: [{"s": 3e-6}, {"s": 1e-6}, {"s": 2e-6}],
    NODE: [{"s": 4e-6}, {"s": 4e-6}, {"s": 4e-6}],
}


def told(*goals: Goal) -> dict[str, list[list[str]]]:
    report = Report((Block("What it costs", (COST,)),), goals, TITLES)
    return dict(report.tables({"cost": ROUNDS}))


def test_the_spread_stands_beside_the_median() -> None:
    assert told()["What it costs"] == [["server", "cost, µs"], ["Switchboard", "2.0 (1.0–3.0)"], ["Node", "4.0"]]
    assert median_of([1_234.5]).show(0) == "1,234"
    assert Value(float("nan"), 0, 0).show(1) == "–"


def test_a_ratio_is_that_of_rounds_beside_each_other() -> None:
    heading, *rows = told(Goal("cost", COST, NODE, most=0.6), Goal("cost, µs", COST, most=1.5))["Goals"]
    assert heading[1] == "Switchboard"
    assert rows[0] == ["cost", "2.0", "Node", "4.0", "0.50 (0.25–0.75)", "≤ 0.6", "met"]
    assert rows[1] == ["cost, µs", "2.0", "", "", "", "≤ 1.5", "short"]
    assert Goal("cost", COST, NODE, least=0.8).bound == "≥ 0.8"
    assert not Goal("cost", COST, NODE, least=0.8).is_met(0.79)


def test_nothing_is_told_of_who_was_not_there() -> None:
    assert "Goals" not in told(Goal("cost", COST, UWS, most=1), Goal("cost", COST, most=1, ours=HTML))


def test_figures_are_compared_with_who_does_the_same() -> None:
    """A connect includes its tokens, as it does not come without; the peer checks who connects."""
    report = comparison(FULL)
    against = {(goal.title, goal.of, goal.most, goal.least) for goal in report.goals if goal.of}
    none, all_ = float("inf"), float("-inf")
    assert {
        ("CPU for a connect, with its tokens", NODE, 1.0, all_),
        ("CPU for a delivery, 200 clients, 1 sender", UWS, 1.2, all_),
        ("CPU for a delivery, 3,000 clients, 1 sender", UWS, 1.0, all_),
        ("CPU for a delivery, 3,000 clients, 1 sender", LOOP, 1.15, all_),
        ("CPU for a delivery, 1,000 clients, 8 senders", UWS_GROUPED, 1.0, all_),
        ("stored appends", SQLITE, none, 0.8),
        ("stored appends", NODE_GROUPED, none, 1.2),
    } <= against
    connect = next(goal.column for goal in report.goals if goal.title == "CPU for a connect, with its tokens")
    part = {"server_s": 0.1}
    assert connect.of({"connects": 100, "minting": part, "connecting": part}) == 2
    for goal in report.goals:
        assert {goal.ours, goal.of} - {None, SQLITE} <= set(TAKE_PART[goal.column.measure.partition(".")[0]])


def test_a_table_is_markdown() -> None:
    assert list(table_lines([["", "one"], ["long", "2"]])) == ["|      | one |", "|------|----:|", "| long |   2 |"]
