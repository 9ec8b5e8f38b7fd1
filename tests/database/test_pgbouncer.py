"""PostgreSQL by way of a pooler in transaction mode, as hosting services offer it: each transaction may be on another
connection."""

import asyncio
import json
from collections.abc import Iterator

import pytest

from tests.database.test_migrations import FILES
from tests.support import fork_server
from tests.support.delivery_tally import Tally, tally
from tests.support.deployment import Deployment, site
from tests.support.pgbouncer import BINARY, pooler

__all__ = ["site"]

pytestmark = [
    pytest.mark.several_nodes,
    pytest.mark.skipif(BINARY is None, reason="there is no program pgbouncer"),
]
OPTION = "?statement_cache_size=0"


@pytest.fixture
def pooled_empty_url(empty_database_url: str) -> Iterator[str]:
    with pooler(empty_database_url) as url:
        yield url + OPTION


@pytest.fixture
def pooled_url(database_url: str) -> Iterator[str]:
    with pooler(database_url) as url:
        yield url + OPTION


async def test_of_four_processes_at_once_one_migrates(pooled_empty_url: str) -> None:
    program = "import asyncio, json, sys; from app.database.migrations import migrate; "
    program += "print(json.dumps(asyncio.run(migrate(sys.argv[1]))))"
    command = ("-c", program, pooled_empty_url)
    done = await asyncio.gather(*(asyncio.to_thread(fork_server.run, command, {}) for _ in range(4)))
    assert [code for code, _, _ in done] == [0, 0, 0, 0], done
    assert sorted(json.loads(output) for _, output, _ in done) == [[], [], [], FILES]


async def test_people_talk_over_it_and_nothing_is_lost_or_said_twice(pooled_url: str, site: Deployment) -> None:
    await asyncio.gather(*(node.start(DATABASE_URL=pooled_url) for node in site.nodes))
    clients = [await site.client(node, name=f"Person {n}") for n in range(6) for node in site.nodes]
    said = await asyncio.gather(*(client.said(f"{n}") for client in clients for n in range(10)))
    await asyncio.gather(*(client.has(*said) for client in clients))
    assert tally(clients, list(said), await site.stored()) == Tally()
    assert all("database_away" not in node.log for node in site.nodes)
