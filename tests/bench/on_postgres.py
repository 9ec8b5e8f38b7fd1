"""Measuring on PostgreSQL, where there is one."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path

import click

from tests.bench.figure import Figure
from tests.support.databases import PostgresDatabases
from tests.support.postgres_server import PostgresUnavailable, postgres_server


def on_postgres(directory: Path, measured: Callable[[str], Awaitable[list[Figure]]]) -> Iterable[Figure]:
    """What `measured` finds with the URL of an empty database; nothing, and a word why, where there is no server."""

    async def run(databases: PostgresDatabases) -> list[Figure]:
        async with databases.empty(directory) as url:
            return await measured(url)

    try:
        with postgres_server() as url:
            databases = PostgresDatabases(url)
            figures = asyncio.run(run(databases))
            databases.close()
            return figures
    except PostgresUnavailable as why:
        click.echo(f"PostgreSQL is left out: {why}", err=True)
        return ()
