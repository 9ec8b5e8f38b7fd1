"""`python -m tests.bench.pages`: what pages cost, beside the same pages of others."""

import os
import tempfile
from pathlib import Path

import click

from tests.bench.accounting import Elsewhere
from tests.bench.machine import describe
from tests.bench.pages import environment, sites
from tests.bench.pages.measure import measure, report
from tests.bench.pages.plan import FULL, QUICK
from tests.bench.peers.packages import NoPeer
from tests.bench.table import print_table
from tests.bench.targets import Prepared


def found_sites(work: Path, team: Prepared) -> dict[str, sites.Site]:
    """This product, and the others unless they cannot be installed, which is said."""
    found = {sites.OURS: sites.ours(work, team)}
    try:
        python = environment.python()
    except NoPeer as why:
        click.echo(f"Django admin and starlette-admin are left out: {why}", err=True)
        return found
    return found | {
        sites.DJANGO: sites.django(work, team, python),
        sites.STARLETTE: sites.starlette_admin(work, team, python),
    }


@click.command()
@click.option("--quick", is_flag=True, help="Few rows, two rounds: is anything badly wrong? Half a minute.")
def main(quick: bool) -> None:
    """Measure pages against those of Django admin and of starlette-admin with the same rows."""
    packages = environment.versions("django", "gunicorn", "starlette-admin", "starlette", "tortoise-orm")
    for name, text in describe({"others": packages}).items():
        click.echo(f"{name + ':':9} {text}")
    elsewhere = Elsewhere()
    plan = QUICK if quick else FULL
    click.echo(f"rows:     {plan.team}")
    with tempfile.TemporaryDirectory(prefix="switchboard-bench-") as directory:
        rounds = measure(Path(directory), plan, found_sites)
    for title, rows in report().tables(rounds):
        print_table(title, rows)
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    click.echo(f"\nload {load}; other programs used {elsewhere.share():.0%} meanwhile")


if __name__ == "__main__":
    main()
