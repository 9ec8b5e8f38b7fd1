"""Where a request ends: whoever could make a proxy and the server disagree could speak with the voice of the next."""

import asyncio

import pytest

from tests.support.patience import PATIENCE_S

pytestmark = pytest.mark.one_database

CHUNKED = b"Transfer-Encoding: chunked\r\n"
HIDDEN = b"GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"

AMBIGUOUS = {
    "a length and chunks": b"Content-Length: 4\r\n" + CHUNKED,
    "two lengths": b"Content-Length: 4\r\nContent-Length: 30\r\n",
    "a length that is none": b"Content-Length: 4x\r\n",
    "a length below nothing": b"Content-Length: -1\r\n",
    "chunks that are not the last": b"Transfer-Encoding: chunked, identity\r\n",
}


@pytest.mark.parametrize("headers", AMBIGUOUS.values(), ids=AMBIGUOUS)
async def test_a_request_without_one_clear_end_is_refused_and_nothing_behind_it_is_read(live, headers: bytes) -> None:
    host, port = live.url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection("127.0.0.1", int(port))
    writer.write(b"POST /login HTTP/1.1\r\nHost: " + f"{host}:{port}".encode() + b"\r\n" + headers + b"\r\n")
    writer.write(b"0\r\n\r\n" + HIDDEN)
    answer = await asyncio.wait_for(reader.read(), PATIENCE_S)
    writer.close()
    assert answer.startswith(b"HTTP/1.1 400"), answer
    assert answer.count(b"HTTP/1.1") == 1, answer
