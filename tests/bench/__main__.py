"""One command: start this product, Node's Socket.IO and the limits, load them in turns, print a table with ratios."""

import tempfile
from pathlib import Path
from typing import Any

import click
import orjson

from tests.bench import node as peer
from tests.bench import report, targets
from tests.bench.accounting import Elsewhere
from tests.bench.machine import describe
from tests.bench.measures import LIMIT, OPEN_PEER, OURS, PEER, Bench, open_files_allow
from tests.bench.plan import FULL, MEASURES, QUICK


@click.command()
@click.option("--quick", is_flag=True, help="Fewer clients and one round: is anything badly wrong? At most 90 seconds.")
@click.option("--only", type=click.Choice(MEASURES), multiple=True, help="Only this (may be given several times).")
@click.option("--json", "json_file", type=click.Path(dir_okay=False, path_type=Path), help="Write every figure there.")
def main(quick: bool, only: tuple[str, ...], json_file: Path | None) -> None:
    """Measure this product against Node's Socket.IO doing the same work, and against the physical limits."""
    plan = QUICK if quick else FULL
    if not open_files_allow(plan.large):
        raise click.ClickException(f"Linux, and {plan.large + 500} open files for a process, are needed (ulimit -n)")
    try:
        found: peer.Node | None = peer.find_node()
    except peer.NoPeer as why:
        found = None
        click.echo(f"Nothing to compare with: {why}", err=True)
    described = describe(found)
    for name, text in described.items():
        click.echo(f"{name + ':':9} {text}")
    elsewhere = Elsewhere()
    with tempfile.TemporaryDirectory(prefix="switchboard-bench-") as directory:
        work = Path(directory)
        starts: dict[str, targets.Start] = {
            OURS: targets.Switchboard(work, plan.people).start,
            LIMIT: targets.Bare(work).start,
        }
        if found is not None:
            starts[PEER] = targets.Node(found, work, plan.people, auth=True).start
            starts[OPEN_PEER] = targets.Node(found, work, plan.people, auth=False).start
        bench = Bench(plan, frozenset(only or MEASURES), starts, work)
        bench.run()
    bench.check_company(elsewhere.share())
    _print(report.table(plan, bench.results))
    _print_doubts(bench)
    if json_file is not None:
        answer: dict[str, Any] = report.as_json(described, plan, bench.results, bench.failures)
        json_file.write_bytes(orjson.dumps(answer, option=orjson.OPT_INDENT_2))


def _print(rows: list[list[str]]) -> None:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    click.echo()
    for number, row in enumerate(rows):
        cells = [
            cell.ljust(width) if not at else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        click.echo("| " + " | ".join(cells) + " |")
        if not number:
            click.echo(
                "|" + "|".join(("-" * (width + 1)) + ("-" if not at else ":") for at, width in enumerate(widths)) + "|"
            )


def _print_doubts(bench: Bench) -> None:
    click.echo("\nThe load program's share of a core (and its CPU for each second of the server's):")
    for measure, shares in report.load_shares(bench.results).items():
        click.echo(f"  {measure}: " + ", ".join(f"{server} {share}" for server, share in shares.items()))
    for text in (*bench.failures, *report.warnings(bench.results)):
        click.echo(f"WARNING: {text}")


if __name__ == "__main__":
    main()
