"""What is special about SQLite: one file that several processes may hold open."""

import asyncio
import sqlite3
from pathlib import Path

import pytest
from tortoise.exceptions import OperationalError

from app import database
from app.database import fetch, transaction
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
    from tortoise.connection import get_connection

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
