"""What is special about SQLite: one file that several processes may hold open."""

import asyncio
import sqlite3
import threading
from collections import Counter
from pathlib import Path

import pytest
from tortoise.connection import get_connection
from tortoise.exceptions import OperationalError

from app import database
from app.database import Transaction, fetch, group_commit, run_grouped, sqlite_writer, transaction
from app.database.sqlite import ImmediateSqliteClient
from app.database.sqlite_writer import InlineConnection
from tests.support.databases import SqliteDatabases
from tests.support.patience import PATIENCE_S


@pytest.fixture
async def file(sqlite_databases: SqliteDatabases, tmp_path: Path):
    async with sqlite_databases.migrated(tmp_path) as url:
        context = await database.open_database(url)
        yield tmp_path / "test.db"
        await database.close(context)


async def write() -> None:
    async with transaction() as tx:
        await tx.fetch('INSERT INTO "stream" (id, epoch, top_seq, min_seq) VALUES ($1, $2, 0, 0)', "room:a", "e")


async def test_a_transaction_waits_for_another_process_and_nothing_else_does(file):
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    writing = asyncio.ensure_future(write())
    async with asyncio.timeout(PATIENCE_S):
        for _ in range(20):  # the loop turns, and what is read is read
            assert not await fetch('SELECT id FROM "stream"')
            await asyncio.sleep(0.001)
    assert not writing.done()
    other.execute("COMMIT")
    await asyncio.wait_for(writing, PATIENCE_S)
    assert len(await fetch('SELECT id FROM "stream"')) == 1
    other.close()


async def test_a_file_that_stays_locked_is_an_error_and_free_afterwards(file, monkeypatch):
    monkeypatch.setattr(get_connection("default"), "busy_timeout_s", 0.02)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError, match="locked"):
        await write()
    other.close()
    await write()


async def test_reading_cannot_write(file):
    with pytest.raises(OperationalError, match="readonly"):
        await fetch('DELETE FROM "stream"')


async def test_what_is_committed_is_on_the_disk(file):
    await write()
    other = sqlite3.connect(file)
    assert other.execute('SELECT id FROM "stream"').fetchall() == [("room:a",)]
    other.close()


async def writer(average_commit_s: float) -> InlineConnection:
    """The writer on a disk on which a COMMIT took so long until now."""
    client = get_connection("default")
    assert isinstance(client, ImmediateSqliteClient)
    found = await client.writer()
    found._commit_s = average_commit_s
    return found


async def committing_thread(average_commit_s: float) -> int:
    """The id of the thread in which COMMIT is made."""
    threads = []
    connection = await writer(average_commit_s)
    connection.raw.set_trace_callback(lambda sql: threads.append(threading.get_ident()) if sql == "COMMIT" else None)
    async with transaction() as tx:
        await tx.fetch('UPDATE "stream" SET top_seq = top_seq + 1')
    connection.raw.set_trace_callback(None)
    (thread,) = threads
    return thread


async def test_a_commit_is_made_in_a_thread_unless_the_disk_is_quick(file):
    assert await committing_thread(sqlite_writer.QUICK_S) != threading.get_ident()
    assert await committing_thread(0) == threading.get_ident()


@pytest.fixture
def disk(monkeypatch):
    """Says whether a COMMIT counts as a stall from now on, and makes probations short."""
    monkeypatch.setattr(sqlite_writer, "PROBATION", 4)
    monkeypatch.setattr(sqlite_writer, "LONGEST_PROBATION", 8)

    def stalls(yes: bool) -> None:
        monkeypatch.setattr(sqlite_writer, "STALL_S", 0 if yes else 3_600)

    stalls(False)  # however busy the machine is
    return stalls


async def stall_the_loop(disk) -> None:
    disk(True)
    assert await committing_thread(0) == threading.get_ident()
    disk(False)


