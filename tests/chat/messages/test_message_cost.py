"""What a message writes, and that each index of its table, which costs every message a page, serves a query."""

import sqlite3
from contextlib import closing
from datetime import UTC, date

import pytest

from app.chat.messages import record
from app.chat.messages.send import send_message
from app.chat.models import Message
from app.chat.search import find, indexing
from app.clock import clock
from app.database import fetch
from app.database.connection import sqlite_file

pytestmark = pytest.mark.one_database

MESSAGES = 50
# A page and its header in the write-ahead log; the log has a header as well.
_FRAME, _HEADER = 4_096 + 24, 32


async def test_a_message_writes_fourteen_pages_at_most(talker, general, database_url, monkeypatch):
    monkeypatch.setattr(indexing, "DELAY_S", 3_600)
    alice = await talker()

    async def say(name: str) -> None:
        for number in range(MESSAGES):
            await send_message(alice.actor, general.id, "Switchboard " * 17, f"{name}-{number}")

    await say("warm")
    file = sqlite_file(database_url)
    with closing(sqlite3.connect(file)) as beside:
        beside.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    await say("counted")
    written = file.with_name(f"{file.name}-wal").stat().st_size - _HEADER
    assert 0 < written / _FRAME / MESSAGES <= 14


@pytest.fixture
def plans(client, monkeypatch) -> list[str]:
    """How SQLite goes about the queries of the record of messages and of the search."""
    found: list[str] = []

    async def explain(query: str, *values: object):
        found.extend(row["detail"] for row in await fetch(f"EXPLAIN QUERY PLAN {query}", *values))
        return await fetch(query, *values)

    monkeypatch.setattr(record, "fetch", explain)
    monkeypatch.setattr(find, "read_aside", explain)
    return found


async def test_each_index_of_messages_serves_a_query(plans):
    rows = await fetch("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'message'")
    await record.messages_by_id(["x"])
    await record.fetch_latest("x", 5, 10)
    await record.fetch_pinned("x", 10)
    await record.fetch_replies(["x", "y"])
    await find._place(date(2026, 1, 1), UTC, ["x", "y"], 0)
    day = Message.filter(room_id="x", created_at__gte=clock.now()).order_by("created_at", "seq").limit(1)
    plans.extend(row["detail"] for row in await fetch(f"EXPLAIN QUERY PLAN {day.sql(params_inline=True)}"))
    assert [line for line in plans if line.startswith("SCAN m")] == []
    for row in rows:
        assert any(f" {row['name']} " in line for line in plans), (row["name"], plans)
