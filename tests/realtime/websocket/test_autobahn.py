"""The Autobahn test suite against the protocol, case by case: 1 to 7 byte by byte, 9 (limits), 10 (fragments that a
sender makes by itself), 12 and 13 (compression) with a maintained client."""

import asyncio
import os

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory as Deflate

from app.realtime.websocket.frames import CLOSE
from tests.realtime.websocket.autobahn import CASES, END, Case, Frame, code
from tests.realtime.websocket.autobahn_utf8 import UTF8_CASES
from tests.realtime.websocket.client_frames import opened, sent
from tests.realtime.websocket.conftest import echoing
from tests.support.patience import PATIENCE_S

LIMIT = 1024 * 1024
# What one part of a case may cause is there when this many turns of the loop are over: client and server share it.
TURNS = 20


async def read_frame(reader: asyncio.StreamReader) -> Frame:
    """The next frame of the server. Raises IncompleteReadError at the end of the connection."""
    first, length = await reader.readexactly(2)
    assert first & 0x80, "servers of this kind do not fragment"
    assert not length & 0x80, "servers do not mask"
    if length >= 126:
        length = int.from_bytes(await reader.readexactly(2 if length == 126 else 8), "big")
    return first & 0x0F, await reader.readexactly(length)


async def outcome(url: str, case: Case) -> list[Frame]:
    """Everything that the server sends in `case`, until it closes the connection."""
    reader, writer = await opened(url)
    assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 101 ")
    got: list[Frame] = []

    async def collect() -> None:
        while not got or got[-1][0] != CLOSE:
            got.append(await read_frame(reader))
        assert await reader.read() == b"", "nothing after the farewell, and then the end"

    collecting = asyncio.create_task(collect())
    sending = case.sent if case.step is None else chopped(b"".join(case.sent), case.step)
    for part in sending:
        writer.write(part)
        for _ in range(TURNS):
            await asyncio.sleep(0)
    if case.end == END:
        async with asyncio.timeout(PATIENCE_S):
            while len(got) < len(case.got) and not collecting.done():  # noqa: ASYNC110 - it only counts
                await asyncio.sleep(0)
        writer.write(sent(code(END), CLOSE))
    async with asyncio.timeout(PATIENCE_S):
        await collecting
    writer.close()
    return got


def chopped(whole: bytes, step: int) -> list[bytes]:
    return [whole[start : start + step] for start in range(0, len(whole), step)]


@pytest.mark.parametrize("chapter", ["1", "2", "3", "4", "5", "6", "7"])
async def test_a_chapter_of_cases(chapter):
    cases = {name: case for name, case in (CASES | UTF8_CASES).items() if name.split(".")[0] == chapter}
    assert len(cases) >= 7
    async with echoing(ws_max_size=LIMIT, ws_per_message_deflate=False) as url:
        for name, case in cases.items():
            *said, (opcode, farewell) = await outcome(url, case)
            # An answer that was under way when the connection failed may be lost: the suite calls that "non-strict".
            assert said == case.got or (case.end != END and said == case.got[: len(said)]), name
            assert opcode == CLOSE, name
            assert farewell[:2] == (code(case.end) if case.end else b""), name


@pytest.mark.parametrize("kind", [str, bytes], ids=["text", "bytes"])
async def test_large_messages_pass_up_to_the_limit_however_they_are_cut(kind):
    async with echoing(ws_max_size=LIMIT, ws_per_message_deflate=False) as url, connected(url) as client:
        for size in (65_536, 256 * 1024, LIMIT):  # 9.1, 9.2
            message = "*" * size if kind is str else os.urandom(size)
            await client.send(message)
            assert await client.recv() == message
        message = "*" * LIMIT if kind is str else os.urandom(LIMIT)
        for step in (4_096, 65_536, 262_144):  # 9.3, 9.4
            await client.send([message[start : start + step] for start in range(0, LIMIT, step)])
            assert await client.recv() == message
        for fragments in ([message, message[:1]], [message + message[:1]]):  # and one byte more does not
            async with connected(url) as other:
                await other.send(fragments)
                with pytest.raises(ConnectionClosed) as closed:
                    await other.recv()
                assert closed.value.rcvd.code == 1009


async def test_a_message_that_its_sender_fragments_by_itself_comes_back():
    async with echoing(ws_max_size=LIMIT, ws_per_message_deflate=False) as url, connected(url) as client:
        message = "*" * 65_536  # 10.1.1
        await client.send([message[start : start + 1_300] for start in range(0, len(message), 1_300)])
        assert await client.recv() == message


# What clients offer. Those that ask the server for a window smaller than its own are served without compression.
OFFERS = {
    "13.1": (Deflate(), True),
    "13.2": (Deflate(server_no_context_takeover=True), True),
    "13.3": (Deflate(server_max_window_bits=9), False),
    "13.4": (Deflate(server_max_window_bits=15), False),
    "13.5": (Deflate(server_no_context_takeover=True, server_max_window_bits=9), False),
    "13.6": (Deflate(client_no_context_takeover=True, client_max_window_bits=9), True),
    "13.7": (Deflate(client_max_window_bits=True), True),
}


@pytest.mark.parametrize(("offer", "taken"), OFFERS.values(), ids=OFFERS)
async def test_compressed_messages_come_back_whatever_was_agreed(offer, taken):
    offering = {"compression": None, "extensions": [offer], "max_size": None, "proxy": None}
    async with (
        echoing(ws_max_size=LIMIT, ws_per_message_deflate=True) as url,
        connect(url, **offering) as client,
    ):
        assert ("permessage-deflate" in client.response.headers.get("sec-websocket-extensions", "")) is taken
        for size in (16, 64, 256, 1_024, 4_096, 8_192, 16_384, 32_768, 65_536, 131_072):  # 12.1 to 12.5
            text = ('{"id": 1, "text": "Съешь ещё этих мягких французских булок"}' * (size // 60 + 1))[:size]
            for message in (text, text.encode(), os.urandom(size)):
                await client.send(message)
                assert await client.recv() == message
                await client.send([message[: size // 3], message[size // 3 :]])
                assert await client.recv() == message


def connected(url: str) -> connect:
    return connect(url, proxy=None, compression=None, max_size=None)
