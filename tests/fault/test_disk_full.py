"""The disk is full for a while: whoever says something is asked to try later, and what they said is kept then."""

import asyncio
import errno
import os
import subprocess
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import aiohttp
import asyncpg
import pytest

from app.chat.search import indexing
from app.database.disk_full import is_disk_full
from tests.support.delivery_tally import Tally, tally
from tests.support.deployment import Deployment
from tests.support.patience import PATIENCE_S
from tests.support.raw_socket import RawSocket
from tests.support.server_process import with_constants

pytestmark = pytest.mark.one_database

SIZE = 16 * 1024 * 1024
# Messages are indexed by searches only.
_IDLE = with_constants({f"{indexing.__name__}.DELAY_S": 3_600})


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, which is not large."""
    place = tmp_path / "disk"
    place.mkdir(mode=0o700)
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=0700", "tmpfs", place], capture_output=True, text=True
    )
    if mounted.returncode:
        pytest.skip(f"no disk of a limited size can be had: {mounted.stderr.strip()}")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


@pytest.fixture
async def database_url(databases, disk: Path) -> AsyncIterator[str]:
    async with databases.migrated(disk) as url:
        yield url


@pytest.fixture
def settings(make_settings, database_url: str, disk: Path, listener):
    port = listener.getsockname()[1]
    return make_settings(database_url=database_url, data_dir=disk / "data", port=port)


def fill(disk: Path) -> Path:
    """Leave no room; the file that takes it all."""
    path = disk / "everything"
    with path.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            while True:
                try:
                    file.write(b"\0" * size)
                except OSError:
                    break
    return path


async def ready(http: aiohttp.ClientSession, url: str) -> tuple[int, str]:
    async with http.get(f"{url}/health/ready") as answer:
        return answer.status, (await answer.json())["status"]


async def search(raw: RawSocket, words: str) -> dict[str, Any]:
    return dict(await raw.call("/chat", "search", {"q": words}))


async def upload(http: aiohttp.ClientSession, site: Deployment, cookie: str) -> tuple[int, str]:
    """The status of the answer to a file, and the code of the refusal."""
    form = aiohttp.FormData()
    form.add_field("file", b"\1" * 300_000, filename="a.bin", content_type="application/octet-stream")
    headers = {"Cookie": cookie, "Origin": site.origin, "Accept": "application/json"}
    url = f"{site.first.url}/chat/{site.room.id}/files"
    async with http.post(url, data=form, headers=headers) as answer:
        return answer.status, (await answer.json()).get("error", {}).get("code", "")


async def test_what_is_said_meanwhile_is_stored_once_when_there_is_room(site: Deployment, disk: Path) -> None:
    await site.first.start(*_IDLE)
    clients = [await site.client(name=f"Person {number}") for number in range(3)]
    cookie = await site.sign_in(await site.make_user(name="Anna"))
    said = [await client.said("before") for client in clients]
    raw = await (await site.guest()).join(site.first)
    assert len((await search(raw, "before"))["messages"]) == len(clients)
    said += [await client.said("not indexed yet") for client in clients]
    async with aiohttp.ClientSession() as http, asyncio.timeout(PATIENCE_S):
        assert await ready(http, site.first.url) == (200, "ok")
        everything = fill(disk)
        for number in range(100):  # more than fits into what SQLite has already
            said += [client.say(f"meanwhile {number} " + "x" * 2_000) for client in clients]
        await asyncio.gather(*(client.until(lambda c=client: c.counts["unavailable"] >= 2) for client in clients))
        assert await ready(http, site.first.url) == (503, "disk full")
        assert await upload(http, site, cookie) == (503, "unavailable")
        found = await search(raw, "before")  # what is in the index is found, and more cannot be
        assert (found["ok"], len(found["messages"]), found["complete"]) == (True, len(clients), False)
        assert await site.first.status(http, "live") == 200
        everything.unlink()
        await asyncio.gather(*(client.all_sent() for client in clients))
        assert await ready(http, site.first.url) == (200, "ok")
        assert (await upload(http, site, cookie))[0] == 201
    await asyncio.gather(*(client.has(*said) for client in clients))
    found = await search(raw, '"meanwhile 99"')
    assert (len(found["messages"]), found["complete"]) == (len(clients), True)
    assert tally(clients, said, await site.stored()) == Tally()
    assert [client.counts["visits"] for client in clients] == [1] * len(clients)
    assert site.first.log.count("disk_full") == 1
    assert "event_failed" not in site.first.log


@pytest.mark.parametrize(
    ("error", "full"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), True),
        (OSError(errno.EACCES, os.strerror(errno.EACCES)), False),
        (asyncpg.DiskFullError("could not extend file"), True),
        (asyncpg.TooManyConnectionsError("sorry"), False),
        (ValueError("anything"), False),
    ],
)
def test_each_part_says_it_in_its_own_way(error: Exception, full: bool) -> None:
    assert is_disk_full(error) is full
    wrapped = RuntimeError("wrapped")
    wrapped.__cause__ = error
    assert is_disk_full(wrapped) is full
