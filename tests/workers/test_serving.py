"""`switchboard serve --workers`, as an operator and those who use it meet it."""

import asyncio
import os
import re
import signal
from pathlib import Path

import pytest

from tests.support.delivery_tally import Tally, tally
from tests.support.deployment import Deployment
from tests.support.patience import PATIENCE_S
from tests.support.raw_socket import wait_until
from tests.support.reliable_client import ReliableClient
from tests.support.server_process import ServerProcess
from tests.workers.background_load import background_messages, background_requests

SERVE = ("-m", "app", "serve", "--workers")
STARTED = re.compile(r"worker_started +pid=(\d+)")
DRAINED = re.compile(r"draining +clients=[1-9]\d* worker=(\d)")
AT_WORK = re.compile(r"Application startup complete\. +worker=(\d)")


async def serve(node: ServerProcess, workers: int, **environment: str) -> None:
    """Start `node` with so many workers; returns when all serve."""
    before = len(AT_WORK.findall(node.log))
    await node.start(*SERVE, str(workers), **environment)
    await said(node, AT_WORK, before + workers)


async def said(node: ServerProcess, what: re.Pattern[str], times: int = 1) -> list[str]:
    """Wait until `node` has logged something so often; what was found."""
    async with asyncio.timeout(PATIENCE_S):
        while len(found := what.findall(node.log)) < times:
            assert node.up, node.log
            await asyncio.sleep(0.02)
    return found


def loaded_by(pid: int) -> set[str]:
    """Which of the larger libraries a process has loaded."""
    return set(re.findall("orjson|pydantic_core|asyncpg|argon2|sqlite3", Path(f"/proc/{pid}/maps").read_text()))


def alive(pid: int) -> bool:
    """Whether the process is there."""
    return Path(f"/proc/{pid}").exists()


async def crowd(site: Deployment) -> list[ReliableClient]:
    """So many people in the room that there are some at each worker. (One in thirty thousand times there are not.)"""
    return list(await asyncio.gather(*(site.client(name=f"Person {number}") for number in range(16))))


async def test_workers_are_replaced_under_load_and_nobody_notices(site: Deployment, dialect: str):
    # On PostgreSQL two that overlap; on SQLite, without Redis, one after the other.
    workers = 1 if site.redis is None else 2
    site.nodes = site.nodes[:1]
    await serve(site.first, workers)
    clients = await crowd(site)
    async with background_messages(clients[:4]) as said_so_far, background_requests(site.first.url) as went:
        for client in clients:
            await client.has(*said_so_far[:5])
        site.first.tell(signal.SIGHUP)
        await said(site.first, re.compile("workers_replaced"))
        for client in clients:
            await client.online()
        count = len(said_so_far)
        await wait_until(lambda: len(said_so_far) > count + len(clients))
    stored = await site.stored()
    await asyncio.gather(*(client.has(*stored) for client in clients))
    assert tally(clients, said_so_far, stored) == Tally()
    assert set(went) == {200}
    assert len(AT_WORK.findall(site.first.log)) == 2 * workers
    assert all(client.counts["goodbyes"] for client in clients)
    assert sorted(DRAINED.findall(site.first.log)) == [str(number + 1) for number in range(workers)]


@pytest.mark.one_database
async def test_a_worker_that_is_killed_is_missed_by_nobody_for_long(site: Deployment, redis_url: str, tmp_path: Path):
    await serve(site.first, 2, REDIS_URL=redis_url)
    clients = await crowd(site)
    async with background_messages(clients[:4]) as said_so_far:
        for client in clients:
            await client.has(*said_so_far[:5])
        os.kill(int((await said(site.first, STARTED))[0]), signal.SIGKILL)
        await said(site.first, AT_WORK, 3)
        for client in clients:
            await client.online()
    stored = await site.stored()
    await asyncio.gather(*(client.has(*stored) for client in clients))
    assert tally(clients, said_so_far, stored) == Tally()
    site.first.tell(signal.SIGTERM)
    assert await site.first.ended() == 0
    await asyncio.gather(*(client.until(lambda client=client: client.counts["goodbyes"]) for client in clients))


@pytest.mark.one_database
async def test_the_supervisor_is_small_and_the_start_is_told_once(site: Deployment, redis_url: str, tmp_path: Path):
    empty = f"sqlite://{tmp_path / 'empty.db'}"
    await serve(site.first, 2, REDIS_URL=redis_url, DATABASE_URL=empty)
    assert len(await said(site.first, re.compile("/setup[?]code="))) == 1
    assert len(re.findall("Switchboard is running at", site.first.log)) == 1
    worker = int((await said(site.first, STARTED))[0])
    assert {"orjson", "pydantic_core", "sqlite3"} <= loaded_by(worker)
    assert not loaded_by(site.first.pid)
    site.first.kill()
    await wait_until(lambda: not alive(worker))  # workers do not outlive it
