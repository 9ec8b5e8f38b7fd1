"""One migrating process at a time; the others wait."""

import asyncio
import fcntl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg

from app.database.connection import database_config

# How often a waiting process looks whether the file is free. Asking again, instead of blocking in a thread, lets a
# start be interrupted while it waits.
_FILE_POLL_S = 0.05
# Any number, as long as nothing else in the same database takes an advisory lock with it ("switchbd" in ASCII).
_ADVISORY_KEY = 0x7377697463686264


@asynccontextmanager
async def migration_lock(url: str) -> AsyncIterator[None]:
    """Hold the right to migrate the database at `url`; given back by the system if the process dies."""
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
