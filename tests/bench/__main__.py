"""One command: start this product, its peers and the limits, load them in turns, print tables with ratios."""

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import click
import orjson

from tests.bench import servers, targets
from tests.bench.accounting import Elsewhere
from tests.bench.comparison import comparison
from tests.bench.machine import describe
from tests.bench.measures import Bench, open_files_allow
from tests.bench.peers import c_loop, socket_io
from tests.bench.peers.packages import NoPeer
from tests.bench.plan import FULL, MEASURES, QUICK, Plan
from tests.bench.report import load_shares, warnings
from tests.bench.table import print_table

T = TypeVar("T")

# Of each peer: its name, the one of it with grouped commits, and how it is found.
_PEERS = (
    (servers.NODE, servers.NODE_GROUPED, socket_io.on_node),
    (servers.UWS, servers.UWS_GROUPED, socket_io.on_uws),
    (servers.BUN, servers.BUN_GROUPED, socket_io.on_bun),
)


class Found:
    """What there is to be compared: how each is started, and what it is in words."""

    def __init__(self, work: Path, plan: Plan, wanted: frozenset[str]) -> None:
        self.starts: dict[str, targets.Start] = {}
        self.described: dict[str, str] = {}
        needed = {name for measure in wanted for name in servers.TAKE_PART[measure]}
        ours = targets.Switchboard(work, plan.people)
        self._add(servers.OURS, lambda: ours.start("json"))
        self._add(servers.HTML, lambda: ours.start("html"))
        for name, grouped, find in _PEERS:
            found = _found(name, find) if {name, grouped} & needed else None
            if found is not None:
                self._add(name, targets.SocketIo(found, work, plan.people).start, found.description)
                self._add(grouped, targets.SocketIo(found, work, plan.people, grouped=True).start)
        self._add(servers.LOOP, targets.Loop(work, [sys.executable, "-m", "tests.bench.peers.loop"]).start)
        loop = _found(servers.C, lambda: c_loop.build(work)) if servers.C in needed else None
        if loop is not None:
            self._add(servers.C, targets.Loop(work, [str(loop)]).start)

    def _add(self, name: str, start: targets.Start, description: str = "") -> None:
        self.starts[name] = start
        if description:
            self.described[servers.TITLES[name]] = description


def _found(name: str, find: Callable[[], T]) -> T | None:
    try:
        return find()
    except NoPeer as why:
        click.echo(f"{servers.TITLES[name]} is left out: {why}", err=True)
        return None


@click.command()
@click.option("--quick", is_flag=True, help="Fewer clients and one round: is anything badly wrong? Two minutes.")
@click.option("--only", type=click.Choice(MEASURES), multiple=True, help="Only this (may be given several times).")
@click.option("--json", "json_file", type=click.Path(dir_okay=False, path_type=Path), help="Write every figure there.")
def main(quick: bool, only: tuple[str, ...], json_file: Path | None) -> None:
    """Measure this product against Socket.IO doing the same work, and against the physical limits."""
    plan = QUICK if quick else FULL
    wanted = frozenset(only or MEASURES)
    if not open_files_allow(plan.large):
        raise click.ClickException(f"Linux, and {plan.large + 500} open files for a process, are needed (ulimit -n)")
    with tempfile.TemporaryDirectory(prefix="switchboard-bench-") as directory:
        found = Found(Path(directory), plan, wanted)
        described = describe(found.described)
        for name, text in described.items():
            click.echo(f"{name + ':':15} {text}")
        elsewhere = Elsewhere()
        bench = Bench(plan, wanted, found.starts, Path(directory))
        bench.run()
    bench.check_company(elsewhere.share())
    report = comparison(plan)
    for title, rows in report.tables(bench.results):
        print_table(title, rows)
    for text in _doubts(bench):
        click.echo(text)
    if json_file is not None:
        answer = report.as_json(described, bench.results, bench.failures)
        json_file.write_bytes(orjson.dumps(answer, option=orjson.OPT_INDENT_2))


def _doubts(bench: Bench) -> Iterator[str]:
    yield "\nThe load program's share of a core (and its CPU for each second of the server's):"
    for measure, shares in load_shares(bench.results).items():
        yield f"  {measure}: " + ", ".join(f"{server} {share}" for server, share in shares.items())
    for text in (*bench.failures, *warnings(bench.results)):
        yield f"WARNING: {text}"


if __name__ == "__main__":
    main()
