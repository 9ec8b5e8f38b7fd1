"""The SQLite writer on the event loop's own thread, with the interface of `aiosqlite` that Tortoise uses."""

import asyncio
import contextlib
import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from time import perf_counter
from typing import Any, TypeVar

import aiosqlite

from app.database.uninterrupted import Uncancellable

T = TypeVar("T")

# A COMMIT that takes less may hold up the event loop, as statements do.
QUICK_S = 0.0005
# What is taken for the time of a COMMIT before there was one.
_UNKNOWN_S = 0.005
# How many are in the average, so to speak.
_COMMITS = 16
# A COMMIT that holds up the event loop for longer is a stall. The dearest page may hold it up for as long.
STALL_S = 0.05
# After a stall, so many COMMITs are made in the thread before one may hold up the event loop again. Each of them costs
# 0.1 ms more there, so together they cost what the stall did.
PROBATION = 512
# Each further stall doubles that, up to here: a disk that is quick until it is not would do it again.
LONGEST_PROBATION = 65_536
# After so many changed rows, those of some sixty messages, the log is copied into the file, before SQLite does that
# itself, after a thousand pages and in whatever COMMIT is next. It is also what a COMMIT on the event loop may write.
MANY_ROWS = 400

_NUMBERED = re.compile(r"\$(\d+)")
_NAMES = {"json_agg(": "json_group_array(", "json_build_array(": "json_array(", ' COLLATE "C"': ""}


@lru_cache(maxsize=1_024)
def in_sqlite(query: str) -> str:
    """`query`, with PostgreSQL's placeholders (`$1`), JSON functions and byte order, in SQLite's dialect (`?1`)."""
    for postgres, sqlite in _NAMES.items():
        query = query.replace(postgres, sqlite)
    return _NUMBERED.sub(r"?\1", query)


class Probation:
    """Whether COMMITs have to stay away from the event loop because one has stalled it, and for how many more of them.

    What a stall costs is forgotten as it came: after as many COMMITs on the event loop as the last probation had, the
    next one will be half as long.
    """

    def __init__(self) -> None:
        self._length = self._left = self._good = 0

    @property
    def is_over(self) -> bool:
        """Whether COMMITs may be made on the event loop."""
        return self._left == 0

    def note_on_loop(self, *, stalled: bool) -> None:
        """Count a COMMIT that was made on the event loop."""
        if stalled:
            self._length = self._left = min(max(PROBATION, 2 * self._length), LONGEST_PROBATION)
            self._good = 0
        elif self._length:
            self._good += 1
            if self._good >= self._length:
                self._length, self._good = self._length // 2, 0

    def note_in_thread(self, *, stalled: bool) -> None:
        """Count a COMMIT that was made in the thread. One that would have been a stall begins the probation anew."""
        if stalled:
            self._left = self._length
        elif self._left:
            self._left -= 1


class InlineConnection:
    """The writer. Statements run on the calling thread. COMMIT, which waits for the disk, and scripts and repeated
    statements, which may be long, run on the thread of `connection`, and are awaited even if the caller is
    cancelled, since no other statement may come in between. Use it only while holding the lock of transactions.

    The way to the thread and back takes as long as a quick disk does, and four times as long as the rest of a COMMIT.
    So a small one runs on the calling thread as well, while COMMIT has lately taken less than `QUICK_S` on average and
    none has held that thread up for more than `STALL_S`, see `Probation`.
    """

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._in_thread = connection
        self.raw: sqlite3.Connection = connection._conn
        # How many COMMITs have succeeded.
        self.commits = 0
        # The seconds that COMMIT takes: an average in which the last ones count most, and those of the last one.
        self._commit_s = self._last_s = _UNKNOWN_S
        self._probation = Probation()
        self._has_committed_in_this_turn = False
        # The rows that were changed before the log was last copied into the file.
        self._rows_copied = 0

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
        await self._in_the_thread(lambda: self.raw.executemany(query, values))

    async def fetch_in_thread(self, query: str, values: Sequence[Any]) -> Sequence[sqlite3.Row]:
        """Run `query` on the other thread and return all of its rows. Raises `sqlite3.Error`."""
        return await self._in_the_thread(lambda: self.raw.execute(query, values).fetchall())

    async def executescript(self, script: str) -> None:
        """Run the statements of `script` on the other thread, after committing an open transaction."""
        await self._in_the_thread(lambda: self.raw.executescript(script))

    async def commit(self) -> None:
        """Commit; returns when the data is on disk, even if cancelled meanwhile: `commits` tells whether it is. Raises
        `sqlite3.Error`."""
        if not self._may_commit_here():
            await self._in_the_thread(self._commit_and_copy)
            return
        self._commit_here()
        if self._has_committed_in_this_turn:
            await asyncio.sleep(0)  # who makes many transactions lets others have their turns
        else:
            self._has_committed_in_this_turn = True
            asyncio.get_running_loop().call_soon(self._begin_turn)

    def _may_commit_here(self) -> bool:
        return self._commit_s < QUICK_S and self._probation.is_over and not self._has_much_to_copy()

    def _has_much_to_copy(self) -> bool:
        return self.raw.total_changes - self._rows_copied > MANY_ROWS

    def _begin_turn(self) -> None:
        self._has_committed_in_this_turn = False

    def _commit_here(self) -> None:
        try:
            self._commit_timed()
        finally:
            self._probation.note_on_loop(stalled=self._last_s > STALL_S)

    def _commit_timed(self) -> None:
        began = perf_counter()
        try:
            self.raw.commit()
            self.commits += 1
        finally:
            self._last_s = perf_counter() - began
            self._commit_s += (self._last_s - self._commit_s) / _COMMITS

    def _commit_and_copy(self) -> None:
        self._commit_timed()
        self._probation.note_in_thread(stalled=self._last_s > STALL_S)
        if self._commit_s < QUICK_S and self._has_much_to_copy():
            self._rows_copied = self.raw.total_changes
            with contextlib.suppress(sqlite3.Error):  # on a full disk the log only becomes longer
                self.raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    async def _in_the_thread(self, work: Callable[[], T]) -> T:
        """The result of `work`, done on the other thread. The methods of `aiosqlite` are coroutines, which would need a
        task each to be awaited to their ends, and that costs as much as the way to the thread."""
        if not self._in_thread._running:
            raise ValueError("the database is closed")
        done: Uncancellable[T] = Uncancellable(loop=asyncio.get_running_loop())
        self._in_thread._tx.put_nowait((done, work))
        return await done

    async def rollback(self) -> None:
        """Roll back the open transaction at once."""
        self.raw.rollback()
