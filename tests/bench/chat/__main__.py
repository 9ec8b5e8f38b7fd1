"""`python -m tests.bench.chat`: what chat costs, the goal beside each figure, and what the machine did meanwhile."""

import asyncio
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from tests.bench.accounting import Elsewhere
from tests.bench.chat import browser, delivery, life, reading
from tests.bench.figure import SHORT, Figure
from tests.bench.machine import describe
from tests.bench.measures import open_files_allow
from tests.bench.on_postgres import on_postgres

DATABASES = ("sqlite", "postgres")
PARTS = ("rooms", "search", "delivery", "life", "browser")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is measured, and of reading how much."""

    parts: frozenset[str]
    databases: tuple[str, ...]
    messages: tuple[int, ...]
    rounds: int


def _reading(plan: Plan) -> Iterator[Figure]:
    wanted = plan.parts & {reading.ROOMS, reading.SEARCH}
    for many in plan.messages if wanted else ():
        for name in plan.databases:
            with _directory() as directory:
                if name == "sqlite":
                    url = f"sqlite://{directory}/bench.db"
                    yield from asyncio.run(reading.measure("SQLite", url, directory, many, plan.rounds, wanted))
                else:
                    yield from on_postgres(
                        directory,
                        lambda url, at=directory, many=many: reading.measure(
                            "PostgreSQL", url, at, many, plan.rounds, wanted
                        ),
                    )


def _listening(plan: Plan) -> Iterator[Figure]:
    for name, part in (("delivery", delivery), ("life", life)):
        if name in plan.parts:
            with _directory() as directory:
                yield from part.measure(directory)


def _in_a_browser(plan: Plan) -> Iterable[Figure]:
    if "browser" not in plan.parts:
        return ()
    with _directory() as directory:
        try:
            return asyncio.run(browser.measure(directory))
        except browser.NoBrowser as why:
            click.echo(f"the browser is left out: {why}", err=True)
            return ()


@contextmanager
def _directory() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="switchboard-bench-") as directory:
        yield Path(directory)


@click.command()
@click.option("--only", type=click.Choice(PARTS), multiple=True, help="Measure this; may be given several times.")
@click.option("--database", type=click.Choice(DATABASES), multiple=True, help="For rooms and search: only this one.")
@click.option("--messages", default=[1_000, 1_000_000], multiple=True, help="For rooms and search: so many of them.")
@click.option("--rounds", default=30, help="For rooms and search: times that each is done.")
def main(only: tuple[str, ...], database: tuple[str, ...], messages: tuple[int, ...], rounds: int) -> None:
    """Measure, and print the figures."""
    if not open_files_allow(2 * life.PEOPLE):
        raise click.ClickException("Linux, and more open files for a process, are needed (ulimit -n)")
    for name, text in describe().items():
        click.echo(f"{name + ':':9} {text}")
    elsewhere = Elsewhere()
    plan = Plan(frozenset(only or PARTS), database or DATABASES, messages, rounds)
    short = 0
    for part in (_listening, _in_a_browser, _reading):
        for figure in part(plan):
            click.echo(str(figure))
            short += figure.verdict == SHORT
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    click.echo(f"\n{short} short of their goals; load {load}; other programs used {elsewhere.share():.0%} meanwhile")


if __name__ == "__main__":
    main()
