"""Connections that ask for nothing are no way to keep others out."""

import asyncio
import re
from contextlib import AsyncExitStack, asynccontextmanager

import httpx
import pytest

from app.server import http_protocol
from tests.support.patience import PATIENCE_S

pytestmark = pytest.mark.one_database

HALF = b"GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
WHOLE = b"GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"


@asynccontextmanager
async def connection(port: int):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    yield reader, writer
    writer.close()


async def gone(reader: asyncio.StreamReader) -> bool:
    """Wait until the other side has closed; whether it said nothing."""
    try:
        return await asyncio.wait_for(reader.read(), PATIENCE_S) == b""
    except ConnectionError:
        return True


@pytest.fixture
def hasty(monkeypatch) -> None:
    monkeypatch.setattr(http_protocol, "HEAD_S", 0.3)


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize("sent", [b"", b"G", HALF, b"\r\n"], ids=repr)
async def test_whoever_does_not_finish_a_request_is_cut_off(live, sent: bytes) -> None:
    async with connection(live.settings.port) as (reader, writer):
        writer.write(sent)
        assert await gone(reader)
    async with connection(live.settings.port) as (reader, writer):
        writer.write(WHOLE)
        assert (await reader.readuntil(b"}\n")).startswith(b"HTTP/1.1 200")
        writer.write(sent or b"\r\n")
        assert await gone(reader)


@pytest.mark.usefixtures("hasty")
async def test_a_trickle_does_not_help(live) -> None:
    async with connection(live.settings.port) as (reader, writer):

        async def trickle() -> None:
            writer.write(HALF)
            while True:
                writer.write(b"x")
                await asyncio.sleep(0.02)

        trickling = asyncio.create_task(trickle())
        assert await gone(reader)
        trickling.cancel()


@pytest.mark.usefixtures("hasty")
async def test_what_takes_longer_for_other_reasons_goes_on(live, connect, make_user, monkeypatch) -> None:
    socket = await connect(await live.sign_in(await make_user()))
    release = asyncio.Event()

    async def ping() -> bool:
        await release.wait()
        return True

    monkeypatch.setattr("app.database.ping", ping)
    async with connection(live.settings.port) as (reader, writer):
        writer.write(WHOLE.replace(b"live", b"ready"))
        await asyncio.sleep(0.6)
        release.set()
        assert (await reader.readuntil(b"}\n")).startswith(b"HTTP/1.1 200")
    assert (await socket.call("listRooms", {}))["ok"]


async def test_of_too_many_from_one_address_the_one_that_waited_longest_goes(live, monkeypatch) -> None:
    monkeypatch.setattr(http_protocol, "MAX_WAITING_PER_ADDRESS", 3)
    async with AsyncExitStack() as stack:
        first, *others = [await stack.enter_async_context(connection(live.settings.port)) for _ in range(4)]
        assert await gone(first[0])
        for reader, writer in others:
            writer.write(WHOLE)
            assert (await reader.readuntil(b"}\n")).startswith(b"HTTP/1.1 200")


class TestBehindAProxy:
    @pytest.fixture
    def settings(self, make_settings, database_url, listener):
        return make_settings(database_url=database_url, port=listener.getsockname()[1], trusted_proxies=["127.0.0.0/8"])

    async def test_its_connections_are_those_of_many_people(self, live, monkeypatch) -> None:
        monkeypatch.setattr(http_protocol, "MAX_WAITING_PER_ADDRESS", 3)
        async with AsyncExitStack() as stack:
            opened = [await stack.enter_async_context(connection(live.settings.port)) for _ in range(8)]
            for reader, writer in opened:
                writer.write(WHOLE)
                assert (await reader.readuntil(b"}\n")).startswith(b"HTTP/1.1 200")


FEW_FILES = "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (80, 80)); from app.cli import main; "


async def test_with_few_descriptors_a_probe_is_answered_and_the_log_stays_short(start, listener, settings) -> None:
    listener.close()
    process = start("-c", FEW_FILES + "main(['serve'])")
    await process.ready()
    async with AsyncExitStack() as stack:
        opened = [await stack.enter_async_context(connection(settings.port)) for _ in range(150)]
        for _, writer in opened[::2]:
            writer.write(HALF)
        loop = asyncio.get_running_loop()
        for _ in range(3):
            began = loop.time()
            async with httpx.AsyncClient(timeout=PATIENCE_S) as http:
                answer = await http.get(f"{process.url}/health/ready")
            assert answer.status_code == 200
            assert loop.time() - began < 10
        errors = process.errors()
    assert "Traceback" not in errors
    assert len(re.findall("no_more_connections|idle_connections_closed", errors)) in (1, 2)
    assert errors.count("\n") < 20
