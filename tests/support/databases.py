"""A fresh, migrated database for each test, on SQLite and on PostgreSQL: copied from one that was migrated once."""

import asyncio
import itertools
import os
import shutil
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Protocol, TypeVar
from urllib.parse import urlsplit, urlunsplit

import asyncpg
from tortoise.backends.base.executor import EXECUTOR_CACHE

from app.database.migrations import migrate

T = TypeVar("T")
_numbers = itertools.count()


class Databases(Protocol):
    """Where databases come from; `empty` and `migrated` yield a URL and throw the database away afterwards."""

    def empty(self, directory: Path) -> Any: ...

    def migrated(self, directory: Path) -> Any: ...


def run_in_own_loop(work: Coroutine[Any, Any, T]) -> T:
    """The result of `work`, run where it cannot meet the loop or the context of any test."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def forget_cached_sql() -> None:
    """Forget the SQL made so far: the ORM keeps it by the name of the connection, which is the same for both databases.
    Only tests meet both in one process."""
    EXECUTOR_CACHE.clear()


class SqliteDatabases:
    """Files. `home` keeps the migrated one."""

    def __init__(self, home: Path) -> None:
        self._template = home / "migrated.db"
        forget_cached_sql()
        run_in_own_loop(migrate(f"sqlite://{self._template}"))

    @asynccontextmanager
    async def empty(self, directory: Path) -> AsyncIterator[str]:
        yield f"sqlite://{directory / 'test.db'}"

    @asynccontextmanager
    async def migrated(self, directory: Path) -> AsyncIterator[str]:
        shutil.copyfile(self._template, directory / "test.db")
        yield f"sqlite://{directory / 'test.db'}"


class PostgresDatabases:
    """Databases on the server of which `url` names the maintenance database."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._template = self._new_name("template")
        forget_cached_sql()
        run_in_own_loop(self._prepare())

    async def _prepare(self) -> None:
        await self._execute(f'CREATE DATABASE "{self._template}"')
        await migrate(self._at(self._template))

    def close(self) -> None:
        """Leave nothing on a server that is not ours."""
        run_in_own_loop(self._execute(f'DROP DATABASE "{self._template}"'))

    @asynccontextmanager
    async def empty(self, directory: Path) -> AsyncIterator[str]:
        async with self._created("template0") as url:
            yield url

    @asynccontextmanager
    async def migrated(self, directory: Path) -> AsyncIterator[str]:
        async with self._created(self._template) as url:
            yield url

    @asynccontextmanager
    async def _created(self, template: str) -> AsyncIterator[str]:
        name = self._new_name("test")
        await self._execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        yield self._at(name)
        await self._execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    async def _execute(self, statement: str) -> None:
        connection = await asyncpg.connect(self._url)
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    def _new_name(self, kind: str) -> str:
        return f"switchboard_{kind}_{os.getpid()}_{next(_numbers)}"

    def _at(self, name: str) -> str:
        return urlunsplit(urlsplit(self._url)._replace(path=f"/{name}"))
