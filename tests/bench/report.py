"""From rounds to tables: medians with their spread, ratios, and whether the load program was cheap enough to be
believed."""

import math
import statistics
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.bench.servers import OURS

# Above this share of a core the load program itself may be what is measured.
TOO_BUSY = 0.85
NOTHING = "–"

Round = Mapping[str, Any]
# Rounds by measure and by who was measured.
Results = Mapping[str, Mapping[str, list[Round]]]
Tables = Iterable[tuple[str, list[list[str]]]]


@dataclass(frozen=True)
class Value:
    """A figure, and between what its rounds were."""

    value: float
    least: float
    most: float

    def show(self, digits: int) -> str:
        """As text: the figure, and in brackets the spread, if there is one."""
        if math.isnan(self.value):
            return NOTHING
        text, least, most = (f"{each:,.{digits}f}" for each in (self.value, self.least, self.most))
        return text if least == most else f"{text} ({least}–{most})"


def median_of(values: Iterable[float]) -> Value:
    """The median, and the extremes."""
    every = list(values)
    return Value(statistics.median(every), min(every), max(every))


@dataclass(frozen=True)
class Column:
    """One thing that was measured: `of` a round. `whole` is its value over all rounds, if that is not the median."""

    head: str
    measure: str
    of: Callable[[Round], float]
    digits: int = 1
    whole: Callable[[list[Round]], float] | None = None

    def value(self, rounds: list[Round]) -> Value:
        """Over `rounds`."""
        spread = median_of(map(self.of, rounds))
        return spread if self.whole is None else Value(self.whole(rounds), spread.least, spread.most)

    def values(self, results: Results) -> dict[str, Value]:
        """Of each server that was measured."""
        return {name: self.value(rounds) for name, rounds in results.get(self.measure, {}).items() if rounds}


@dataclass(frozen=True)
class Goal:
    """A figure to reach: ours in `column` or, with `of`, its ratio to that of another server."""

    title: str
    column: Column
    of: str | None = None
    most: float = math.inf
    least: float = -math.inf
    ours: str = OURS

    @property
    def bound(self) -> str:
        """What is wanted, as text."""
        return f"≤ {self.most:g}" if self.most < math.inf else f"≥ {self.least:g}"

    def reached(self, results: Results) -> Value | None:
        """What is compared with the bound; None if it was not measured. Rounds are compared with those beside them."""
        rounds = results.get(self.column.measure, {})
        ours = rounds.get(self.ours, [])
        if self.of is None:
            return self.column.value(ours) if ours else None
        theirs = rounds.get(self.of, [])
        if not ours or not theirs:
            return None
        beside = [self.column.of(a) / b for a, b in zip(ours, map(self.column.of, theirs), strict=False) if b]
        value, of = self.column.value(ours).value, self.column.value(theirs).value
        return Value(value / of, min(beside, default=math.nan), max(beside, default=math.nan)) if of else None

    def is_met(self, value: float) -> bool:
        """Whether `value` is good enough."""
        return self.least <= value <= self.most


@dataclass(frozen=True)
class Block:
    """Columns that stand beside each other."""

    title: str
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Report:
    """What is told of results: tables of `blocks`, and `goals`. `titles` are the names of who was measured, in their
    order; `first` is the one who is compared with the others."""

    blocks: tuple[Block, ...]
    goals: tuple[Goal, ...]
    titles: Mapping[str, str]
    first: str = "Switchboard"

    def tables(self, results: Results) -> Tables:
        """The title and the rows of cells of each block of which something was measured, headings first; the goals
        last."""
        for block in self.blocks:
            columns = [(column, column.values(results)) for column in block.columns]
            measured = [(column, values) for column, values in columns if values]
            if measured:
                yield block.title, self._rows(measured)
        goals = [row for goal in self.goals if (row := self._goal(goal, results))]
        if goals:
            yield "Goals", [["figure", self.first, "against", "of", "ratio", "goal", "result"], *goals]

    def _rows(self, measured: list[tuple[Column, Mapping[str, Value]]]) -> list[list[str]]:
        rows = [["server", *(column.head for column, _ in measured)]]
        for name, title in self.titles.items():
            cells = [values[name].show(column.digits) if name in values else NOTHING for column, values in measured]
            if any(cell != NOTHING for cell in cells):
                rows.append([title, *cells])
        return rows

    def _goal(self, goal: Goal, results: Results) -> list[str] | None:
        reached = goal.reached(results)
        if reached is None:
            return None
        values, digits = goal.column.values(results), goal.column.digits
        against = ["", "", ""]
        if goal.of is not None:
            against = [self.titles[goal.of], f"{values[goal.of].value:,.{digits}f}", reached.show(2)]
        verdict = "met" if goal.is_met(reached.value) else "short"
        return [goal.title, f"{values[goal.ours].value:,.{digits}f}", *against, goal.bound, verdict]

    def as_json(self, described: Mapping[str, str], results: Results, failures: list[str]) -> dict[str, Any]:
        """Everything, for programs."""
        figures = {
            f"{block.title}: {column.head}": column.values(results) for block in self.blocks for column in block.columns
        }
        doubts = warnings(results)
        return {"on": described, "figures": figures, "rounds": results, "failures": failures, "doubts": doubts}


def warnings(results: Results) -> list[str]:
    """Where the load program was too busy or too dear, and where something was lost."""
    found: list[str] = []
    for measure, by_server in results.items():
        for server, rounds in by_server.items():
            found += _doubts(f"{measure}, {server}", [each for each in rounds if "load_s" in each])
            late = sum(each["clients"] - each["back"] for each in rounds if "back" in each)
            if late:
                found.append(f"{measure}, {server}: {late} clients were not back in time, so the time is not the whole")
            resets = sum(each.get("resets", 0) for each in rounds)
            if resets:
                found.append(f"{measure}, {server}: {resets} clients were told to begin anew")
            lost = sum(each.get("lost", 0) for each in rounds)
            if lost:
                found.append(f"{measure}, {server}: {lost} deliveries did not arrive")
    return found


def _doubts(where: str, rounds: list[Round]) -> Iterable[str]:
    if not rounds:
        return
    load, server, wall = (sum(each[part] for each in rounds) for part in ("load_s", "server_s", "wall_s"))
    if load > TOO_BUSY * wall:
        yield f"{where}: the load program used {load / wall:.0%} of a core; distrust the rate and the latency"
    if load > server:
        yield f"{where}: the load program used more ({load:.2f} s) than the server ({server:.2f} s)"


def load_shares(results: Results) -> dict[str, dict[str, str]]:
    """The load program's own share of a core, and what it used for each second of the server's."""
    shares: dict[str, dict[str, str]] = {}
    for measure, by_server in results.items():
        for server, rounds in by_server.items():
            counted = [each for each in rounds if each.get("load_s") is not None and each.get("wall_s")]
            if counted:
                load, used, wall = (sum(each[part] for each in counted) for part in ("load_s", "server_s", "wall_s"))
                shares.setdefault(measure, {})[server] = f"{load / wall:.0%} ({load / max(used, 0.01):.2f})"
    return shares
