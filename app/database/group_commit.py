"""Grouped commits: concurrent writes share one COMMIT, and so one wait for the disk.

A durable commit costs a hundred times as much as its statements, however few they are. So writes that arrive while
one is under way wait for its end, and then commit together, and so do writes of one turn of the event loop where the
last ones had company. Each piece of work stands behind a savepoint: one that fails takes back its own rows and no
others, and each caller gets its own result or error.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextvars import Context
from typing import Any, TypeVar

import structlog
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.connection import get_connection

from app.aio import BackgroundTasks
from app.database.sqlite import ImmediateSqliteClient
from app.database.transactions import OutermostTransaction, Transaction, current_transaction, transaction

log = structlog.get_logger()

T = TypeVar("T")
Work = Callable[[Transaction], Awaitable[T]]

# As many as take some ten milliseconds, since each of them waits for all.
MAX_GROUP = 64

_Waiting = tuple[Work[Any], "asyncio.Future[Any]"]
_groups: dict[str, list[_Waiting]] = {}
# Where the last group was one of several.
_crowded: set[str] = set()
_tasks = BackgroundTasks()


async def run_grouped(key: str, work: Work[T]) -> T:
    """Run `work` in a transaction that it may share with others of the same `key`, in the order of the calls; its
    result once that is durable, or its error.

    `key` is what the work locks first: on PostgreSQL works with other keys go beside it, SQLite writes one at a time
    anyway. What is done after the commit does not see the caller's context variables: it may be done for all of them.
    Within a transaction `work` becomes a part of that one.
    """
    outer = current_transaction()
    if outer is not None:
        async with transaction() as inner:
            return await work(inner)
    client = get_connection("default")
    if isinstance(client, ImmediateSqliteClient):
        key = ""
    waiting = _groups.get(key)
    if waiting is None and key not in _crowded:
        return await _commit_alone(client, key, work)
    done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
    if waiting is not None:
        waiting.append((work, done))
    else:
        _groups[key] = [(work, done)]
        _tasks.start(_commit_all(key), context=Context())
    return await done


async def _commit_alone(client: BaseDBAsyncClient, key: str, work: Work[T]) -> T:
    """Run `work` at once, in the caller's task: one of its own would cost as much as a few statements. Whatever comes
    of it, who came meanwhile goes on in a task."""
    _groups[key] = []
    try:
        async with OutermostTransaction(client, Context()) as tx:
            return await work(tx)
    finally:
        if _groups[key]:
            _tasks.start(_commit_all(key), context=Context())
        else:
            del _groups[key]


async def _commit_all(key: str) -> None:
    waiting = _groups[key]
    try:
        while waiting:
            group, waiting[:MAX_GROUP] = waiting[:MAX_GROUP], []
            if len(group) > 1:
                _crowded.add(key)
            else:
                _crowded.discard(key)
            await _commit(group)
    finally:
        del _groups[key]
        for _, done in waiting:  # only if this task was cancelled
            done.cancel()


async def _commit(group: list[_Waiting]) -> None:
    results: list[tuple[asyncio.Future[Any], Any]] = []
    try:
        async with transaction() as tx:
            for work, done in group:
                if not done.cancelled():
                    results.append((done, await _run(tx, work, alone=len(group) == 1)))
    except Exception as error:
        for _, done in group:
            if not done.done():
                done.set_exception(error)
        return
    except BaseException:
        for _, done in group:
            done.cancel()
        raise
    for done, result in results:
        if done.done():
            continue
        if isinstance(result, _Failed):
            done.set_exception(result.error)
        else:
            done.set_result(result)


class _Failed:
    def __init__(self, error: Exception) -> None:
        self.error = error


async def _run(tx: Transaction, work: Work[Any], *, alone: bool) -> Any:
    if alone:  # no other work needs protection
        return await work(tx)
    try:
        async with tx.savepoint() as inner:
            return await work(inner)
    except Exception as error:
        if tx.is_lost:  # with what the others wrote before
            raise
        return _Failed(error)
