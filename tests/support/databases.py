"""A fresh, migrated database for each test, on SQLite and on PostgreSQL: copied from one that was migrated once."""

import asyncio
import itertools
import os
import shutil
import threading
from collections.abc import AsyncIterator, Coroutine
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


class LoopThread:
    """An event loop in a thread of its own, where what runs cannot meet the loop or the context of any test."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """The result of `work`, for which this thread waits."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    async def call(self, work: Coroutine[Any, Any, T]) -> T:
        """The result of `work`, for which only this task waits."""
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, self._loop))

    def close(self) -> None:
        """End it."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


def forget_cached_sql() -> None:
    """Forget the SQL made so far: the ORM keeps it by the name of the connection, which is the same for both databases.
    Only tests meet both in one process."""
    EXECUTOR_CACHE.clear()


class SqliteDatabases:
    """Files. `home` keeps the migrated one."""

    def __init__(self, home: Path) -> None:
        self.template = home / "migrated.db"
        loop = LoopThread()
        loop.run(migrate(f"sqlite://{self.template}"))
        loop.close()

    @asynccontextmanager
    async def empty(self, directory: Path) -> AsyncIterator[str]:
        yield f"sqlite://{directory / 'test.db'}"

    @asynccontextmanager
    async def migrated(self, directory: Path) -> AsyncIterator[str]:
        shutil.copyfile(self.template, directory / "test.db")
        yield f"sqlite://{directory / 'test.db'}"


# What changes when a statement has changed tables, indexes, constraints, triggers or functions of ours, and when it has
# made a table large.
_SHAPE = """
    SELECT md5(string_agg(changed, ',' ORDER BY changed)) FROM (
        SELECT 'class ' || oid || xmin AS changed FROM pg_class WHERE oid >= 16384
        UNION ALL SELECT 'column ' || attrelid || attname || xmin FROM pg_attribute WHERE attrelid >= 16384
        UNION ALL SELECT 'trigger ' || oid || xmin FROM pg_trigger WHERE oid >= 16384
        UNION ALL SELECT 'constraint ' || oid || xmin FROM pg_constraint WHERE oid >= 16384
        UNION ALL SELECT 'function ' || oid || xmin FROM pg_proc WHERE oid >= 16384
        UNION ALL SELECT 'large' FROM pg_class WHERE relkind = 'r' AND oid >= 16384
            AND pg_relation_size(oid) > 4 * 1024 * 1024
        UNION ALL SELECT 'migration ' || id || xmin FROM aerich
    ) AS changes
"""
# What it wrote down of the migrations is two megabytes, and no test changes that alone.
_MIGRATIONS = "aerich"


class _Kept:
    """A migrated database that is used again and again: after each test it is given back the rows it had at first."""

    def __init__(self, url: str, name: str) -> None:
        self.url = url
        self.name = name
        self._shape = self._reset = ""
        self._connection: asyncpg.Connection | None = None

    async def remember(self) -> None:
        """Note what it looks like now, which is how `restore` leaves it."""
        connection = self._connection = await asyncpg.connect(self.url)
        statements = ["SET LOCAL session_replication_role = replica"]  # no triggers, no foreign keys
        for (table,) in await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"):
            if table == _MIGRATIONS:
                continue
            statements.append(f'DELETE FROM "{table}"')
            if rows := await connection.fetchval(f'SELECT quote_literal(json_agg(t)) FROM "{table}" AS t'):
                statements.append(
                    f'INSERT INTO "{table}" SELECT * FROM json_populate_recordset(NULL::"{table}", {rows})'
                )
        for name, last in await connection.fetch("SELECT sequencename, last_value FROM pg_sequences"):
            statements.append(f"SELECT setval('{name}', {last or 1}, {'false' if last is None else 'true'})")
        self._reset = "; ".join(["BEGIN", *statements, "COMMIT"])
        self._shape = await connection.fetchval(_SHAPE)

    async def restore(self) -> bool:
        """Put it back as it was at first. False if it is not worth it: it has other tables, or much more on disk."""
        if self._connection is None or self._connection.is_closed():  # thrown out by a test
            self._connection = await asyncpg.connect(self.url)
        if await self._connection.fetchval(_SHAPE) != self._shape:
            return False
        others = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        await self._connection.execute(f"SELECT pg_terminate_backend(pid) {others}")
        await self._connection.execute(self._reset)
        return True

    async def close(self) -> None:
        """Leave it."""
        if self._connection is not None:
            await self._connection.close()


class PostgresDatabases:
    """Databases on the server of which `url` names the maintenance database.

    A copy of the migrated one takes 50 ms of a processor, and its rows put back a fiftieth of that; so one copy is used
    again by each test, as long as nothing else has changed in it.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self.template = self._new_name("template")
        self._kept: _Kept | None = None
        # Its connections outlive the loops of tests.
        self._loop = LoopThread()
        self._loop.run(self._prepare())

    async def _prepare(self) -> None:
        await self._execute(f'CREATE DATABASE "{self.template}"')
        await migrate(self._at(self.template))

    def close(self) -> None:
        """Leave nothing on a server that is not ours."""
        self._loop.run(self._drop_all())
        self._loop.close()

    async def _drop_all(self) -> None:
        if self._kept is not None:
            await self._drop_kept(self._kept)
        await self._drop(self.template)

    @asynccontextmanager
    async def empty(self, directory: Path) -> AsyncIterator[str]:
        name = await self._create("template0")
        yield self._at(name)
        await self._drop(name)

    @asynccontextmanager
    async def migrated(self, directory: Path) -> AsyncIterator[str]:
        kept = await self._loop.call(self._take())
        yield kept.url
        await self._loop.call(self._give_back(kept))

    async def _take(self) -> _Kept:
        kept, self._kept = self._kept, None  # whoever asks for another one meanwhile gets that
        if kept is None:
            name = await self._create(self.template)
            kept = _Kept(self._at(name), name)
            await kept.remember()
        return kept

    async def _give_back(self, kept: _Kept) -> None:
        if await kept.restore() and self._kept is None:
            self._kept = kept
        else:
            await self._drop_kept(kept)

    async def _drop_kept(self, kept: _Kept) -> None:
        await kept.close()
        await self._drop(kept.name)

    async def _create(self, template: str) -> str:
        name = self._new_name("test")
        await self._execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name

    async def _drop(self, name: str) -> None:
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
