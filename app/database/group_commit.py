"""Grouped commits: concurrent writes share one COMMIT, and so one wait for the disk.

A durable commit costs a hundred times as much as its statements, however few they are. So writes that arrive while
one is under way wait for its end, and then commit together, and so do writes of one turn of the event loop where the
last ones had company. One that fails takes back its own rows and no others, and each caller gets its own result or
error: where one of several fails, all of it is taken back, and done again with each behind a savepoint. So savepoints,
which take a fifth of what a message does, are for the few groups that need them. Work has to be such that it can be
done again.
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
    result once that is durable, or its error. It may be run twice, when nothing is left of the first time.

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
            await _gather(waiting)
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


async def _gather(waiting: list[_Waiting]) -> None:
    """Wait for as long as each turn of the loop brings more, so that people who were answered together, and go on
    together, stay together: who is a turn too late waits until the others' messages are written to everybody. Eight who
    send to two hundred take half of the time for it, for a turn each (10 microseconds)."""
    gathered = 0
    while gathered < len(waiting) < MAX_GROUP:
        gathered = len(waiting)
        await asyncio.sleep(0)


async def _commit(group: list[_Waiting]) -> None:
    try:
        try:
            results = await _run_all(group, apart=False)
        except _OneFailed:
            results = await _run_all(group, apart=True)
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


class _OneFailed(Exception):
    """One of several works has failed, and so what the others wrote was taken back with it."""


async def _run_all(group: list[_Waiting], *, apart: bool) -> list[tuple[asyncio.Future[Any], Any]]:
    """The results of the works, in one transaction; `apart`: each behind a savepoint, so that one which fails does not
    take the others with it. Raises `_OneFailed` if one of several does and they are not apart."""
    results: list[tuple[asyncio.Future[Any], Any]] = []
    async with transaction() as tx:
        for work, done in group:
            if done.cancelled():
                continue
            if apart:
                results.append((done, await _run_apart(tx, work)))
                continue
            try:
                results.append((done, await work(tx)))
            except Exception as error:
                if len(group) == 1:
                    raise
                raise _OneFailed from error
    return results


async def _run_apart(tx: Transaction, work: Work[Any]) -> Any:
    try:
        async with tx.savepoint() as inner:
            return await work(inner)
    except Exception as error:
        if tx.is_lost:  # with what the others wrote before
            raise
        return _Failed(error)
