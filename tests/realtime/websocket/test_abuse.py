"""Clients that use the protocol against the server: what they send, or do not read, is bounded."""

import asyncio

import pytest

from app.realtime.websocket import SCOPE_KEY, WebSocketProtocol, protocol
from app.realtime.websocket.frames import CLOSE, PING, encode_frame
from app.realtime.websocket.upgrade import offers_deflate
from tests.realtime.websocket.client_frames import opened, sent
from tests.realtime.websocket.conftest import echo, echoing
from tests.support.patience import PATIENCE_S
from tests.support.raw_socket import wait_until

SMALL_BUFFER = 4_096


class Watching:
    """An application that echoes, as soon as it `may`, and knows the protocols of its connections."""

    def __init__(self) -> None:
        self.protocols: list[WebSocketProtocol] = []
        self.may = asyncio.Event()
        self.may.set()

    async def __call__(self, scope, receive, send):
        self.protocols.append(scope[SCOPE_KEY])
        await self.may.wait()
        await echo(scope, receive, send)

    @property
    def unread(self) -> int:
        """The bytes that the last client has not taken yet."""
        return self.protocols[-1].transport.get_write_buffer_size()


async def test_pings_of_a_client_that_reads_nothing_fill_no_memory():
    watching = Watching()
    async with echoing(watching) as url:
        reader, writer = await opened(url, receive_buffer=SMALL_BUFFER)
        await reader.readuntil(b"\r\n\r\n")
        reader._transport.pause_reading()
        pings = sent(b"p" * 125, PING) * 1_000
        for _ in range(200):
            writer.write(pings)
            await writer.drain()
        assert 0 < watching.unread < 1_000_000, "of twenty-six million"
        reader._transport.resume_reading()
        taken = asyncio.create_task(read_all(reader))
        await wait_until(lambda: not watching.unread)
        writer.write(sent(b"still there?", PING) + sent(b"\x03\xe8", CLOSE))
        async with asyncio.timeout(PATIENCE_S):
            assert b"still there?" in await taken
        writer.close()


async def read_all(reader: asyncio.StreamReader) -> bytes:
    whole = b""
    while part := await reader.read(65_536):
        whole += part
    return whole


async def test_what_comes_before_the_answer_waits_in_the_network_and_is_read_then():
    watching = Watching()
    watching.may.clear()
    count, message = 3_000, sent(b"x" * 1_000)
    async with echoing(watching, ws_max_size=10_000) as url:
        reader, writer = await opened(url)
        await wait_until(lambda: watching.protocols)
        writer.write(message * count)
        await wait_until(lambda: not watching.protocols[0].transport.is_reading())
        assert len(watching.protocols[0]._buffered) < 1_000_000
        watching.may.set()
        async with asyncio.timeout(PATIENCE_S):
            await reader.readuntil(b"\r\n\r\n")
            for _ in range(count):
                assert len(await reader.readexactly(1_004)) == 1_004
        writer.close()


class Flood:
    """Takes a connection over, and answers everything with a megabyte."""

    def __init__(self) -> None:
        self.over = asyncio.Event()
        self.lags = False

    async def __call__(self, scope, receive, send):
        self.protocol = scope[SCOPE_KEY]
        self.protocol.accept()
        self.protocol.hand_over(self)

    def message_received(self, message):
        self.protocol.transport.write(encode_frame(b"x" * 1_000_000))

    def congestion_changed(self, yes):
        self.lags = yes

    def protocol_violated(self, error):
        """Nothing to add."""

    def connection_lost(self):
        self.over.set()


@pytest.mark.parametrize("last", [sent(b"x", mask=False), sent(b"\x03\xe8", CLOSE)], ids=["no frame", "a farewell"])
async def test_who_leaves_without_reading_what_was_sent_is_cut(monkeypatch, last):
    monkeypatch.setattr(protocol, "CLOSE_TIMEOUT_S", 0.05)
    flood = Flood()
    async with echoing(flood) as url:
        reader, writer = await opened(url, receive_buffer=SMALL_BUFFER)
        await reader.readuntil(b"\r\n\r\n")
        reader._transport.pause_reading()
        for _ in range(10):
            writer.write(sent(b"more"))
        await wait_until(lambda: flood.lags)
        writer.write(last)
        async with asyncio.timeout(PATIENCE_S):
            await flood.over.wait()
        writer.transport.abort()


@pytest.mark.parametrize(
    ("header", "acceptable"),
    [
        (b"permessage-deflate", True),
        (b"permessage-deflate; client_max_window_bits", True),
        (b"permessage-deflate; client_max_window_bits=8", True),
        (b'permessage-deflate ; client_max_window_bits = "15" ;server_no_context_takeover', True),
        (b"x-webkit-deflate-frame, permessage-deflate", True),
        (b"permessage-deflate; server_max_window_bits=10, permessage-deflate", True),
        (b"", False),
        (b"deflate", False),
        (b"permessage-deflate; server_max_window_bits=10", False),
        (b"permessage-deflate; client_max_window_bits=7", False),
        (b"permessage-deflate; client_max_window_bits=16", False),
        (b"permessage-deflate; client_max_window_bits=", False),
        (b"permessage-deflate; client_max_window_bits=8; client_max_window_bits=9", False),
        (b"permessage-deflate; server_no_context_takeover=1", False),
        (b"permessage-deflate; unheard_of", False),
        (b"permessage-deflate;", False),
    ],
)
def test_offers_of_compression_are_taken_or_left_by_the_book(header, acceptable):
    assert offers_deflate(header) is acceptable
