"""SQLite on the event loop's own thread, behind the interface of `aiosqlite` that Tortoise uses."""

import asyncio
import re
import sqlite3
from collections.abc import Coroutine, Iterable, Sequence
from functools import lru_cache
from typing import Any, TypeVar

import aiosqlite

T = TypeVar("T")

_NUMBERED = re.compile(r"\$(\d+)")
_NAMES = {"json_agg(": "json_group_array(", "json_build_array(": "json_array("}


@lru_cache(maxsize=1_024)
def in_sqlite(query: str) -> str:
    """`query` with the numbered marks of PostgreSQL (`$1`) as SQLite has them (`?1`), and its JSON functions too."""
    for postgres, sqlite in _NAMES.items():
        query = query.replace(postgres, sqlite)
    return _NUMBERED.sub(r"?\1", query)


async def to_the_end(work: Coroutine[Any, Any, T]) -> T:
    """The result of `work`, which is not left half-way: whoever is cancelled meanwhile is so after it."""
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is not None:
        if not task.cancelled():
            task.exception()  # looked at, or the loop would complain that nobody did
        raise cancelled
    return task.result()


class InlineConnection:
    """The writer. Statements run here and now. COMMIT waits for the disk, and what is done many times or is a script
    may be long: these go to the thread of `connection`, and are waited for even by those who are cancelled, since
    nobody else may come in between. Whoever uses it holds the lock of transactions."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._in_thread = connection
        self.raw: sqlite3.Connection = connection._conn

    @property
    def total_changes(self) -> int:
        """Rows changed since the connection was opened."""
        return self.raw.total_changes

    async def execute(self, query: str, values: Sequence[Any] | None = None) -> sqlite3.Cursor:
        """Run `query`."""
        return self.raw.execute(query, values or ())

    async def execute_insert(self, query: str, values: Sequence[Any] | None = None) -> tuple[int | None]:
        """Run `query`, an INSERT; the rowid it made."""
        return (self.raw.execute(query, values or ()).lastrowid,)

    async def execute_fetchall(self, query: str, values: Sequence[Any] | None = None) -> Iterable[sqlite3.Row]:
        """Run `query`; its rows."""
        return self.raw.execute(query, values or ()).fetchall()

    async def executemany(self, query: str, values: Iterable[Sequence[Any]]) -> None:
        """Run `query` for each of `values`."""
        await to_the_end(self._in_thread.executemany(query, values))

    async def executescript(self, script: str) -> None:
        """Run `script`, committing what was under way before."""
        await to_the_end(self._in_thread.executescript(script))

    async def commit(self) -> None:
        """Make it durable."""
        await to_the_end(self._in_thread.commit())

    async def rollback(self) -> None:
        """Undo it."""
        self.raw.rollback()
