"""`transaction()`, through which all writing goes, and callbacks after the commit."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from contextvars import Context, ContextVar, Token
from datetime import datetime
from types import TracebackType
from typing import Any, TypeVar

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.connection import get_connection
from tortoise.exceptions import OperationalError

from app.database.sql import Row, fetch_at_once, fetch_within, run_within

T = TypeVar("T")
Finish = Callable[["Transaction", list[T]], Awaitable[None]]


class Transaction:
    """A running transaction. Models used inside it take part automatically; raw SQL runs with `fetch`."""

    def __init__(self, connection: BaseDBAsyncClient) -> None:
        self.connection = connection
        # The database's dialect, `sqlite` or `postgres`, for SQL that differs.
        self.dialect: str = connection.capabilities.dialect
        self._callbacks: list[Callable[[], None]] = []
        self._unfinished: dict[Finish[Any], list[Any]] = {}
        self._time: datetime | None = None
        self._time_as_text = ""

    async def fetch(self, query: str, *values: Any) -> Sequence[Row]:
        """The rows of `query`, with the placeholders `$1`, `$2`, … in either dialect; none if it returns nothing. For
        frequent statements: models cost some ten times as much."""
        if self.dialect == "sqlite":
            return fetch_at_once(self.connection, query, values)
        return await fetch_within(self.connection, query, values)

    def timestamp(self, at: datetime) -> Any:
        """`at` as a value for `fetch`. A datetime is one as well, but costs SQLite as much as a small statement; the
        same one that was given last costs nothing."""
        if self.dialect != "sqlite":
            return at
        if at is not self._time:
            self._time, self._time_as_text = at, at.isoformat(" ")
        return self._time_as_text

    async def fetch_aside(self, query: str, *values: Any) -> Sequence[Row]:
        """Like `fetch`, for a `query` that takes milliseconds: on SQLite it does not hold up the event loop."""
        return await fetch_within(self.connection, query, values, aside=True)

    @property
    def is_lost(self) -> bool:
        """Whether SQLite has rolled all of it back by itself, as it does where a statement finds the disk full or
        broken. What comes after that would be committed one by one."""
        return self.dialect == "sqlite" and not self.connection._connection.raw.in_transaction

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator["Transaction"]:
        """A part of this transaction that can fail on its own: an error undoes only what was done in it."""
        await run_within(self.connection, "SAVEPOINT part")
        inner = Transaction(self.connection)
        token = _current.set(inner)
        try:
            yield inner
        except BaseException:
            if not self.is_lost:
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


def transaction() -> AbstractAsyncContextManager[Transaction]:
    """Begin a writing transaction, or a savepoint inside the running one; commit at the end, roll back on any error.

    Keep it short and await nothing in it but the database: SQLite has one writer, and all others wait. Never start a
    task inside it: the task would inherit a connection that is given back before it runs.
    """
    outer = _current.get()
    return OutermostTransaction(get_connection("default")) if outer is None else outer.savepoint()


class OutermostTransaction(AbstractAsyncContextManager[Transaction]):
    """A transaction of `client` that is not within another one. Callbacks after the commit run in `callback_context`,
    if there is one. (It is no generator, since each message begins one.)"""

    _client: Any  # of the one transaction: it has `is_committed`
    _begun: Transaction
    _token: Token[Transaction | None]

    def __init__(self, client: BaseDBAsyncClient, callback_context: Context | None = None) -> None:
        self._context = client._in_transaction()
        self._callback_context = callback_context

    async def __aenter__(self) -> Transaction:
        self._client = await self._context.__aenter__()
        self._begun = Transaction(self._client)
        self._token = _current.set(self._begun)
        return self._begun

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                await self._begun.run_before_commit()
                if self._begun.is_lost:
                    raise OperationalError("the database has rolled the transaction back")
        except BaseException as failure:
            _current.reset(self._token)
            await self._context.__aexit__(type(failure), failure, failure.__traceback__)
            raise
        _current.reset(self._token)
        try:
            await self._context.__aexit__(kind, error, trace)
        finally:
            # Also where the COMMIT was cancelled or the connection failed after it: what is stored is told, or nobody
            # would see it before something else happens.
            if self._client.is_committed:
                self._tell()

    def _tell(self) -> None:
        if self._callback_context is None:
            self._begun.run_after_commit()
        else:
            self._callback_context.run(self._begun.run_after_commit)


def current_transaction() -> Transaction | None:
    """The running transaction of this task, or None."""
    return _current.get()
