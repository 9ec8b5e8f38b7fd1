"""The SQLite engine: Tortoise's own with other connections, so that waits are rare and short.

Three connections to one file. The *writer* carries the transactions, one at a time. They take the write lock when they
begin: with SQLite's plain `BEGIN` two processes that read and then write fail at once with "database is locked", and
waiting does not help (191 of 300 transactions in a measurement). Their statements run on the event loop's own thread,
where one takes some microseconds and the way to another thread and back would take ten times that; COMMIT, which waits
for the disk, is made in a thread unless the disk is quick. The *reader* answers queries outside transactions in a
thread of its own, and the *quick* one those that are known to be short, at once. In WAL mode neither waits for a
writer.
"""

import asyncio
import sqlite3
from collections.abc import Sequence
from types import TracebackType
from typing import Any

import aiosqlite
from tortoise.backends.base.client import TransactionalDBClient, TransactionContext
from tortoise.backends.sqlite.client import (
    SqliteClient,
    SqliteTransactionWrapper,
    translate_exceptions,
)
from tortoise.connection import get_connections
from tortoise.exceptions import OperationalError

from app.database.sqlite_writer import InlineConnection, in_sqlite

# The pauses of a transaction before it tries again to lock a file that another process holds.
_RETRY_S = (0.001, 0.002, 0.005, 0.01, 0.02)
# How long a short read may wait while another process recovers the file; the event loop waits with it.
_QUICK_BUSY_MS = 250
# The statements that are kept prepared: more than the product has, so that none is prepared twice.
_STATEMENTS = 512
_WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")


class _ImmediateTransaction(SqliteTransactionWrapper):
    _parent: "ImmediateSqliteClient"
    _connection: InlineConnection  # type: ignore[assignment]
    is_committed = False

    async def begin(self) -> None:
        try:
            self._connection.raw.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            await self._begin_later(error)

    async def _begin_later(self, error: sqlite3.OperationalError) -> None:
        loop = asyncio.get_running_loop()
        give_up_at = loop.time() + self._parent.busy_timeout_s
        waits = iter(_RETRY_S)
        wait = _RETRY_S[-1]
        while True:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or loop.time() >= give_up_at:
                raise OperationalError(error) from error
            wait = next(waits, wait)
            await asyncio.sleep(wait)
            try:
                self._connection.raw.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as again:
                error = again

    async def commit(self) -> None:
        """Commit. `is_committed` tells whether the data is on disk, also where this is cancelled meanwhile."""
        connection = self._connection
        commits = connection.commits
        try:
            await connection.commit()
        except sqlite3.OperationalError as error:
            raise OperationalError(error) from error
        finally:
            self.is_committed = connection.commits > commits
            self._finalized = True
            # SQLite keeps open what it could not commit, and the next BEGIN would fail.
            if connection.raw.in_transaction:
                connection.raw.rollback()


class _ImmediateContext(TransactionContext):
    """One transaction, from when it has the writer for itself. Tortoise's own looks its connections up again and again,
    and awaits a step for each of its layers: a fifth of what a small transaction takes."""

    __slots__ = ("_connections", "_parent", "_token", "connection")

    connection: _ImmediateTransaction

    def __init__(self, parent: "ImmediateSqliteClient") -> None:
        self._parent = parent

    async def __aenter__(self) -> TransactionalDBClient:
        parent = self._parent
        await parent._lock.acquire()
        try:
            self.connection = _ImmediateTransaction(parent)
            # The transaction takes the writer inline.
            self.connection._connection = await parent.writer()
            await self.connection.begin()
        except BaseException:
            # Without this a BEGIN that fails (a locked file) would leave the connection locked for ever.
            parent._lock.release()
            raise
        self._connections = get_connections()
        self._token = self._connections.set(parent.connection_name, self.connection)
        return self.connection

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if not self.connection._finalized:
                await (self.connection.commit() if kind is None else self.connection.rollback())
        finally:
            self._connections.reset(self._token)
            self._parent._lock.release()


