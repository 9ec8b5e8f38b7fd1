"""What an answer costs: statements, the steps that SQLite takes for them, bytes, time of the processor, and how long
the event loop was held."""

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any

from tortoise.connection import get_connection

from app.database.sqlite import ImmediateSqliteClient
from tests.support.query_log import record_queries

# Steps of SQLite's virtual machine are counted by the hundred: a row that is looked at is about ten of them.
_BY = 100


@dataclass(slots=True)
class Cost:
    """Of one answer. `steps` are those of SQLite's virtual machine, `cpu_ms` and `held_ms` milliseconds: all that was
    computed, and the longest that the event loop could do nothing else."""

    what: str
    role: str = ""
    status: int | str = 0
    statements: int = 0
    steps: int = 0
    size: int = 0
    cpu_ms: float = 0.0
    held_ms: float = 0.0


class Meter:
    """Measures what is done in this process with the database that is open."""

    def __init__(self) -> None:
        self._steps = 0
        self._held = 0.0

    @asynccontextmanager
    async def attached(self) -> AsyncIterator["Meter"]:
        """Count the steps of the three connections to the open database, and time the event loop."""
        client: Any = get_connection("default")
        assert isinstance(client, ImmediateSqliteClient)
        await client.create_connection(with_db=True)
        quick, writer, reader = client._quick, client._connection, client._reader
        assert isinstance(quick, sqlite3.Connection)
        quick.set_progress_handler(self._step, _BY)
        for connection in (writer, reader):
            await connection.set_progress_handler(self._step, _BY)
        with self._timed_loop():
            yield self

    def _step(self) -> int:
        self._steps += _BY
        return 0

    @contextmanager
    def _timed_loop(self) -> Iterator[None]:
        run = asyncio.Handle._run

        def timed(handle: asyncio.Handle) -> None:
            start = time.thread_time()  # which others on the machine do not make longer
            run(handle)
            self._held = max(self._held, time.thread_time() - start)

        asyncio.Handle._run = timed  # type: ignore[method-assign]
        try:
            yield
        finally:
            asyncio.Handle._run = run  # type: ignore[method-assign]

    @contextmanager
    def measured(self, what: str, role: str = "") -> Iterator[Cost]:
        """The cost of what is done in the block, complete when that is left. Turn by turn only."""
        cost = Cost(what, role)
        self._steps, self._held = 0, 0.0
        with record_queries() as asked:
            start = time.process_time()
            yield cost
            cost.cpu_ms = (time.process_time() - start) * 1_000
        cost.statements, cost.steps, cost.held_ms = len(asked), self._steps, self._held * 1_000
