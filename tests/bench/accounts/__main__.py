"""`python -m tests.bench.accounts`: figures, the goal beside each, and what the machine did meanwhile."""

import asyncio
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from tests.bench.accounting import Elsewhere
from tests.bench.accounts import pages
from tests.bench.accounts.figure import SHORT, Figure
from tests.bench.accounts.filling import Size
from tests.bench.machine import describe
from tests.databases import PostgresDatabases
from tests.servers import PostgresUnavailable, postgres

PARTS = ("lists",)


@click.command()
@click.option("--only", type=click.Choice(PARTS), multiple=True, help="Measure this; may be given several times.")
@click.option("--people", default=100_000)
@click.option("--sessions", default=200_000)
@click.option("--invitations", default=10_000)
@click.option("--entries", default=1_000_000, help="Of the log.")
@click.option("--rounds", default=5, help="Looks at each address of a list.")
@click.option("--list", "names", type=click.Choice([each.name for each in pages.LISTS]), multiple=True)
def main(
    only: tuple[str, ...],
    people: int,
    sessions: int,
    invitations: int,
    entries: int,
    rounds: int,
    names: tuple[str, ...],
) -> None:
    """Measure, and print the figures."""
    for name, text in describe(None).items():
        click.echo(f"{name + ':':9} {text}")
    elsewhere = Elsewhere()
    lists = tuple(each for each in pages.LISTS if not names or each.name in names)
    size = Size(people, sessions, invitations, entries)
    parts: dict[str, Callable[[Path], Iterable[Figure]]] = {
        "lists": lambda directory: _lists(directory, size, rounds, lists),
    }
    short = 0
    with tempfile.TemporaryDirectory(prefix="switchboard-bench-") as directory:
        # Servers that are no root's own read from here.
        os.chmod(directory, 0o755)
        for part in only or PARTS:
            for figure in parts[part](Path(directory)):
                click.echo(str(figure))
                short += figure.verdict == SHORT
    click.echo(f"\n{short} short of their goal; other programs used {elsewhere.share():.0%} of the machine meanwhile")


def _lists(directory: Path, size: Size, rounds: int, lists: tuple[pages.Listing, ...]) -> Iterator[Figure]:
    yield from asyncio.run(pages.measure("SQLite", f"sqlite://{directory}/bench.db", directory, size, rounds, lists))
    try:
        with postgres() as url:
            databases = PostgresDatabases(url)
            yield from asyncio.run(_on_postgres(databases, directory, size, rounds, lists))
            databases.close()
    except PostgresUnavailable as why:
        click.echo(f"PostgreSQL is left out: {why}", err=True)


async def _on_postgres(
    databases: PostgresDatabases, directory: Path, size: Size, rounds: int, lists: tuple[pages.Listing, ...]
) -> list[Figure]:
    async with databases.empty(directory) as url:
        return await pages.measure("PostgreSQL", url, directory, size, rounds, lists)


if __name__ == "__main__":
    main()