async def count_in_thread() -> int:
    """How many COMMITs are made in the thread until one is made on the event loop again."""
    count = 0
    while await committing_thread(0) != threading.get_ident():
        count += 1
        assert count < 100
    return count


async def test_after_a_commit_that_stalled_the_loop_the_thread_makes_them_for_a_while(file, disk):
    assert await count_in_thread() == 0
    await stall_the_loop(disk)
    assert await count_in_thread() == 4


async def test_each_further_stall_costs_more_up_to_a_bound(file, disk):
    counts = []
    for _ in range(3):
        await stall_the_loop(disk)
        counts.append(await count_in_thread())
    assert counts == [4, 8, 8]


async def test_a_disk_that_still_stalls_is_left_to_the_thread(file, disk):
    await stall_the_loop(disk)
    for _ in range(2):
        assert await committing_thread(0) != threading.get_ident()
    disk(True)
    assert await committing_thread(0) != threading.get_ident()
    disk(False)
    assert await count_in_thread() == 4


async def test_stalls_are_forgotten_as_commits_go_well(file, disk):
    for _ in range(2):
        await stall_the_loop(disk)
        await count_in_thread()
    for _ in range(7 + 4):  # one was made when the probation had ended
        assert await committing_thread(0) == threading.get_ident()
    await stall_the_loop(disk)
    assert await count_in_thread() == 4


async def write_event_without_stream() -> None:
    async with transaction() as tx:
        await tx.fetch("PRAGMA defer_foreign_keys = ON")
        await tx.fetch(
            'INSERT INTO "stream_event" (id, stream_id, seq, kind, payload, created_at) '
            "VALUES ('a', 'room:none', 1, 'k', '{}', '2026-01-01')"
        )


async def test_a_commit_that_fails_slowly_is_a_stall_as_well(file, disk):
    connection = await writer(0)
    disk(True)
    with pytest.raises(sqlite3.IntegrityError):  # at the COMMIT, by a constraint that is deferred
        await write_event_without_stream()
    disk(False)
    assert not connection.raw.in_transaction
    assert await count_in_thread() == 4


async def test_what_takes_long_is_made_in_a_thread_however_quick_the_disk_is(file, monkeypatch):
    """A large COMMIT, and copying the log into the file, which would otherwise come with any COMMIT."""
    monkeypatch.setattr(sqlite_writer, "STALL_S", 3_600)  # whatever a busy machine holds up
    connection = await writer(0)
    threads: Counter[int] = Counter()
    connection.raw.set_trace_callback(lambda sql: threads.update([threading.get_ident()]) if sql == "COMMIT" else None)

    async def write_rows(count: int) -> None:
        connection._commit_s = 0
        async with transaction() as tx:
            for _ in range(count):
                await tx.fetch('UPDATE "stream" SET top_seq = top_seq + 1')

    await write()
    threads.clear()
    await write_rows(sqlite_writer.MANY_ROWS + 1)
    assert threads.pop(threading.get_ident(), 0) == 0
    assert threads.total() == 1
    for _ in range(3 * sqlite_writer.MANY_ROWS + 10):  # in each a page is written
        await write_rows(1)
    connection.raw.set_trace_callback(None)
    here = threads.pop(threading.get_ident())
    assert (here, threads.total()) == (3 * sqlite_writer.MANY_ROWS + 7, 4)
    # Begun anew after a thousand pages, it would be twice as long.
    assert file.with_name(f"{file.name}-wal").stat().st_size < 500 * 4_120


async def test_how_quick_the_disk_is_is_found_out(file):
    connection = await writer(1)
    for _ in range(200):
        await write_again()
    known = connection._commit_s
    assert 0 < known < 0.5
    connection._commit_s = 0
    await write_again()
    assert connection._commit_s > 0


async def write_again() -> None:
    async with transaction() as tx:
        await tx.fetch('UPDATE "stream" SET top_seq = top_seq + 1')


