"""A client that reads nothing: whatever is written to it waits in buffers, and so would a farewell."""

import asyncio
import json
import os
import socket

import pytest

from app.accounts.sessions import revoke_session
from app.realtime import client as client_module
from app.realtime.client import Client
from tests.support.patience import PATIENCE_S
from tests.support.raw_socket import PATH, wait_until

pytestmark = pytest.mark.one_database


def masked(text: str) -> bytes:
    """`text` as a WebSocket frame of a client (RFC 6455, 5.2)."""
    body, mask = text.encode(), os.urandom(4)
    length = bytes([0x80 | len(body)]) if len(body) < 126 else b"\xfe" + len(body).to_bytes(2, "big")
    return b"\x81" + length + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(body))


async def deaf(visitor) -> socket.socket:
    """A connection of `visitor` that asks to join /chat and reads nothing from then on."""
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    made.setblocking(False)
    loop = asyncio.get_running_loop()
    settings = visitor.live.settings
    await loop.sock_connect(made, ("127.0.0.1", settings.port))
    lines = [
        f"GET {PATH} HTTP/1.1",
        f"Host: localhost:{settings.port}",
        f"Origin: {visitor.live.url}",
        f"Cookie: {visitor.cookie}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    ]
    await loop.sock_sendall(made, "\r\n".join([*lines, "", ""]).encode())
    answer = b""
    while b"\r\n\r\n" not in answer:  # before it nothing may be sent (RFC 6455, 4.1)
        answer += await loop.sock_recv(made, 1_000)
    await loop.sock_sendall(made, masked("40/chat," + json.dumps({"token": await visitor.token()})))
    return made


async def received(connection: socket.socket) -> int:
    """How many bytes come until the connection is over."""
    total, loop = 0, asyncio.get_running_loop()
    async with asyncio.timeout(PATIENCE_S):
        while part := await loop.sock_recv(connection, 1_000_000):
            total += len(part)
    return total


def waiting(hub, client: Client) -> float:
    """How many of the messages below wait for `client`, whatever carries it."""
    if client.websocket is not None:
        return client.websocket.protocol.transport.get_write_buffer_size() / 100_000
    transport = hub.server.eio.sockets.get(client.engine_id)
    return transport.queue.qsize() - 1 if transport else 0


async def test_it_is_cut_when_the_time_for_a_farewell_is_over(newcomer, hub, monkeypatch):
    monkeypatch.setattr(client_module, "CLOSE_GRACE_S", 0.2)
    monkeypatch.setattr(client_module, "MAX_UNSENT", 100_000_000)
    alice, bob = await newcomer(), await newcomer()
    other = await bob.join()
    with await deaf(alice) as connection:
        await wait_until(lambda: len([c for c in hub.connections() if c.is_admitted]) == 2)
        (client,) = (each for each in hub.server.clients.values() if each.principal.user_id == alice.id)
        for _ in range(40):  # more than the system takes for it
            hub.send_to_user("/chat", alice.id, "typing", {"name": "x" * 200_000})
        await wait_until(lambda: waiting(hub, client) > 0)
        await revoke_session(alice.bearer.session_id)
        await wait_until(lambda: len(hub.server.clients) == 1)
        assert await received(connection) < 40 * 200_000
    await other.settled()


async def test_what_piles_up_for_it_has_an_end_and_others_get_everything(newcomer, hub, caplog):
    # B21
    alice, bob = await newcomer(), await newcomer()
    other = await bob.join()
    with await deaf(alice) as connection:
        await wait_until(lambda: len([c for c in hub.connections() if c.is_admitted]) == 2)
        (client,) = (each for each in hub.server.clients.values() if each.principal.user_id == alice.id)
        for number in range(200):
            for visitor in (alice, bob):
                hub.send_to_user("/chat", visitor.id, "typing", {"n": number, "name": "x" * 100_000})
            await other.event("/chat", "typing", lambda body, number=number: body["n"] == number)
            other.frames.clear()
            assert waiting(hub, client) < 40
        await wait_until(lambda: len(hub.server.clients) == 1)
        assert await received(connection) < 100 * 100_000
    assert len([record for record in caplog.records if "slow_client_cut" in record.getMessage()]) == 1


async def test_an_answer_of_any_size_is_no_backlog(newcomer, hub):
    alice = await newcomer()
    raw = await alice.join()
    for _ in range(3):
        hub.send_to_user("/chat", alice.id, "typing", {"name": "x" * (client_module.MAX_UNSENT * 2)})
        await raw.event("/chat", "typing")
        await raw.settled()
        raw.frames.clear()


async def test_one_that_reads_hears_the_farewell_before_the_end(newcomer, hub, monkeypatch):
    monkeypatch.setattr(client_module, "CLOSE_GRACE_S", 5)
    monkeypatch.setattr(client_module, "MAX_UNSENT", 100_000_000)
    alice = await newcomer()
    raw = await alice.join()
    for _ in range(40):
        hub.send_to_user("/chat", alice.id, "typing", {"name": "x" * 200_000})
    await revoke_session(alice.bearer.session_id)
    await raw.end()
    assert len(raw.events("/chat", "typing")) == 40
    assert raw.events("/chat", "bye") == [{"code": 3503, "reason": "signed_out"}]
