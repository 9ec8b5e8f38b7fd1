"""From rounds to a table: medians, ratios, and whether the load program was cheap enough to be believed."""

import statistics
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from tests.bench.measures import LIMIT, OPEN_PEER, OURS, PEER, Results, Round
from tests.bench.plan import Plan

# Above this share of a core the load program itself may be what is measured.
TOO_BUSY = 0.85


@dataclass(frozen=True)
class Goal:
    """A figure to reach: our value (`of` None) or its ratio to that of another server."""

    most: float | None = None
    least: float | None = None
    of: str | None = None

    def met(self, value: float) -> bool:
        """Whether `value` is good enough."""
        return (self.most is None or value <= self.most) and (self.least is None or value >= self.least)

    def __str__(self) -> str:
        bound = f"≤ {self.most:g}" if self.most is not None else f"≥ {self.least:g}"
        return bound + {None: "", PEER: " Node", OPEN_PEER: " Node", LIMIT: " limit"}[self.of]


@dataclass(frozen=True)
class Line:
    """One line of the table. `peer` and `limit` say whose figures stand in those columns."""

    title: str
    measure: str
    value: Callable[[list[Round]], float]
    digits: int = 1
    goals: tuple[Goal, ...] = ()
    peer: str = PEER
    limit: str = LIMIT


def _median(of: Callable[[Round], float]) -> Callable[[list[Round]], float]:
    return lambda rounds: statistics.median(map(of, rounds))


def _delivery_us(each: Round) -> float:
    return float(each["server_s"] / max(each["deliveries"], 1) * 1e6)


def _latency(percent: int) -> Callable[[list[Round]], float]:
    """Over the messages of all rounds together, since a round has too few for a 99th percentile."""

    def value(rounds: list[Round]) -> float:
        every = sorted(latency for each in rounds for latency in each["latencies_ms"])
        return float(every[min(len(every) - 1, len(every) * percent // 100)]) if every else float("nan")

    return value


def _connect_ms(*parts: str) -> Callable[[Round], float]:
    return lambda each: float(sum(each[part]["server_s"] for part in parts) / each["connects"] * 1e3)


def _lost(rounds: list[Round]) -> float:
    return float(sum(each["lost"] for each in rounds))


def lines(plan: Plan) -> Iterable[Line]:
    """The table, from top to bottom."""
    goals = (Goal(most=0.6, of=PEER), Goal(most=1.3, of=LIMIT))
    for size in (*plan.sizes, plan.large):
        title = f"CPU for a delivery, {size:,} clients, 1 sender, µs"
        yield Line(title, f"fanout.{size}", _median(_delivery_us), 2, goals if size >= 200 else ())
    crowd = plan.crowd
    title = f"CPU for a delivery, {crowd:,} clients, {plan.senders} senders at once, µs"
    yield Line(title, f"senders.{crowd}", _median(_delivery_us), 2, (Goal(most=0.2, of=PEER),))
    for percent in (50, 99):
        yield Line(f"send → last of {crowd:,}, p{percent}, 1 sender, ms", f"fanout.{crowd}", _latency(percent))
    for size in plan.steady_sizes:
        goal = Goal(most=50 if size <= 200 else 150)
        title = f"send → last of {size:,}, p95, {plan.steady_rate:g} messages a second, ms"
        yield Line(title, f"steady.{size}", _latency(95), 1, (goal,))
    yield from _coming_in()
    yield Line("stored appends a second, 32 senders", "appends", _median(_rate), 0, (Goal(least=0.5, of=LIMIT),))
    memory = f"memory.{plan.large}"
    title = f"memory for an idle connection, both namespaces, {plan.large:,} clients, KiB"
    yield Line(title, memory, _median(lambda each: float(each["kib"])), 1, (Goal(most=0.8, of=PEER),))
    storm = f"storm.{plan.storm}"
    yield Line(f"storm: {plan.storm:,} back and caught up, s", storm, _median(_wall), 2, (Goal(most=10),))
    yield Line("storm: CPU for each, with its tokens, ms", storm, _median(_storm_ms), 2)
    yield Line("storm: events missing at the end", storm, _lost, 0, (Goal(most=0),))


def _coming_in() -> Iterable[Line]:
    connect, measure = _median(_connect_ms("connecting")), "connects"
    goal = (Goal(most=1.5, of=OPEN_PEER),)
    yield Line("CPU for a connect, both namespaces, ms", measure, connect, 2)
    yield Line("… against Node with no authentication, ms", measure, connect, 2, goal, OPEN_PEER)
    yield Line("CPU for fetching its two tokens, ms", measure, _median(_connect_ms("minting")), 2)
    yield Line("connects a second, both namespaces", measure, _median(_connects_per_s), 0)
    yield Line("… against Node with no authentication", measure, _median(_connects_per_s), 0, (), OPEN_PEER)


def _connects_per_s(each: Round) -> float:
    return float(each["connects"] / each["connecting"]["wall_s"])


def _rate(each: Round) -> float:
    return float(each["messages"] / each["wall_s"])


def _wall(each: Round) -> float:
    return float(each["wall_s"])


def _storm_ms(each: Round) -> float:
    return float(each["server_s"] / each["clients"] * 1e3)


def table(plan: Plan, results: Results) -> list[list[str]]:
    """Rows of cells, the heading first."""
    rows = [["", "Switchboard", "Node", "÷ Node", "limit", "÷ limit", "goal", ""]]
    for line in lines(plan):
        measured = results.get(line.measure, {})
        if measured:
            rows.append(_row(line, {name: line.value(rounds) for name, rounds in measured.items() if rounds}))
    return rows


def _row(line: Line, values: dict[str, float]) -> list[str]:
    ours = values.get(OURS)

    def cell(name: str) -> str:
        return f"{values[name]:,.{line.digits}f}" if name in values else "–"

    def ratio(name: str) -> str:
        return f"{ours / values[name]:.2f}" if ours is not None and values.get(name) else "–"

    verdicts = []
    for goal in line.goals:
        if ours is None or (goal.of is not None and not values.get(goal.of)):
            continue
        reached = ours if goal.of is None else ours / values[goal.of]
        verdicts.append(goal.met(reached))
    verdict = "" if not verdicts else "met" if all(verdicts) else "short"
    goals = ", ".join(map(str, line.goals))
    return [
        line.title,
        cell(OURS),
        cell(line.peer),
        ratio(line.peer),
        cell(line.limit),
        ratio(line.limit),
        goals,
        verdict,
    ]


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


def as_json(described: dict[str, str], plan: Plan, results: Results, failures: list[str]) -> dict[str, Any]:
    """Everything, for programs."""
    figures = {
        line.title: {name: line.value(rounds) for name, rounds in results[line.measure].items() if rounds}
        for line in lines(plan)
        if line.measure in results
    }
    return {"on": described, "figures": figures, "rounds": results, "failures": failures, "doubts": warnings(results)}