@pytest.mark.parametrize("average_commit_s", [0, 1])
async def test_who_writes_without_a_pause_lets_others_have_their_turns_and_can_be_cancelled(file, average_commit_s):
    connection, count = await writer(average_commit_s), 0

    async def write_for_ever() -> None:
        nonlocal count
        while True:
            connection._commit_s = average_commit_s
            await write_again()
            count += 1

    writing = asyncio.ensure_future(write_for_ever())
    async with asyncio.timeout(PATIENCE_S):
        while count < 20:  # noqa: ASYNC110 - it is the turns that are looked at
            await asyncio.sleep(0)
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    await write()
    assert not connection.raw.in_transaction


@pytest.mark.parametrize("average_commit_s", [0, 1])
async def test_who_is_cancelled_at_the_commit_has_committed(file, average_commit_s, monkeypatch):
    connection, began, may_go_on = await writer(average_commit_s), threading.Event(), threading.Event()
    commit = connection._commit_timed

    def commit_slowly() -> None:
        began.set()
        assert may_go_on.wait(PATIENCE_S)
        commit()

    monkeypatch.setattr(connection, "_commit_timed", commit_slowly)
    if average_commit_s == 0:
        may_go_on.set()
    writing = asyncio.ensure_future(write())
    async with asyncio.timeout(PATIENCE_S):
        while not began.is_set():  # noqa: ASYNC110 - another thread tells of it
            await asyncio.sleep(0)
    writing.cancel()
    may_go_on.set()
    await asyncio.wait([writing])
    assert writing.cancelled() is (average_commit_s == 1)
    assert len(await fetch('SELECT id FROM "stream"')) == 1
    monkeypatch.undo()
    await write_again()


async def test_the_log_keeps_the_room_that_it_has(file):
    """Or each COMMIT would have to make the file larger again."""
    log = file.with_name(f"{file.name}-wal")
    await write()
    for _ in range(1_100):  # more than it takes until it is begun anew
        await write_again()
    size = log.stat().st_size
    assert size > 1_000_000
    for _ in range(50):
        await write_again()
    assert log.stat().st_size == size


async def insert(tx: Transaction, name: str, epoch: str = "e") -> str:
    await tx.fetch('INSERT INTO "stream" (id, epoch, top_seq, min_seq) VALUES ($1, $2, 0, 0)', name, epoch)
    return name


async def fill_file(tx: Transaction) -> None:
    """Write more than fits into the file: SQLite rolls back the transaction, not only the statement."""
    await tx.fetch("PRAGMA max_page_count = 1")
    try:
        await insert(tx, "full", "e" * 100_000)
    finally:
        await tx.fetch("PRAGMA max_page_count = 1000000")


async def test_nothing_counts_as_stored_where_another_one_in_the_group_finds_the_disk_full(file, monkeypatch):
    monkeypatch.setattr(group_commit, "_crowded", {""})  # so those of one turn go together
    works = [lambda tx, name=name: insert(tx, name) for name in ("before", "after")]
    works.insert(1, fill_file)
    answers = await asyncio.gather(*(run_grouped("k", work) for work in works), return_exceptions=True)
    assert [str(answer) for answer in answers] == ["database or disk is full"] * 3
    assert await fetch('SELECT id FROM "stream"') == []
    assert await run_grouped("k", lambda tx: insert(tx, "later")) == "later"


async def test_an_error_that_is_caught_does_not_hide_that_the_transaction_is_lost(file):
    await write()
    told = []

    async def write_on() -> None:
        async with transaction() as tx:
            tx.after_commit(lambda: told.append("a"))
            await tx.fetch('UPDATE "stream" SET top_seq = 7')
            with pytest.raises(OperationalError, match="full"):
                async with transaction() as part:
                    await fill_file(part)

    with pytest.raises(OperationalError, match="rolled the transaction back"):
        await write_on()
    assert ([row["top_seq"] for row in await fetch('SELECT top_seq FROM "stream"')], told) == ([0], [])
    await write_again()
