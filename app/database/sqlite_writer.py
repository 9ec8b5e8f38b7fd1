"""The SQLite writer on the event loop's own thread, with the interface of `aiosqlite` that Tortoise uses."""

import asyncio
import re
import sqlite3
from collections.abc import Coroutine, Iterable, Sequence
from functools import lru_cache
from typing import Any, TypeVar

import aiosqlite

T = TypeVar("T")

_NUMBERED = re.compile(r"\$(\d+)")
_NAMES = {"json_agg(": "json_group_array(", "json_build_array(": "json_array(", ' COLLATE "C"': ""}


@lru_cache(maxsize=1_024)
def in_sqlite(query: str) -> str:
    """`query`, with PostgreSQL's placeholders (`$1`), JSON functions and byte order, in SQLite's dialect (`?1`)."""
    for postgres, sqlite in _NAMES.items():
        query = query.replace(postgres, sqlite)
    return _NUMBERED.sub(r"?\1", query)


async def run_uninterrupted(work: Coroutine[Any, Any, T]) -> T:
    """The result of `work`, which always runs to its end: a cancellation meanwhile takes effect after it."""
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        if not task.cancelled():
            task.exception()  # retrieved, or the loop would log that it never was
        raise cancelled
    return task.result()


class InlineConnection:
    """The writer. Statements run on the calling thread. COMMIT, which waits for the disk, and scripts and repeated
    statements, which may be long, run on the thread of `connection`, and are awaited even if the caller is
    cancelled, since no other statement may come in between. Use it only while holding the lock of transactions."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._in_thread = connection
        self.raw: sqlite3.Connection = connection._conn

    @property
    def total_changes(self) -> int:
        """The number of rows changed since the connection was opened."""
        return self.raw.total_changes

    async def execute(self, query: str, values: Sequence[Any] | None = None) -> sqlite3.Cursor:
        """Run `query` at once and return its cursor. Raises `sqlite3.Error`."""
        return self.raw.execute(query, values or ())

    async def execute_insert(self, query: str, values: Sequence[Any] | None = None) -> tuple[int | None]:
        """Run `query`, an INSERT, at once; returns the new rowid in a tuple. Raises `sqlite3.Error`."""
        return (self.raw.execute(query, values or ()).lastrowid,)

    async def execute_fetchall(self, query: str, values: Sequence[Any] | None = None) -> Iterable[sqlite3.Row]:
        """Run `query` at once and return all of its rows. Raises `sqlite3.Error`."""
        return self.raw.execute(query, values or ()).fetchall()

    async def executemany(self, query: str, values: Iterable[Sequence[Any]]) -> None:
        """Run `query` for each of `values`, on the other thread. Raises `sqlite3.Error`."""
        await run_uninterrupted(self._in_thread.executemany(query, values))

    async def fetch_in_thread(self, query: str, values: Sequence[Any]) -> Sequence[sqlite3.Row]:
        """Run `query` on the other thread and return all of its rows. Raises `sqlite3.Error`."""
        return list(await run_uninterrupted(self._in_thread.execute_fetchall(query, values)))

    async def executescript(self, script: str) -> None:
        """Run the statements of `script` on the other thread, after committing an open transaction."""
        await run_uninterrupted(self._in_thread.executescript(script))

    async def commit(self) -> None:
        """Commit on the other thread; returns when the data is on disk, even if cancelled meanwhile."""
        await run_uninterrupted(self._in_thread.commit())

    async def rollback(self) -> None:
        """Roll back the open transaction at once."""
        self.raw.rollback()
