"""A process that is replaced: it serves who is there, and leaves who comes to the other."""

import asyncio

import httpx
import pytest

from app import create_app, server
from tests.support.patience import PATIENCE_S
from tests.support.raw_socket import wait_until

pytestmark = pytest.mark.one_database

ASK = b"GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


@pytest.fixture
def serving(settings, listener):
    """`serving()`: another process, as it were, that listens on the same socket."""
    return lambda: server.ServerLifecycle(create_app(settings), settings, [listener.dup()])


@pytest.fixture
def starting():
    """`await starting(serving)`: the task in which it runs; it answers."""

    async def start(serving: server.ServerLifecycle) -> asyncio.Task[None]:
        answers = asyncio.Event()

        async def started() -> None:
            answers.set()

        task = asyncio.create_task(serving.run(started))
        await answers.wait()
        return task

    return start


@pytest.mark.parametrize("overlap", [True, False])
async def test_who_is_there_is_served_and_who_comes_is_left_to_the_other(
    serving, starting, settings, monkeypatch, overlap
):
    monkeypatch.setattr(server.lifecycle, "LAST_ANSWERS_S", 0)
    drained = asyncio.Event()

    async def drain(*arguments, **options):
        await server.drain(*arguments, **options)
        drained.set()

    monkeypatch.setattr(server.lifecycle, "drain", drain)
    old = serving()
    end = await starting(old)
    async with httpx.AsyncClient(timeout=PATIENCE_S, base_url=settings.origin) as browser:
        assert "connection" not in (await browser.get("/health/ready")).headers
        old.hand_over(wait_for_clients=overlap)
        await wait_until(lambda: not any(each.is_serving() for each in old.server.servers))
        reader, writer = await asyncio.open_connection("127.0.0.1", settings.port)
        writer.write(ASK)
        answer = asyncio.create_task(reader.readline())
        await drained.wait()
        await asyncio.sleep(0)
        # Nobody waits for its end if another serves already; else everybody does.
        assert old.server.should_exit is not overlap
        if overlap:
            last = await browser.get("/health/ready")
            assert (last.status_code, last.headers["connection"]) == (200, "close")
        await end
    assert not answer.done()
    new = serving()
    end = await starting(new)
    assert (await answer).startswith(b"HTTP/1.1 200")
    writer.close()
    new.stop()
    await end
