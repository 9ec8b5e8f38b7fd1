"""Applying migrations: each exactly once, completely or not at all.

The files are aerich's. Its own `upgrade` is not enough for two reasons, both measured: several processes that start at
once apply the same file twice or crash, and on SQLite a file that fails half-way stays half-applied for ever, because
the driver's `executescript` commits first.
"""

import asyncio
import fcntl
import stat
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from pkgutil import ModuleInfo
from typing import Any

from aerich import Command
from aerich.migrate import Migrate
from aerich.models import Aerich
from aerich.utils import import_py_module
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.context import TortoiseContext
from tortoise.exceptions import OperationalError

from app import paths
from app.database.connection import MIGRATION_MODELS, database_config, sqlite_file
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
    # A connection of its own, outside the pool: a pool gives up the locks of a connection that is returned to it. And a
    # transaction of its own: a pooler between us and the server would give the lock to whoever comes next.
    own = {name: value for name, value in credentials.items() if name not in ("minsize", "maxsize")}
    import asyncpg  # with SQLite nobody needs it

    connection = await asyncpg.connect(**own)
    try:
        async with connection.transaction():
            await connection.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
            await connection.execute(f"SELECT pg_advisory_xact_lock({_ADVISORY_KEY})")
            yield
    finally:
        await connection.close()


MODELS_APP = "models"


class MigrationError(Exception):
    """A migration failed and was rolled back. `file` is its name; `str()` is one line with the file and the reason."""

    def __init__(self, file: str, reason: object) -> None:
        super().__init__(f"the migration {file} failed and was rolled back: {' '.join(str(reason).split())}")
        self.file = file


class NewerDatabase(Exception):
    """A newer version of the program has migrated the database. `str()` is one line that says what to do."""

    def __init__(self, files: Sequence[str]) -> None:
        super().__init__(
            f"this database is of a newer version of Switchboard, which applied {', '.join(files)}: run that version, "
            "or restore a backup from before it; ALLOW_NEWER_DATABASE=on insists, at the risk of what is new there"
        )
        self.files = files


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


async def migrate(url: str, directory: Path = paths.MIGRATIONS, *, allow_newer: bool = False) -> list[str]:
    """Apply the missing migrations to the database at `url`; returns the names of the files applied, in order.

    Safe to run in several processes at once: one works, the others wait and find nothing to do. Raises MigrationError
    (that file is rolled back, those before it are kept), NewerDatabase unless `allow_newer`, OSError if the database
    cannot be reached.
    """
    async with migration_lock(url), _command(url, directory) as command:
        if not allow_newer and (unknown := await _applied_by_others()):
            raise NewerDatabase(unknown)
        applied = await command.upgrade()
    if url.startswith("sqlite://"):
        _close_to_others(sqlite_file(url))
    return applied


async def _applied_by_others() -> list[str]:
    """The migrations of the database that this version of the program does not have."""
    known = {f"{module.name}.py" for module in Migrate.get_all_version_modules()}
    try:
        applied = await Aerich.filter(app=MODELS_APP).order_by("id").values_list("version", flat=True)
    except OperationalError:  # there is no table of applied migrations yet
        return []
    return [version for version in map(str, applied) if version not in known]


def _close_to_others(database: Path) -> None:
    """Let nobody else on this machine read what an earlier start, with another umask, has made."""
    for path in (database, *(database.with_name(f"{database.name}{end}") for end in ("-wal", "-shm"))):
        with suppress(OSError):  # it is not there, or belongs to somebody who has arranged that
            if mode := path.stat().st_mode & 0o007:
                path.chmod(stat.S_IMODE(path.stat().st_mode) & ~mode)


async def pending(url: str, directory: Path = paths.MIGRATIONS) -> Sequence[str]:
    """The names of the files that `migrate` would apply to the database at `url`."""
    async with _command(url, directory) as command:
        try:
            return await command.heads()
        except OperationalError:  # there is no table of applied migrations yet
            return await command.history()