class ImmediateSqliteClient(SqliteClient):
    """`SqliteClient` with the three connections described above."""

    def __init__(self, file_path: str, busy_timeout: int = 5_000, **kwargs: Any) -> None:
        super().__init__(file_path, **kwargs)
        # Waited for here and not in SQLite, which would block the event loop meanwhile.
        self.busy_timeout_s = busy_timeout / 1_000
        self._inline: InlineConnection | None = None
        self._reader: aiosqlite.Connection | None = None
        self._quick: sqlite3.Connection | None = None
        self._opening = asyncio.Lock()

    async def create_connection(self, with_db: bool) -> None:  # noqa: ARG002 - a file has no "without"
        async with self._opening:
            if self._connection is None:
                await self._open()

    async def _open(self) -> None:
        connection = await aiosqlite.connect(
            self.filename, isolation_level=None, check_same_thread=False, cached_statements=_STATEMENTS
        )
        try:
            connection._conn.row_factory = sqlite3.Row
            for pragma, value in self.pragmas.items():
                await connection.execute_fetchall(f"PRAGMA {pragma}={value}")
            # From here on `begin` waits, in the event loop.
            await connection.execute_fetchall("PRAGMA busy_timeout=0")
            self._quick = sqlite3.connect(self.filename, isolation_level=None, cached_statements=_STATEMENTS)
            self._quick.row_factory = sqlite3.Row
            self._quick.execute(f"PRAGMA busy_timeout={_QUICK_BUSY_MS}")
            self._quick.execute("PRAGMA query_only=ON")
            self._reader = await aiosqlite.connect(self.filename, isolation_level=None)
            self._reader._conn.row_factory = sqlite3.Row
            await self._reader.execute_fetchall("PRAGMA query_only=ON")
        except BaseException:
            await connection.close()
            raise
        self._inline = InlineConnection(connection)
        self._connection = connection
        await self._post_connect()

    async def close(self) -> None:
        for connection in (self._reader, self._connection):
            if connection is not None:
                await connection.close()
        if self._quick is not None:
            self._quick.close()
        self._reader = self._connection = self._quick = self._inline = None

    async def writer(self) -> InlineConnection:
        """The connection for transactions; use it only while holding their lock."""
        if self._inline is None:
            await self.create_connection(with_db=True)
        assert self._inline is not None
        return self._inline

    def _in_transaction(self) -> TransactionContext:
        return _ImmediateContext(self)

    async def fetch_now(self, query: str, values: Sequence[Any]) -> list[sqlite3.Row]:
        """The rows of a short `query` that only reads, outside any transaction."""
        if self._quick is None:
            await self.create_connection(with_db=True)
        assert self._quick is not None
        self.log.debug("%s: %s", query, values)
        try:
            return self._quick.execute(in_sqlite(query), values).fetchall()
        except sqlite3.OperationalError as error:
            raise OperationalError(error) from error

    # -- outside transactions: reading is done by the reader, and a write is a transaction of its own

    async def execute_insert(self, query: str, values: list[Any]) -> int:
        async with self._in_transaction() as transaction:
            return await transaction.execute_insert(query, values)  # type: ignore[no-any-return]

    @translate_exceptions
    async def execute_query(self, query: str, values: list[Any] | None = None) -> tuple[int, Sequence[dict[str, Any]]]:
        query = query.replace("\x00", "'||CHAR(0)||'")
        if query.startswith("SELECT"):
            rows = await self._read(query, values)
            return len(rows), rows
        if query.startswith(_WRITES):
            async with self._in_transaction() as transaction:
                changed: tuple[int, Sequence[dict[str, Any]]] = await transaction.execute_query(query, values)
                return changed
        found: tuple[int, Sequence[dict[str, Any]]] = await super().execute_query(query, values)
        return found

    @translate_exceptions
    async def execute_query_dict(self, query: str, values: list[Any] | None = None) -> list[dict[str, Any]]:
        query = query.replace("\x00", "'||CHAR(0)||'")
        if query.startswith("SELECT"):
            return [dict(row) for row in await self._read(query, values)]
        if query.startswith(_WRITES):
            async with self._in_transaction() as transaction:
                returned: list[dict[str, Any]] = await transaction.execute_query_dict(query, values)
                return returned
        found: list[dict[str, Any]] = await super().execute_query_dict(query, values)
        return found

    async def execute_many(self, query: str, values: list[list[Any]]) -> None:
        async with self._in_transaction() as transaction:
            await transaction.execute_many(query, values)

    async def _read(self, query: str, values: list[Any] | None) -> list[Any]:
        if self._reader is None:
            await self.create_connection(with_db=True)
        assert self._reader is not None
        self.log.debug("%s: %s", query, values)
        return list(await self._reader.execute_fetchall(query, values))


client_class = ImmediateSqliteClient

__all__ = ["ImmediateSqliteClient", "client_class"]
