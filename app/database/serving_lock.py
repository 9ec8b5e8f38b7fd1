"""One server a database, unless several hear of each other.

Without Redis a server knows only what it wrote itself: a second one would show old rooms, keep sessions that have ended
and miss messages, and nobody would know why. So each server holds a lock for as long as it lives, which the system
gives back however it ends.
"""

import asyncio
import fcntl
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import IO

from app.database.connection import database_config, sqlite_file
from app.database.open_errors import DatabaseUnusable

# Any number, as long as nothing else in the same database takes an advisory lock with it ("servings" in ASCII).
_ADVISORY_KEY = 0x73657276696E6773
_TRY = f"SELECT pg_try_advisory_lock({_ADVISORY_KEY})"
_TRY_SHARED = f"SELECT pg_try_advisory_lock_shared({_ADVISORY_KEY})"
# A server that was killed is gone a moment before the database knows it.
_MAX_TRIES = 20
_PAUSE_S = 0.1


class AlreadyServed(Exception):
    """Another server has the database, and the two would not hear of each other. `str()` is one line."""

    def __init__(self, shared: bool, who: str = "") -> None:
        why = "without REDIS_URL" if shared else "and without REDIS_URL only one may"
        super().__init__(
            f"another server{who} serves this database already, {why}: stop it, or set REDIS_URL for both, so that "
            "they hear of each other"
        )


def claim_file(url: str, *, shared: bool) -> IO[str] | None:
    """Claim the SQLite database at `url` for this process and for what it becomes by `exec`, until the file that is
    returned is closed; None for another kind of database. `shared` with others who hear of this one. Raises
    `AlreadyServed`, and OSError."""
    if not url.startswith("sqlite://"):
        return None
    database = sqlite_file(url)
    file = Path(f"{database}.serve.lock").open("a+")  # noqa: SIM115 - it stays open
    try:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        pid = file.read(20).strip()
        file.close()
        raise AlreadyServed(shared, f" (process {pid})" if pid.isdecimal() else "") from None
    os.set_inheritable(file.fileno(), True)
    file.truncate(0)
    file.write(f"{os.getpid()}\n")
    file.flush()
    return file


@asynccontextmanager
async def server_claimed(url: str, *, shared: bool) -> AsyncIterator[None]:
    """Meanwhile hold the same claim on a PostgreSQL database; nothing is done for SQLite. Raises `AlreadyServed`, and
    `DatabaseUnusable`."""
    credentials = database_config(url)["connections"]["default"]["credentials"]
    # A pooler would give the lock to whoever comes next.
    if "file_path" in credentials or credentials.get("statement_cache_size") == 0:
        yield
        return
    own = {name: value for name, value in credentials.items() if name not in ("minsize", "maxsize")}
    import asyncpg  # with SQLite nobody needs it

    try:
        connection = await asyncpg.connect(**own)
    except Exception as error:
        raise DatabaseUnusable(url, error) from error
    # When the server restarts the lock is gone, and so is the other's: whoever starts next is told by nobody. That is
    # not worth a task that watches.
    try:
        tries = 0
        while not await connection.fetchval(_TRY_SHARED if shared else _TRY):
            tries += 1
            if tries > _MAX_TRIES:
                raise AlreadyServed(shared)
            await asyncio.sleep(_PAUSE_S)
        yield
    finally:
        connection.terminate()
