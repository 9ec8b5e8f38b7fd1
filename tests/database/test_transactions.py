"""Transactions, the parts of one, and those that share a COMMIT, on both databases."""

import asyncio
import sqlite3
import threading
from collections.abc import Awaitable, Callable
from contextvars import Context
from typing import Any

import asyncpg
import pytest
from tortoise.backends.asyncpg.client import TransactionWrapper
from tortoise.connection import get_connection
from tortoise.exceptions import IntegrityError, OperationalError

from app.database import Transaction, fetch, group_commit, run_grouped, sqlite, transaction
from app.database.sqlite_writer import InlineConnection
from tests.support.patience import PATIENCE_S

pytestmark = pytest.mark.usefixtures("opened_database")


async def put(tx: Transaction, name: str) -> str:
    await tx.fetch('INSERT INTO "stream" (id, epoch, top_seq, min_seq) VALUES ($1, $2, 0, 0)', name, "e")
    return name


async def names() -> set[str]:
    return {row["id"] for row in await fetch('SELECT id FROM "stream"')}


async def test_what_is_written_is_seen_outside_only_after_commit():
    async with transaction() as tx:
        await put(tx, "room:a")
        inside = await names()
        outside = await asyncio.get_running_loop().create_task(names(), context=Context())
    assert (inside, outside, await names()) == ({"room:a"}, set(), {"room:a"})


