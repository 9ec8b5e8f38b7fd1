"""`python -m tests.bench.growth`: what stays as it is when there is ten times as much, and what is kept of who has
gone."""

import os
import tempfile
from pathlib import Path

import click

from tests.bench.accounting import Elsewhere
from tests.bench.growth import held, sizes
from tests.bench.growth.plan import FULL, QUICK
from tests.bench.machine import describe
from tests.bench.measures import open_files_allow
from tests.bench.table import print_table

PARTS = ("sizes", "memory")


@click.command()
@click.option("--quick", is_flag=True, help="Little of everything, one round: is anything badly wrong? A minute.")
@click.option("--only", type=click.Choice(PARTS), multiple=True, help="Only this.")
def main(quick: bool, only: tuple[str, ...]) -> None:
    """Measure what grows."""
    plan = QUICK if quick else FULL
    if not open_files_allow(plan.at_once):
        raise click.ClickException("Linux, and more open files for a process, are needed (ulimit -n)")
    for name, text in describe().items():
        click.echo(f"{name + ':':9} {text}")
    elsewhere = Elsewhere()
    grown: list[str] = []
    for part in only or PARTS:
        with tempfile.TemporaryDirectory(prefix="switchboard-bench-") as directory:
            if part == "sizes":
                rounds = sizes.measure(Path(directory), plan)
                told, grown = sizes.report(plan).tables(rounds), sizes.grown(plan, rounds)
            else:
                told = held.tables(held.measure(Path(directory), plan))
        for title, rows in told:
            print_table(title, rows)
    for text in grown:
        click.echo(f"GROWS: {text}")
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    click.echo(f"\nload {load}; other programs used {elsewhere.share():.0%} meanwhile")


if __name__ == "__main__":
    main()
