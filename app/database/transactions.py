"""`transaction()`: all writing goes through it, and everything that must wait for COMMIT hangs on it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from contextvars import ContextVar

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction


class Transaction:
    """A running transaction. Models used inside it take part by themselves; raw SQL goes over `connection`."""

    def __init__(self, connection: BaseDBAsyncClient) -> None:
        self.connection = connection
        self._callbacks: list[Callable[[], None]] = []

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgres`."""
        return str(self.connection.capabilities.dialect)

    def placeholders(self, count: int, first: int = 1) -> str:
        """`count` parameter marks for raw SQL in this dialect, numbered from `first` where they are numbered."""
        return placeholders(self.dialect, count, first)

    def after_commit(self, callback: Callable[[], None]) -> None:
        """Call `callback` once the data is durable, in the order of registration; never if it rolls back.

        Telling anyone about a row before its COMMIT would show them what may not come to be.
        """
        self._callbacks.append(callback)


def placeholders(dialect: str, count: int, first: int = 1) -> str:
    """`count` parameter marks for raw SQL in `dialect`, separated by commas."""
    return ", ".join(f"${n}" if dialect == "postgres" else "?" for n in range(first, first + count))


_current: ContextVar[Transaction | None] = ContextVar("transaction", default=None)


@asynccontextmanager
async def transaction() -> AsyncIterator[Transaction]:
    """Begin a writing transaction, or a savepoint inside the one that runs; commit at the end, roll back on any error.

    Keep it short and await nothing in it but the database: SQLite has one connection, and everyone else waits.
    Never start a task inside it: the task would inherit a connection that is given back before it runs.
    """
    outer = _current.get()
    async with in_transaction() as connection:
        inner = Transaction(connection)
        token = _current.set(inner)
        try:
            yield inner
        finally:
            _current.reset(token)
    if outer is not None:
        outer._callbacks.extend(inner._callbacks)
        return
    for callback in inner._callbacks:
        callback()