async def test_an_error_undoes_everything_and_nothing_is_announced():
    told = []

    async def fail() -> None:
        async with transaction() as tx:
            await put(tx, "room:a")
            tx.after_commit(lambda: told.append("a"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    assert (await names(), told) == (set(), [])


async def test_a_part_that_fails_takes_back_only_itself():
    told = []

    async def fail() -> None:
        async with transaction() as part:
            part.after_commit(lambda: told.append("b"))
            await put(part, "room:b")
            await put(part, "room:a")

    async with transaction() as tx:
        await put(tx, "room:a")
        tx.after_commit(lambda: told.append("a"))
        with pytest.raises(IntegrityError):
            await fail()
        async with transaction() as part:
            part.after_commit(lambda: told.append("c"))
            await put(part, "room:c")
        assert told == []
    assert (await names(), told) == ({"room:a", "room:c"}, ["a", "c"])


async def test_those_who_write_at_once_share_a_commit_and_keep_their_order():
    seen: list[tuple[int, str]] = []

    async def work(tx: Transaction, name: str) -> str:
        seen.append((id(tx.connection), name))
        return await put(tx, name)

    expected = [f"room:{number:02}" for number in range(40)]
    answers = await asyncio.gather(*(run_grouped("k", lambda tx, name=name: work(tx, name)) for name in expected))
    assert answers == expected
    assert await names() == set(expected)
    assert [name for _, name in seen] == expected
    # One goes ahead of the others, who wait for it and then go together.
    assert len({connection for connection, _ in seen}) <= 2


async def test_one_bad_message_does_not_fail_its_neighbours():
    told = []

    async def work(tx: Transaction, name: str) -> str:
        tx.after_commit(lambda: told.append(name))
        await put(tx, name)
        if name == "room:bad":
            await put(tx, name)
        return name

    wanted = ["room:1", "room:2", "room:bad", "room:3"]
    answers = await asyncio.gather(
        *(run_grouped("k", lambda tx, name=name: work(tx, name)) for name in wanted), return_exceptions=True
    )
    assert [answers[0], answers[1], answers[3]] == ["room:1", "room:2", "room:3"]
    assert isinstance(answers[2], IntegrityError)
    assert await names() == {"room:1", "room:2", "room:3"}
    assert told == ["room:1", "room:2", "room:3"]


async def test_only_where_one_fails_are_its_neighbours_kept_apart(monkeypatch):
    monkeypatch.setattr(group_commit, "_crowded", {"", "k"})  # so those of one turn go together
    parts = []
    savepoint = Transaction.savepoint
    monkeypatch.setattr(Transaction, "savepoint", lambda tx: parts.append(tx) or savepoint(tx))

    async def fail(tx: Transaction) -> None:
        await put(tx, "room:bad")
        raise ValueError

    await asyncio.gather(*(run_grouped("k", lambda tx, name=name: put(tx, name)) for name in "abc"))
    assert parts == []
    works = [lambda tx: put(tx, "d"), fail, lambda tx: put(tx, "e")]
    answers = await asyncio.gather(*(run_grouped("k", work) for work in works), return_exceptions=True)
    assert (answers[0], type(answers[1]), answers[2]) == ("d", ValueError, "e")
    assert len(parts) == 3
    assert await names() == set("abcde")


async def test_who_comes_a_turn_later_goes_together_with_the_others(monkeypatch):
    monkeypatch.setattr(group_commit, "_crowded", {"", "k"})
    seen = []

    async def work(tx: Transaction, name: str) -> str:
        seen.append(tx)
        return await put(tx, name)

    async def come_later(turns: int) -> str:
        for _ in range(turns):
            await asyncio.sleep(0)
        return await run_grouped("k", lambda tx: work(tx, f"room:{turns}"))

    answers = await asyncio.gather(*map(come_later, range(5)))
    assert answers == [f"room:{turns}" for turns in range(5)]
    assert len(set(map(id, seen))) == 1


async def test_one_that_fails_alone_is_not_done_again(monkeypatch):
    monkeypatch.setattr(group_commit, "_crowded", {"", "k"})
    tries = []

    async def fail(tx: Transaction) -> None:
        tries.append(tx)
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - it has no message
        await run_grouped("k", fail)
    assert len(tries) == 1


async def test_a_commit_that_fails_is_an_error_to_everyone_in_it(monkeypatch):
    async def fail(*_: object) -> None:
        raise OperationalError("the disk is full")

    async def undo_and_fail(transaction: Any) -> None:
        await transaction.rollback()
        await fail()

    monkeypatch.setattr(InlineConnection, "commit", fail)
    monkeypatch.setattr(asyncpg.transaction.Transaction, "commit", undo_and_fail)
    answers = await asyncio.gather(
        *(run_grouped("k", lambda tx, name=name: put(tx, name)) for name in "abc"), return_exceptions=True
    )
    monkeypatch.undo()
    assert [type(answer) for answer in answers] == [OperationalError] * 3
    assert await run_grouped("k", lambda tx: put(tx, "room:after")) == "room:after"
    assert await names() == {"room:after"}


async def test_who_is_cancelled_while_it_waits_leaves_the_others_alone():
    waits = [asyncio.ensure_future(run_grouped("k", lambda tx, name=name: put(tx, name))) for name in "abcd"]
    await asyncio.sleep(0)
    waits[2].cancel()
    answers = await asyncio.gather(*waits, return_exceptions=True)
    assert [answers[0], answers[1], answers[3]] == ["a", "b", "d"]
    assert isinstance(answers[2], asyncio.CancelledError)
    assert {"a", "b", "d"} <= await names()


async def test_who_is_cancelled_in_a_transaction_leaves_the_database_usable():
    async def write_for_ever() -> None:
        while True:
            async with transaction() as tx:
                await put(tx, "room:x")
                await tx.fetch('DELETE FROM "stream" WHERE id = $1', "room:x")

    for turns in range(1, 12):
        writer = asyncio.ensure_future(write_for_ever())
        for _ in range(turns):
            await asyncio.sleep(0)
        writer.cancel()
        await asyncio.gather(writer, return_exceptions=True)
        async with asyncio.timeout(PATIENCE_S), transaction() as tx:
            await put(tx, f"room:{turns}")
    assert len(await names()) == 11


Write = Callable[[Callable[[Transaction], Awaitable[Any]]], Awaitable[Any]]


async def write_alone(work: Callable[[Transaction], Awaitable[Any]]) -> None:
    async with transaction() as tx:
        await work(tx)


async def write_grouped(work: Callable[[Transaction], Awaitable[Any]]) -> None:
    group_commit._crowded.clear()
    await run_grouped("k", work)


async def write_in_a_crowd(work: Callable[[Transaction], Awaitable[Any]]) -> None:
    group_commit._crowded.update(("k", ""))
    await run_grouped("k", work)


class HeldCommit:
    """COMMIT, which begins and waits until it may go on, and then perhaps fails."""

    def __init__(self) -> None:
        self.fails = False
        self._began, self._may_go_on = threading.Event(), threading.Event()

    def _fails_once(self) -> bool:
        fails, self.fails = self.fails, False
        return fails

    async def hold(self, monkeypatch: pytest.MonkeyPatch) -> None:
        client = get_connection("default")
        if isinstance(client, sqlite.ImmediateSqliteClient):
            (await client.writer())._commit_s = 1  # so it is made in a thread
        commit, commit_in_postgres = InlineConnection._commit_timed, asyncpg.transaction.Transaction.commit

        def commit_later(connection: InlineConnection) -> None:
            self._began.set()
            assert self._may_go_on.wait(PATIENCE_S)
            if self._fails_once():
                raise sqlite3.OperationalError("the disk is full")
            commit(connection)

        async def commit_in_postgres_later(running: Any) -> None:
            self._began.set()
            async with asyncio.timeout(PATIENCE_S):
                while not self._may_go_on.is_set():  # noqa: ASYNC110 - of a thread
                    await asyncio.sleep(0.001)
            if self._fails_once():
                raise OperationalError("the disk is full")
            await commit_in_postgres(running)

        monkeypatch.setattr(InlineConnection, "_commit_timed", commit_later)
        monkeypatch.setattr(asyncpg.transaction.Transaction, "commit", commit_in_postgres_later)

    async def cancel(self, write: Write, work: Callable[[Transaction], Awaitable[Any]]) -> None:
        """Do `work`, and cancel it at the COMMIT."""
        writing = asyncio.ensure_future(write(work))
        async with asyncio.timeout(PATIENCE_S):
            while not self._began.is_set():  # noqa: ASYNC110 - another thread tells of it
                await asyncio.sleep(0.001)
        writing.cancel()
        await asyncio.sleep(0)
        self._may_go_on.set()
        await asyncio.wait([writing], timeout=PATIENCE_S)
        assert writing.cancelled()


@pytest.fixture
async def held_commit(opened_database: None, monkeypatch: pytest.MonkeyPatch) -> HeldCommit:
    held = HeldCommit()
    await held.hold(monkeypatch)
    return held


WRITES = (write_alone, write_grouped, write_in_a_crowd)


@pytest.mark.parametrize("write", WRITES)
async def test_who_is_cancelled_at_the_commit_has_committed_and_it_is_told(held_commit: HeldCommit, write: Write):
    told = []

    async def work(tx: Transaction) -> None:
        tx.after_commit(lambda: told.append("a"))
        await put(tx, "room:a")

    await held_commit.cancel(write, work)
    await write(lambda tx: put(tx, "room:b"))
    assert (await names(), told) == ({"room:a", "room:b"}, ["a"])


@pytest.mark.parametrize("write", WRITES)
async def test_who_is_cancelled_at_a_commit_that_fails_has_not_committed(held_commit: HeldCommit, write: Write):
    told = []

    async def work(tx: Transaction) -> None:
        tx.after_commit(lambda: told.append("a"))
        await put(tx, "room:a")

    held_commit.fails = True
    await held_commit.cancel(write, work)
    await write(lambda tx: put(tx, "room:b"))
    assert (await names(), told) == ({"room:b"}, [])


async def test_a_transaction_that_does_not_begin_keeps_no_connection(monkeypatch: pytest.MonkeyPatch):
    async def fail(_: object) -> None:
        raise OperationalError("the server is shutting down")

    client = get_connection("default")
    with monkeypatch.context() as server:
        server.setattr(sqlite._ImmediateTransaction, "begin", fail)
        server.setattr(TransactionWrapper, "begin", fail)
        for _ in range(30):  # more than there are
            with pytest.raises(OperationalError, match="shutting down"):
                async with transaction():
                    pass
            assert get_connection("default") is client
    async with asyncio.timeout(PATIENCE_S):
        await write_alone(lambda tx: put(tx, "room:a"))
    assert await names() == {"room:a"}


async def test_a_connection_that_breaks_after_the_commit_is_no_loss(dialect: str, monkeypatch: pytest.MonkeyPatch):
    if dialect == "sqlite":
        pytest.skip("SQLite has no connection to give back")
    told, release = [], asyncpg.Pool.release

    async def break_off(*args: Any, **more: Any) -> None:
        await release(*args, **more)
        raise asyncpg.InterfaceError("the connection is closed")

    async def work(tx: Transaction) -> None:
        tx.after_commit(lambda: told.append("a"))
        await put(tx, "room:a")

    with monkeypatch.context() as server:
        server.setattr(asyncpg.Pool, "release", break_off)
        with pytest.raises(asyncpg.InterfaceError):
            await write_alone(work)
    assert (await names(), told) == ({"room:a"}, ["a"])


async def test_grouped_work_within_a_transaction_becomes_a_part_of_it():
    async def fail() -> None:
        async with transaction():
            await run_grouped("k", lambda tx: put(tx, "room:a"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    assert await names() == set()


async def test_reading_does_not_wait_for_a_writer():
    async with transaction() as tx:
        await put(tx, "room:a")
        async with asyncio.timeout(PATIENCE_S):
            task = asyncio.get_running_loop().create_task(names(), context=Context())
            assert await task == set()


async def test_a_wrong_statement_is_an_operational_error():
    with pytest.raises(OperationalError):
        await fetch("SELECT nothing FROM nowhere")


async def put_both(*names: str) -> None:
    async with transaction() as part:
        for name in names:
            await put(part, name)


async def test_a_part_that_fails_within_one_that_fails_takes_back_both():
    async def fail() -> None:
        async with transaction() as part:
            await put(part, "room:part")
            for _ in range(3):
                with pytest.raises(IntegrityError):
                    await put_both("room:inner", "room:inner")
            await put(part, "room:after")
            raise RuntimeError

    async with transaction() as tx:
        await put(tx, "room:before")
        with pytest.raises(RuntimeError):
            await fail()
        await put(tx, "room:last")
    assert await names() == {"room:before", "room:last"}


async def test_a_part_that_fails_within_one_that_succeeds_takes_back_only_itself():
    async with transaction() as tx:
        async with transaction() as part:
            await put(part, "room:part")
            with pytest.raises(IntegrityError):
                await put_both("room:inner", "room:part")
            await put(part, "room:after")
        await put(tx, "room:last")
    assert await names() == {"room:part", "room:after", "room:last"}
