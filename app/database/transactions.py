"""`transaction()`, through which all writing goes, and callbacks after the commit."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from app.database.sql import Row, fetch_within, run_within

T = TypeVar("T")
Finish = Callable[["Transaction", list[T]], Awaitable[None]]


class Transaction:
    """A running transaction. Models used inside it take part automatically; raw SQL runs with `fetch`."""

    def __init__(self, connection: BaseDBAsyncClient) -> None:
        self.connection = connection
        self._callbacks: list[Callable[[], None]] = []
        self._unfinished: dict[Finish[Any], list[Any]] = {}

    @property
    def dialect(self) -> str:
        """The database's dialect, `sqlite` or `postgres`, for SQL that differs."""
        return str(self.connection.capabilities.dialect)

    async def fetch(self, query: str, *values: Any) -> Sequence[Row]:
        """The rows of `query`, with the placeholders `$1`, `$2`, … in either dialect; none if it returns nothing. For
        frequent statements: models cost some ten times as much."""
        return await fetch_within(self.connection, query, values)

    async def fetch_aside(self, query: str, *values: Any) -> Sequence[Row]:
        """Like `fetch`, for a `query` that takes milliseconds: on SQLite it does not hold up the event loop."""
        return await fetch_within(self.connection, query, values, aside=True)

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator["Transaction"]:
        """A part of this transaction that can fail on its own: an error undoes only what was done in it."""
        await run_within(self.connection, "SAVEPOINT part")
        inner = Transaction(self.connection)
        token = _current.set(inner)
        try:
            yield inner
        except BaseException:
            await run_within(self.connection, "ROLLBACK TO SAVEPOINT part")
            await run_within(self.connection, "RELEASE SAVEPOINT part")
            raise
        finally:
            _current.reset(token)
        await run_within(self.connection, "RELEASE SAVEPOINT part")
        inner.run_after_commit(self)

    def placeholders(self, count: int, first: int = 1) -> str:
        """`count` placeholders for raw SQL in this dialect, numbered from `first` where they are numbered."""
        return placeholders(self.dialect, count, first)

    def after_commit(self, callback: Callable[[], None]) -> None:
        """Call `callback` once the data is durable, in the order of registration; never if it rolls back.

        Telling anyone about a row before the commit would show them what may not come to be.
        """
        self._callbacks.append(callback)

    def before_commit(self, finish: Finish[T], item: T) -> None:
        """Have `finish` called with `item`, and all other items registered for it, right before the commit.

        For writes that lock something shared: others then wait no longer than a commit takes, and since it is locked
        last, two transactions never deadlock over it.
        """
        self._unfinished.setdefault(finish, []).append(item)

    async def run_before_commit(self) -> None:
        """Run the `before_commit` functions, right before the commit."""
        while self._unfinished:
            finish, items = self._unfinished.popitem()
            await finish(self, items)

    def run_after_commit(self, outer: "Transaction | None" = None) -> None:
        """Run the callbacks after the commit, or hand them to the transaction around it."""
        if outer is not None:
            outer._callbacks.extend(self._callbacks)
            for finish, items in self._unfinished.items():
                outer._unfinished.setdefault(finish, []).extend(items)
            return
        for callback in self._callbacks:
            callback()


def placeholders(dialect: str, count: int, first: int = 1) -> str:
    """`count` placeholders for raw SQL in `dialect`, separated by commas."""
    return ", ".join(f"${n}" if dialect == "postgres" else "?" for n in range(first, first + count))


_current: ContextVar[Transaction | None] = ContextVar("transaction", default=None)


@asynccontextmanager
async def transaction() -> AsyncIterator[Transaction]:
    """Begin a writing transaction, or a savepoint inside the running one; commit at the end, roll back on any error.

    Keep it short and await nothing in it but the database: SQLite has one writer, and all others wait. Never start a
    task inside it: the task would inherit a connection that is given back before it runs.
    """
    outer = _current.get()
    if outer is not None:
        async with outer.savepoint() as inner:
            yield inner
        return
    async with in_transaction() as connection:
        begun = Transaction(connection)
        token = _current.set(begun)
        try:
            yield begun
            await begun.run_before_commit()
        finally:
            _current.reset(token)
    begun.run_after_commit()


def current_transaction() -> Transaction | None:
    """The running transaction of this task, or None."""
    return _current.get()
