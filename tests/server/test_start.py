"""A server that cannot start says so, and does not stay."""

import asyncio

import pytest

from app import create_app, database, server
from tests.support.live_server import bind_listener
from tests.support.patience import PATIENCE_S

pytestmark = pytest.mark.one_database


async def test_a_greeting_that_fails_ends_the_server(settings, listener):
    async def greet() -> None:
        raise RuntimeError("no greeting")

    async with asyncio.timeout(PATIENCE_S):
        with pytest.raises(RuntimeError, match="no greeting"):
            await server.run(create_app(settings), settings, [listener], started=greet)


async def test_the_database_is_open_until_everything_else_has_ended(live, hub, monkeypatch):
    stop, answered = hub.stop, []

    async def look_and_stop() -> None:
        answered.append(await database.ping())
        await stop()

    monkeypatch.setattr(hub, "stop", look_and_stop)
    await live.stop()
    assert answered == [True]
    assert not await database.ping()


def test_a_host_that_does_not_exist_and_a_port_that_is_taken_are_one_line():
    with bind_listener(0) as taken:
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(server.PortTaken) as caught:
            server.listen("127.0.0.1", port)
    assert str(caught.value).startswith(
        f"PORT={port} cannot be used on 127.0.0.1: Address already in use. What to do: "
    )
    assert "set another PORT" in str(caught.value)
    with pytest.raises(server.PortTaken, match=r"cannot be used on no-such-host.* set HOST to a name or an address"):
        server.listen("no-such-host.invalid", 0)
    (bound, *others) = server.listen("127.0.0.1", port)
    for each in (bound, *others):
        each.close()
