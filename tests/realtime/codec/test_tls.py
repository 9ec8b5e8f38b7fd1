"""Over TLS, where a transport has buffers of its own and cannot be closed by half: everything holds as without."""

import asyncio
import os

import pytest
import socketio
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from tests.realtime.websocket.client_frames import sent
from tests.realtime.websocket.conftest import echoing
from tests.support.patience import PATIENCE_S
from tests.support.raw_socket import PATH, wait_until

pytestmark = pytest.mark.one_database


@pytest.fixture(params=[True, False], ids=["direct", "stock"])
def settings(request, make_settings, database_url, listener, serve_with_tls):
    serve_with_tls()
    port = listener.getsockname()[1]
    return make_settings(
        database_url=database_url,
        port=port,
        public_url=f"https://localhost:{port}",
        direct_sockets=request.param,
        drain_seconds=0,
    )


async def test_a_client_joins_talks_and_is_sent_away(newcomer, room, live):
    alice = await newcomer()
    client, heard = socketio.AsyncClient(ssl_verify=False, reconnection=False), asyncio.Queue()
    for name in ("event", "bye", "disconnect"):
        client.on(name, lambda body=None, name=name: heard.put_nowait((name, body)), namespace="/chat")
    headers = {"Origin": live.url, "Cookie": alice.cookie}
    auth = {"token": await alice.token()}
    await client.connect(live.url, headers, auth, transports=["websocket"], namespaces=["/chat"])
    (served,) = live.app.extensions["hub"].server.clients.values()
    assert (served.websocket is not None) == live.settings.direct_sockets
    await client.call("joinRoom", {"room": room.id}, namespace="/chat")
    for number in range(20):
        body = {"room": room.id, "body": "Привет " * 500, "client_id": f"c{number}"}
        assert (await client.call("sendMessage", body, namespace="/chat"))["ok"]
    async with asyncio.timeout(PATIENCE_S):
        assert [(await heard.get())[1]["seq"] for _ in range(20)] == list(range(1, 21))
        await live.stop()
        name, bye = await heard.get()
    assert (name, bye["code"]) == ("bye", 3001)
    await client.disconnect()


async def test_what_piles_up_for_who_does_not_read_has_an_end_and_others_get_everything(newcomer, hub, trusting):
    alice, bob = await newcomer(), await newcomer()
    other = await bob.join()
    headers = {"Origin": alice.live.url, "Cookie": alice.cookie}
    url = alice.live.url.replace("http", "ws", 1) + PATH
    async with connect(url, ssl=trusting, additional_headers=headers, max_queue=1, max_size=None, proxy=None) as deaf:
        await deaf.send(f'40/chat,{{"token":"{await alice.token()}"}}')
        await wait_until(lambda: len([c for c in hub.connections() if c.is_admitted]) == 2)
        for number in range(200):
            for visitor in (alice, bob):
                hub.send_to_user("/chat", visitor.id, "typing", {"n": number, "name": "x" * 100_000})
            await other.event("/chat", "typing", lambda body, number=number: body["n"] == number)
            other.frames.clear()
        await wait_until(lambda: len(hub.server.clients) == 1)
        with pytest.raises(ConnectionClosed):
            await read_for_ever(deaf)


async def test_messages_of_every_kind_come_back_and_are_closed_in_order(certificate_options, trusting):
    async with echoing(**certificate_options, ws_per_message_deflate=True, ws_max_size=2_000_000) as url:
        address = url.replace("ws://127.0.0.1", "wss://localhost")
        for compression in (None, "deflate"):
            async with connect(address, ssl=trusting, compression=compression, max_size=None, proxy=None) as client:
                for message in ("", "Привет " * 100_000, os.urandom(1_000_000), b""):
                    await client.send(message)
                    await client.send([message[:7], message[7:]])
                    assert [await client.recv(), await client.recv()] == [message, message]
                await (await client.ping())
                await client.send("bye")
                with pytest.raises(ConnectionClosed) as closed:
                    await client.recv()
                assert closed.value.rcvd.code == 4000


async def test_who_reads_late_gets_everything(certificate_options, trusting):
    async with echoing(**certificate_options, ws_max_size=2_000_000) as url:
        address = url.replace("ws://127.0.0.1", "wss://localhost")
        async with connect(address, ssl=trusting, max_queue=1, max_size=None, proxy=None, compression=None) as client:
            parts = [os.urandom(1_000_000) for _ in range(20)]
            sending = asyncio.create_task(send_all(client, parts))
            async with asyncio.timeout(PATIENCE_S):
                assert [await client.recv() for _ in parts] == parts
                await sending


async def read_for_ever(client) -> None:
    while True:
        await client.recv()


async def send_all(client, parts: list[bytes]) -> None:
    for part in parts:
        await client.send(part)


async def test_what_is_no_frame_is_told_so(certificate_options, trusting):
    async with echoing(**certificate_options) as url:
        address = url.replace("ws://127.0.0.1", "wss://localhost")
        async with connect(address, ssl=trusting, proxy=None) as client:
            client.transport.write(sent(b"x", mask=False))
            with pytest.raises(ConnectionClosed) as closed:
                await client.recv()
            assert closed.value.rcvd.code == 1002
