"""What a message, a connect and pages cost where there is ten times as much of something."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
import orjson

from tests.bench.asking import Browser, ask
from tests.bench.comparison import message_us
from tests.bench.counted import statements
from tests.bench.growth.plan import BASE, Plan
from tests.bench.report import Block, Column, Report, Round
from tests.bench.targets import Prepared, Running, prepare, start_on

# What counts as flat: the spread of a machine that is quiet, and no more.
FLAT = 1.2
# Lists of rooms and unread counts are read up to half a second after what changes them.
_SETTLE_S = 0.7

Rounds = dict[str, dict[str, list[Round]]]

PAGES: Mapping[str, Callable[[str], str]] = {
    "room": lambda room: f"/chat/{room}?latest=1",
    "dashboard": lambda room: "/",
    "inbox": lambda room: "/notifications",
    "users": lambda room: "/users",
}


def measure(work: Path, plan: Plan) -> Rounds:
    """Rounds by what is done and by case: what it costs, `ratio.…` to the base, and `….statements`."""
    prepared = {name: _prepared(work, number, team) for number, (name, team) in enumerate(plan.cases.items())}
    found: Rounds = defaultdict(lambda: defaultdict(list))
    with _served(work, prepared) as cases:
        for what, do in _work(plan).items():
            click.echo(f"{what} ...", err=True)
            for case in cases.values():
                do(case)
            for number in range(plan.rounds):
                for name in _from(list(cases), number):
                    found[what][name].append(do(cases[name]))
    for what in _work(plan):
        for name in prepared:
            beside = zip(found[what][name], found[what][BASE], strict=True)
            found[f"ratio.{what}"][name] = [{"ratio": COSTS[what](a) / COSTS[what](b)} for a, b in beside]
    for number, (name, team) in enumerate(prepared.items()):
        click.echo(f"statements, {name} ...", err=True)
        for what, count in _statements(work, work / f"{number}.statements", team, plan).items():
            found[f"{what}.statements"][name].append({"statements": count})
    return found


def _prepared(work: Path, number: int, team: object) -> Prepared:
    sizes = orjson.dumps(asdict(team)).decode()  # type: ignore[call-overload]
    return prepare(work / f"prepared-{number}", "tests.bench.large", sizes)


def _from(names: list[str], number: int) -> list[str]:
    first = number % len(names)
    return names[first:] + names[:first]


class Case:
    """A server with somebody in its largest room, who also looks at its pages."""

    def __init__(self, running: Running, prepared: Prepared) -> None:
        self.running, self.room = running, prepared.room
        self.browser = Browser(running.server.address, prepared.cookies[0])
        running.load.do("grow", to=1)
        running.load.do("join")

    def say(self, seconds: float, size: int) -> Round:
        """Messages, each when the one before has come back, for `seconds`."""
        answer: Round = self.running.load.do("send", senders=1, seconds=seconds, size=size, pace="delivered")
        return answer

    def come_and_go(self, count: int) -> Round:
        """So many more connects, with their tokens."""
        costs: dict[str, Any] = self.running.load.do("grow", to=1 + count, settle=True)
        self.running.load.do("leave", keep=1)
        return {"connects": count, "server_s": sum(each["server_s"] for each in costs.values())}

    def look(self, page: str, times: int) -> Round:
        """A page, so often."""
        return ask(self.browser, PAGES[page](self.room), times, [self.running.server.pid])

    def stop(self) -> None:
        """End the server and who is on it."""
        self.browser.close()
        self.running.stop()


@contextmanager
def _served(work: Path, prepared: Mapping[str, Prepared], counting: Path | None = None) -> Iterator[dict[str, Case]]:
    command = (
        ("-m", "app", "serve") if counting is None else ("-m", "tests.bench.counted", str(counting), "app", "serve")
    )
    cases: dict[str, Case] = {}
    try:
        for name, each in prepared.items():
            cases[name] = Case(start_on(each, work, command=command), each)
        yield cases
    finally:
        for case in cases.values():
            case.stop()


def _work(plan: Plan) -> dict[str, Callable[[Case], Round]]:
    """What is done in a round."""
    pages = {page: lambda case, page=page: case.look(page, plan.requests) for page in PAGES}
    return {
        "message": lambda case: case.say(plan.send_s, plan.body),
        "connect": lambda case: case.come_and_go(plan.connects),
        **pages,
    }


COSTS: dict[str, Callable[[Round], float]] = {
    "message": message_us,
    "connect": lambda each: float(each["server_s"] / each["connects"] * 1e3),
    **dict.fromkeys(PAGES, lambda each: float(each["server_s"] / each["requests"] * 1e3)),
}


def _statements(work: Path, counting: Path, team: Prepared, plan: Plan) -> dict[str, int]:
    """Of each thing that is done, with what follows from it: the fewest of some times, as what a server does by itself
    falls into some of them."""
    once: dict[str, Callable[[Case], object]] = {
        "message": lambda case: case.running.load.do("steady", rate=1.0, seconds=1.0, size=plan.body),
        "connect": lambda case: case.come_and_go(1),
        **{page: lambda case, page=page: case.look(page, 1) for page in PAGES},
    }
    counts: dict[str, int] = {}
    with _served(work, {BASE: team}, counting) as cases:
        case = cases[BASE]
        for what, do in once.items():
            each = []
            for _ in range(1 + plan.counted):
                before = statements(counting)
                do(case)
                case.running.load.do("wait", seconds=_SETTLE_S)
                each.append(statements(counting) - before)
            counts[what] = min(each[1:])
    return counts


def report(plan: Plan) -> Report:
    """What is told of it."""
    heads = {"message": "message, µs", "connect": "connect, with its tokens, ms"}
    heads |= {page: f"page: {page}, ms" for page in PAGES}
    cost = tuple(
        Column(head, what, COSTS[what], 0 if what == "message" else 2 if what == "connect" else 1)
        for what, head in heads.items()
    )
    ratio = tuple(Column(what, f"ratio.{what}", lambda each: each["ratio"], 2) for what in heads)
    asked = tuple(Column(what, f"{what}.statements", lambda each: each["statements"], 0) for what in heads)
    blocks = (
        Block("CPU of the server", cost),
        Block("CPU of the server, × as it is", ratio),
        Block("Statements, with what follows", asked),
    )
    return Report(blocks, (), {name: name for name in plan.cases})


def grown(plan: Plan, found: Rounds) -> list[str]:
    """What is not flat, in words."""
    told = []
    for column in report(plan).blocks[1].columns:
        for name, value in column.values(found).items():
            if value.value > FLAT:
                told.append(f"{column.head}, {name}: × {value.show(2)}")
    for column in report(plan).blocks[2].columns:
        values = column.values(found)
        for name, value in values.items():
            if value.value > values[BASE].value:
                told.append(f"{column.head}, {name}: {value.value:.0f} statements instead of {values[BASE].value:.0f}")
    return told
