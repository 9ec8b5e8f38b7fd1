"""`python -m tests.bench.accounts`: figures, the goal beside each, and what the machine did meanwhile."""

import asyncio
import os
import tempfile
from collections.abc import Awaitable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from tests.bench.accounting import Elsewhere
from tests.bench.accounts import closing, crowd, pages
from tests.bench.accounts.filling import Size
from tests.bench.figure import SHORT, Figure
from tests.bench.machine import describe
from tests.bench.on_postgres import on_postgres
from tests.support.redis_server import RedisServer


@dataclass(frozen=True, slots=True)
class Plan:
    """How much of everything, and which lists."""

    size: Size
    rounds: int
    lists: tuple[pages.Listing, ...]


def _crowd(directory: Path, plan: Plan) -> Iterable[Figure]:
    return asyncio.run(crowd.measure(directory, plan.rounds))


def _closing(directory: Path, plan: Plan) -> Iterator[Figure]:
    yield from asyncio.run(closing.in_one_process(f"sqlite://{directory}/closing.db", directory, plan.rounds))
    redis = RedisServer(directory)
    yield from on_postgres(directory, lambda url: closing.on_another_node(url, directory, redis, plan.rounds))
    redis.stop()


def _lists(directory: Path, plan: Plan) -> Iterator[Figure]:
    def measured(name: str, url: str) -> Awaitable[list[Figure]]:
        return pages.measure(name, url, directory, plan.size, plan.rounds, plan.lists)

    yield from asyncio.run(measured("SQLite", f"sqlite://{directory}/lists.db"))
    yield from on_postgres(directory, lambda url: measured("PostgreSQL", url))


PARTS = {"crowd": _crowd, "closing": _closing, "lists": _lists}


@click.command()
@click.option("--only", type=click.Choice(list(PARTS)), multiple=True, help="Measure this; may be given several times.")
@click.option("--people", default=100_000)
@click.option("--sessions", default=200_000)
@click.option("--invitations", default=10_000)
@click.option("--entries", default=1_000_000, help="Of the log.")
@click.option("--rounds", default=5)
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
    for name, text in describe().items():
        click.echo(f"{name + ':':9} {text}")
    elsewhere = Elsewhere()
    lists = tuple(each for each in pages.LISTS if not names or each.name in names)
    plan = Plan(Size(people, sessions, invitations, entries), rounds, lists)
    short = 0
    for part in only or PARTS:
        with tempfile.TemporaryDirectory(prefix="switchboard-bench-") as directory:
            for figure in PARTS[part](Path(directory), plan):
                click.echo(str(figure))
                short += figure.verdict == SHORT
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    click.echo(f"\n{short} short of their goals; load {load}; other programs used {elsewhere.share():.0%} meanwhile")


if __name__ == "__main__":
    main()
