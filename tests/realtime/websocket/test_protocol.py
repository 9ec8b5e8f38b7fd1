"""The WebSocket protocol under uvicorn, as an ordinary ASGI server and with a maintained client on the other end."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.support.patience import PATIENCE_S


@contextlib.asynccontextmanager
async def client(url: str, **options: object) -> AsyncIterator[ClientConnection]:
    async with connect(url, proxy=None, **options) as connection:
        yield connection


async def test_everything_comes_back_as_it_was_sent(url):
    async with client(f"{url}/some%20path?x=1") as connection:
        assert connection.response.headers["x-path"] == "/some path"
        for message in ("", "a", "Привет " * 1000, b"", bytes(range(256)) * 100, ["frag", "ments"], "x" * 99_000):
            await connection.send(message)
            expected = "".join(message) if isinstance(message, list) else message
            assert await connection.recv() == expected
        await (await connection.ping(b"are you there"))
        await connection.send("bye")
        with pytest.raises(ConnectionClosed) as closed:
            await connection.recv()
        assert (closed.value.rcvd.code, closed.value.rcvd.reason) == (4000, "as asked")


async def test_a_client_without_compression_is_served_without_it(url):
    async with client(url, compression=None) as connection:
        await connection.send("x" * 5_000)
        assert await connection.recv() == "x" * 5_000
        assert "sec-websocket-extensions" not in connection.response.headers


async def test_a_refusal_is_an_ordinary_answer(url):
    with pytest.raises(InvalidStatus) as refused:
        async with client(f"{url}/no"):
            pass
    response = refused.value.response
    assert (response.status_code, response.headers["x-why"], response.body) == (401, "no", b"sign in")


async def test_what_is_too_big_ends_the_connection_with_its_code(url):
    async with client(url, compression=None) as connection:
        await connection.send(b"x" * 100_001)
        with pytest.raises(ConnectionClosed) as closed:
            await connection.recv()
        assert closed.value.rcvd.code == 1009


@pytest.mark.logs_traceback
async def test_a_broken_application_ends_the_connection_with_1011(url):
    async with client(url) as connection:
        await connection.send("break")
        with pytest.raises(ConnectionClosed) as closed:
            await connection.recv()
        assert closed.value.rcvd.code == 1011


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (["Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 8"], b"426"),
        (["Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="], b"426"),
        (["Sec-WebSocket-Version: 13"], b"400"),
        (["Sec-WebSocket-Key: short", "Sec-WebSocket-Version: 13"], b"400"),
    ],
)
async def test_a_handshake_that_is_none_is_refused(url, lines, status):
    host = url.removeprefix("ws://")
    name, port = host.split(":")
    reader, writer = await asyncio.open_connection(name, int(port))
    head = ["GET / HTTP/1.1", f"Host: {host}", "Upgrade: websocket", "Connection: Upgrade", *lines, "", ""]
    writer.write("\r\n".join(head).encode())
    async with asyncio.timeout(PATIENCE_S):
        assert (await reader.readline()).split()[1] == status
    writer.close()
    await writer.wait_closed()
