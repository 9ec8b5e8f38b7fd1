"""The database goes away for a while: whoever says something is asked to try later, and stays connected."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from urllib.parse import urlsplit

import aiohttp
import asyncpg

from tests.support.delivery_tally import Tally, tally
from tests.support.deployment import Deployment
from tests.support.server_process import with_constants

# The product waits for five seconds until it calls a locked file away. It need not be so long here.
HASTY = with_constants({"app.database.connection.SQLITE_BUSY_TIMEOUT_MS": 100})


@asynccontextmanager
async def locked(url: str) -> AsyncIterator[None]:
    """Hold the write lock of a SQLite file, as another program might."""
    with closing(sqlite3.connect(url.removeprefix("sqlite://"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@asynccontextmanager
async def closed(url: str, maintenance_url: str) -> AsyncIterator[None]:
    """Throw everybody out of a PostgreSQL database and let nobody in."""
    name = urlsplit(url).path.lstrip("/")
    connection = await asyncpg.connect(maintenance_url)
    try:
        await connection.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        await connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", name)
        yield
    finally:
        await connection.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
        await connection.close()


async def test_what_is_said_meanwhile_is_stored_once_when_it_is_back(site: Deployment, dialect: str, settings, request):
    await site.first.start(*HASTY)
    clients = [await site.client(site.first) for _ in range(4)]
    said = [await client.said("before") for client in clients]
    url = settings.database_url
    away = locked(url) if dialect == "sqlite" else closed(url, request.getfixturevalue("postgres_databases")._url)
    async with away, aiohttp.ClientSession() as http:
        for number in range(3):
            said += [client.say(f"meanwhile {number}") for client in clients]
        # More than once: it is still away when they try again.
        await asyncio.gather(*(client.until(lambda c=client: c.counts["unavailable"] >= 2) for client in clients))
        assert all(len(client.accepted) == 1 for client in clients)
        assert await site.first.status(http, "live") == 200
        if dialect == "postgres":  # of a file that is locked, reading goes on
            assert await site.first.status(http, "ready") == 503
    await asyncio.gather(*(client.all_sent() for client in clients))
    await asyncio.gather(*(client.has(*said) for client in clients))
    assert tally(clients, said, await site.stored()) == Tally()
    assert [client.counts["visits"] for client in clients] == [1] * len(clients)
