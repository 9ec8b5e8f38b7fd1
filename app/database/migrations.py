"""Applying migrations: each exactly once, completely or not at all.

The files are aerich's. Its own `upgrade` is not enough for two reasons, both measured: several processes that start at
once apply the same file twice or crash, and on SQLite a file that fails half-way stays half-applied for ever, because
the driver's `executescript` commits first.
"""

import asyncio
import fcntl
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from pkgutil import ModuleInfo
from typing import Any

import asyncpg
from aerich import Command
from aerich.migrate import Migrate
from aerich.utils import import_py_module
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.context import TortoiseContext
from tortoise.exceptions import OperationalError

from app import paths
from app.database.connection import MIGRATION_MODELS, database_config
from app.database.sql import statements

# One migrating process at a time; the others wait.

# How often a waiting process looks whether the file is free. Asking again, instead of blocking in a thread, lets a
# start be interrupted while it waits.
_FILE_POLL_S = 0.05
# Any number, as long as nothing else in the same database takes an advisory lock with it ("switchbd" in ASCII).
_ADVISORY_KEY = 0x7377697463686264


@asynccontextmanager
async def migration_lock(url: str) -> AsyncIterator[None]:
    """Hold the lock for migrating the database at `url`; the system releases it if the process dies."""
    connection = database_config(url)["connections"]["default"]["credentials"]
    lock = _file_lock(Path(connection["file_path"])) if "file_path" in connection else _advisory_lock(connection)
    async with lock:
        yield


@asynccontextmanager
async def _file_lock(database: Path) -> AsyncIterator[None]:
    # A file beside the database and not the database: a lock on that one would be taken for SQLite's own.
    with database.with_name(f"{database.name}.migrate.lock").open("a") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                await asyncio.sleep(_FILE_POLL_S)
        yield


@asynccontextmanager
async def _advisory_lock(credentials: dict[str, Any]) -> AsyncIterator[None]:
    # A connection of its own, outside the pool: a pool gives up the locks of a connection that is returned to it.
    own = {name: value for name, value in credentials.items() if name not in ("minsize", "maxsize")}
    connection = await asyncpg.connect(**own)
    try:
        await connection.execute("SELECT pg_advisory_lock($1)", _ADVISORY_KEY)
        yield
    finally:
        await connection.close()


MODELS_APP = "models"


class MigrationError(Exception):
    """A migration failed and was rolled back. `file` is its name; `str()` is one line with the file and the reason."""

    def __init__(self, file: str, reason: object) -> None:
        super().__init__(f"the migration {file} failed and was rolled back: {' '.join(str(reason).split())}")
        self.file = file


class _AtomicCommand(Command):
    """aerich's command, applying the statements of a file one by one in the transaction that aerich has begun."""

    async def _upgrade(
        self,
        conn: BaseDBAsyncClient,
        version_file: str,
        fake: bool = False,
        version_module: ModuleInfo | None = None,
    ) -> None:
        try:
            if conn.capabilities.dialect == "sqlite" and version_module is not None and not fake:
                await self._run_statements(conn, version_module)
                fake = True  # what is left to do is to note down that it was applied
            await super()._upgrade(conn, version_file, fake, version_module)
        except Exception as error:
            raise MigrationError(version_file, error) from error

    async def _run_statements(self, conn: BaseDBAsyncClient, version_module: ModuleInfo) -> None:
        for statement in statements(await import_py_module(version_module).upgrade(conn)):
            await conn.execute_query(statement)
        # Foreign keys are not enforced while tables are rebuilt, so what they guard is checked before COMMIT.
        _, broken = await conn.execute_query("PRAGMA foreign_key_check")
        if broken:
            raise ValueError(f"{len(broken)} rows of {broken[0]['table']} and others refer to rows that do not exist")


def _config(url: str) -> dict[str, Any]:
    config = database_config(url, MIGRATION_MODELS)
    if url.startswith("sqlite://"):
        # SQLite changes a table by dropping and remaking it; with foreign keys on, the DROP would delete whatever
        # refers to its rows. Only this connection has them off.
        config["connections"]["default"]["credentials"]["foreign_keys"] = "OFF"
    return config


@asynccontextmanager
async def _command(url: str, directory: Path) -> AsyncIterator[Command]:
    config = _config(url)
    # A context of its own: the program may have its database open in this process, in the one global context.
    async with TortoiseContext() as context:
        await context.init(config=config)
        command = _AtomicCommand(config, app=MODELS_APP, location=str(directory))
        Migrate.app = MODELS_APP
        Migrate.migrate_location = Migrate.get_migration_dir(str(directory), MODELS_APP)
        yield command


async def migrate(url: str, directory: Path = paths.MIGRATIONS) -> list[str]:
    """Apply the missing migrations to the database at `url`; returns the names of the files applied, in order.

    Safe to run in several processes at once: one works, the others wait and find nothing to do. Raises MigrationError
    (that file is rolled back, those before it are kept), OSError if the database cannot be reached.
    """
    async with migration_lock(url), _command(url, directory) as command:
        return await command.upgrade()


async def pending(url: str, directory: Path = paths.MIGRATIONS) -> Sequence[str]:
    """The names of the files that `migrate` would apply to the database at `url`."""
    async with _command(url, directory) as command:
        try:
            return await command.heads()
        except OperationalError:  # there is no table of applied migrations yet
            return await command.history()
