"""A path is written in one way, or refused before anything looks at it."""

import asyncio

import pytest

from app.web.normal_paths import is_normal

pytestmark = pytest.mark.one_database

NORMAL = [
    "/",
    "/login",
    "/login/",
    "/socket.io/",
    "/a.b/..c/d..",
    "/.well-known/x",
    "/static/@1/js/a.js",
    "/ключ",
    "/a b",
]
OTHERWISE = [
    *("", "login", "*", "http://localhost/login", "//", "//login", "/x//login", "/login//", "///evil.example"),
    *("/.", "/..", "/./login", "/x/../login", "/login/.", "/login/..", "/../login", "/.//login"),
    *("\\login", "/\\login", "/login\\", "/x\\..\\login", "/\\evil.example"),
    *("/login\x00", "/\x00", "/login\n", "/login\r\n", "/\tlogin", "/login\x7f"),
]


@pytest.mark.parametrize("path", NORMAL)
def test_a_path_in_its_normal_form_is_taken(path: str) -> None:
    assert is_normal(path, path.encode())


@pytest.mark.parametrize("path", OTHERWISE)
def test_every_other_form_is_refused(path: str) -> None:
    assert not is_normal(path)


@pytest.mark.parametrize("raw", [b"/%2flogin", b"/x%2Flogin", b"/%2e/login", b"/%2E%2e/login", b"/x%5clogin"])
def test_what_divides_a_path_is_not_encoded(raw: bytes) -> None:
    assert not is_normal("/login", raw)


def test_what_is_encoded_twice_is_only_a_name() -> None:
    assert is_normal("/files/100%2f.txt", b"/files/100%252f.txt")


# What is sent, and not what a client library would make of it.
SENT = ["//login", "//evil.example/%2e%2e", "/x/../login", "/%2e/login", "/%2flogin", "/login%00", "/\\evil.example"]
HANDSHAKE = (
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
)


@pytest.mark.parametrize("path", SENT)
async def test_requests_are_refused_and_never_redirected(live, path: str) -> None:
    answer = await ask(live, path, "Connection: close\r\n")
    assert answer.startswith(b"HTTP/1.1 404 "), answer
    assert b"\nlocation:" not in answer.lower()


@pytest.mark.parametrize(
    "path", ["//socket.io/", "/x/../socket.io/", "/%2e/socket.io/", "/socket.io%2f", "//evil.example"]
)
async def test_handshakes_are_refused_too(live, path: str) -> None:
    answer = await ask(live, f"{path}?EIO=4&transport=websocket", HANDSHAKE)
    assert answer.startswith(b"HTTP/1.1 404 "), answer
    assert b"normal form" in answer


async def ask(live, path: str, headers: str) -> bytes:
    """All that is answered to a GET of `path`, as it is written."""
    host, port = live.url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection("127.0.0.1", int(port))
    writer.write(f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\n{headers}\r\n".encode())
    answer = await asyncio.wait_for(reader.read(), 10)
    writer.close()
    return answer
