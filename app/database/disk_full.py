"""A disk that is full: nothing is wrong with what people send, and it can be kept as soon as somebody has made room.

Each part says it in its own way: SQLite, PostgreSQL, and the system for files.
"""

import asyncio
import errno
import os
import sqlite3
from pathlib import Path

import structlog

from app.database.away import is_postgres_disk_full
from app.database.transactions import transaction

log = structlog.get_logger()

_ERRNOS = (errno.ENOSPC, errno.EDQUOT)
# Enough for SQLite to write its next pages, and for a file of usual size.
_MIN_FREE_BYTES = 1024 * 1024
_PROBE_S = 2.0
# Any row will do: what counts is that a page is written.
_PROBE = "UPDATE aerich SET version = version WHERE id = (SELECT min(id) FROM aerich) RETURNING id"


def is_disk_full(error: BaseException) -> bool:
    """Whether `error` came of a disk, or a share of one, that is full."""
    at: BaseException | None = error
    while at is not None:
        if isinstance(at, OSError) and at.errno in _ERRNOS:
            return True
        if isinstance(at, sqlite3.Error) and getattr(at, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL:
            return True
        if is_postgres_disk_full(at):
            return True
        at = at.__cause__ or at.__context__
    return False


class DiskWatch:
    """Whether the disk was found full, until something can be written again."""

    def __init__(self) -> None:
        self.full = False

    def note(self, error: BaseException) -> bool:
        """Whether `error` came of a full disk; if so it is remembered, and logged once until there is room again."""
        if not is_disk_full(error):
            return False
        if not self.full:
            self.full = True
            log.warning("disk_full", error=str(error))
        return True

    async def still_full(self, directory: Path) -> bool:
        """Whether the disk was found full and still is: that of the database, or that of `directory`. Costs nothing as
        long as none was."""
        if not self.full:
            return False
        try:
            async with asyncio.timeout(_PROBE_S):
                async with transaction() as tx:
                    await tx.fetch(_PROBE)
                free = await asyncio.to_thread(_free_bytes, directory)
        except Exception:  # full, or away: both are no time to write
            return True
        if free < _MIN_FREE_BYTES:
            return True
        self.full = False
        log.info("disk_has_room_again")
        return False


def _free_bytes(directory: Path) -> int:
    found = os.statvfs(directory)
    return found.f_bavail * found.f_frsize


disk_watch = DiskWatch()
