"""Workers are killed wherever that can be: nothing is lost, nothing is done twice, nothing is done that never was."""

import asyncio
import random
import signal
from collections import Counter
from pathlib import Path

import pytest

from app import database
from app.database import fetch, transaction
from tests.outbox.effects import make_table, parts
from tests.outbox.worker_process import PARTS
from tests.support.fork_server import ForkedServer
from tests.support.patience import PATIENCE_S

KILLED = 128 + signal.SIGKILL
# A process that adds five times three entries has twelve commits for that; those after them are of claims, of effects
# and of steps, in turn.
POINTS = [(moment, at) for at in (1, 12, 13, 14, 15, 17, 21, 26) for moment in ("before", "after")]
POINTS += [("within", at) for at in (1, 4)]
ADDED = 5


class Site:
    """Processes on one database."""

    def __init__(self, url: str, directory: Path) -> None:
        self.url, self._log, self.letters = url, directory / "workers.log", directory / "letters"

    def start(self, number: int, *fate: str) -> ForkedServer:
        arguments = ("-m", "tests.outbox.worker_process", self.url, str(self.letters), str(number), *fate)
        return ForkedServer(arguments, self._log, {})

    async def ended(self, process: ForkedServer) -> int:
        async with asyncio.timeout(PATIENCE_S):
            while not process.ended():  # noqa: ASYNC110 - it is no child of ours, and nobody tells
                await asyncio.sleep(0.01)
        return process.stop()

    def log(self) -> str:
        return self._log.read_text() if self._log.exists() else ""


@pytest.fixture
async def site(database_url: str, tmp_path: Path) -> Site:
    context = await database.open_database(database_url)
    await make_table()
    async with transaction() as tx:
        await tx.fetch("CREATE TABLE cause (entry TEXT NOT NULL, kind TEXT NOT NULL)")
    await database.close(context)
    return Site(database_url, tmp_path)


async def assert_all_was_done_once(site: Site) -> int:
    """Every entry that was added has had all of its effect, once, and no other had any; how many these are."""
    context = await database.open_database(site.url)
    caused = [(row["entry"], row["kind"]) for row in await fetch("SELECT entry, kind FROM cause")]
    done = await parts()
    left = await fetch('SELECT "kind" FROM "outbox"')
    await database.close(context)
    assert not left, site.log()
    wanted = [(entry, part) for entry, kind in caused for part in range(PARTS if kind == "long" else 1)]
    assert done == Counter(wanted)
    assert set(site.letters.read_text().split()) == {entry for entry, kind in caused if kind == "letter"}
    return len(caused)


async def test_what_a_worker_dies_of_is_done_once_by_those_after_it(site: Site) -> None:
    for moment, at in POINTS:
        assert await site.ended(site.start(ADDED, moment, str(at))) == KILLED, (moment, at, site.log())
    assert await site.ended(site.start(ADDED)) == 0, site.log()
    # All but those that died while they added got to the end of that.
    early = {("before", 1): 0, ("after", 1): 1, ("before", 12): 11}
    assert await assert_all_was_done_once(site) == 12 * (len(POINTS) + 1 - len(early)) + sum(early.values())
    assert "Traceback" not in site.log()


async def test_two_workers_that_are_killed_at_any_moment_lose_and_double_nothing(site: Site) -> None:
    for _ in range(4):
        workers = [site.start(40) for _ in range(2)]
        await asyncio.sleep(random.uniform(0.2, 1.5))
        for worker in workers:
            worker.stop()
    workers = [site.start(10) for _ in range(2)]
    for worker in workers:
        assert await site.ended(worker) == 0, site.log()
    assert await assert_all_was_done_once(site) >= 2 * 24
