"""The PostgreSQL engine: Tortoise's own, with transactions that a cancellation or a lost connection at any point leaves
in order."""

from typing import Any

from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import TransactionalDBClient, TransactionContext, TransactionContextPooled
from tortoise.connection import get_connections

from app.database.uninterrupted import run_uninterrupted


class _Transaction(TransactionWrapper):
    is_committed = False

    async def commit(self) -> None:
        """Commit, which a cancellation does not interrupt: nobody would know whether the server has done it.
        `is_committed` tells."""
        try:
            await run_uninterrupted(super().commit())
        finally:
            self.is_committed = self._finalized


class _Context(TransactionContextPooled):
    """Whatever fails, the connection goes back to the pool, and the task stops using it."""

    async def __aenter__(self) -> TransactionalDBClient:
        await self.ensure_connection()
        self.client._connection = await self.client._parent._pool.acquire()
        try:
            await self.client.begin()
        except BaseException:
            await self._release()
            raise
        self.token = get_connections().set(self.connection_name, self.client)
        return self.client

    async def __aexit__(self, kind: Any, error: Any, trace: Any) -> None:
        try:
            await (self.client.commit() if kind is None else self.client.rollback())
        finally:
            get_connections().reset(self.token)
            await self._release()

    async def _release(self) -> None:
        if self.client._parent._pool:  # it was not closed meanwhile
            await self.client._parent._pool.release(self.client._connection)


class PostgresClient(AsyncpgDBClient):
    """`AsyncpgDBClient` with the transactions described above."""

    def _in_transaction(self) -> TransactionContext:
        return _Context(_Transaction(self), self._pool_init_lock)


client_class = PostgresClient

__all__ = ["PostgresClient", "client_class"]
