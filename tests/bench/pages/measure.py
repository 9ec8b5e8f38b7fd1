"""Pages are asked for in rounds, one site after the other; then the statements of each are counted on servers of their
own, which the counting slows down."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import click
import orjson

from tests.bench.asking import Browser, ask, family
from tests.bench.counted import statements
from tests.bench.pages.plan import Plan
from tests.bench.pages.sites import DJANGO, OURS, PAGES, TITLES, USERS, Site
from tests.bench.processes import Process
from tests.bench.report import Block, Column, Goal, Report, Round
from tests.bench.targets import Prepared, prepare

Rounds = dict[str, dict[str, list[Round]]]
Find = Callable[[Path, Prepared], Mapping[str, Site]]


@dataclass(frozen=True)
class Visit:
    """A site that is being served, and somebody who is signed in there."""

    site: Site
    process: Process
    browser: Browser


def measure(work: Path, plan: Plan, find: Find) -> Rounds:
    """Rounds by page and by site, of the sites that are found for what is prepared in `work`."""
    team = prepare(work / "prepared", "tests.bench.large", orjson.dumps(asdict(plan.team)).decode())
    found: Rounds = defaultdict(lambda: defaultdict(list))
    sites = find(work, team)
    with _served(sites) as visits:
        for page in PAGES:
            click.echo(f"{PAGES[page]} ...", err=True)
            for visit in visits.values():
                ask(visit.browser, visit.site.addresses[page], plan.warm, ())
            for name in _in_turn(list(visits), plan.rounds):
                found[page][name].append(_asked(visits[name], page, plan.requests))
    for name, site in sites.items():
        for page, count in _statements(work / f"{name}.statements", site, plan).items():
            found[f"{page}.statements"][name].append({"statements": count})
    return found


@contextmanager
def _served(sites: Mapping[str, Site], counting: Path | None = None) -> Iterator[dict[str, Visit]]:
    visits: dict[str, Visit] = {}
    try:
        for name, site in sites.items():
            process = site.start(counting)
            visits[name] = Visit(site, process, Browser(process.address, site.cookie))
        yield visits
    finally:
        for visit in visits.values():
            visit.browser.close()
            visit.process.stop()


def _in_turn(names: list[str], rounds: int) -> Iterator[str]:
    """A B C, B C A, …"""
    for number in range(rounds):
        first = number % len(names)
        yield from names[first:] + names[:first]


def _asked(visit: Visit, page: str, requests: int) -> Round:
    return ask(visit.browser, visit.site.addresses[page], requests, family(visit.process.pid))


def _statements(counting: Path, site: Site, plan: Plan) -> dict[str, int]:
    """Of each page: the fewest of some requests, as what a server does by itself falls into some of them."""
    counts: dict[str, int] = {}
    with _served({"": site}, counting) as visits:
        for page, path in site.addresses.items():
            ask(visits[""].browser, path, plan.warm, ())
            each = []
            for _ in range(max(plan.requests // 4, 3)):
                before = statements(counting)
                visits[""].browser.get(path)
                each.append(statements(counting) - before)
            counts[page] = min(each)
    return counts


def report() -> Report:
    """What is told of it."""
    cpu = {
        page: Column(title, page, lambda each: each["server_s"] / each["requests"] * 1e3, 1)
        for page, title in PAGES.items()
    }
    size = tuple(Column(title, page, lambda each: each["bytes"] / 1e3, 0) for page, title in PAGES.items())
    asked = tuple(
        Column(title, f"{page}.statements", lambda each: each["statements"], 0) for page, title in PAGES.items()
    )
    blocks = (
        Block("CPU of the server for a request, ms", tuple(cpu.values())),
        Block("The page, kB before compression", size),
        Block("Statements for a request", asked),
    )
    goals = (Goal("CPU for the users list", cpu[USERS], DJANGO, 0.9),)
    return Report(blocks, goals, TITLES, TITLES[OURS])
