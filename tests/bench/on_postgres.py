"""Measuring on PostgreSQL, where there is one."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path

import click

from tests.bench.figure import Figure
from tests.databases import PostgresDatabases
from tests.servers import PostgresUnavailable, postgres


def on_postgres(directory: Path, measured: Callable[[str], Awaitable[list[Figure]]]) -> Iterable[Figure]:
    """What `measured` finds with the URL of an empty database; nothing, and a word why, where there is no server."""

    async def run(databases: PostgresDatabases) -> list[Figure]:
        async with databases.empty(directory) as url:
            return await measured(url)

    try:
        with postgres() as url:
            databases = PostgresDatabases(url)
            figures = asyncio.run(run(databases))
            databases.close()
            return figures
    except PostgresUnavailable as why:
        click.echo(f"PostgreSQL is left out: {why}", err=True)
        return ()
