"""What a client needs to come in: the cookie of a session, and, where tokens are single-use, one for each namespace."""

import socket
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import orjson

from tests.bench.load.fleet import Fleet

_BODY = b'{"namespaces":["chat","notifications"]}'


@dataclass(frozen=True, slots=True)
class Ticket:
    """`tokens` by the name of the namespace; None where nobody asks for one. `form` is what is delivered: "json", or
    the "html" that pages take."""

    cookie: str
    tokens: dict[str, str] | None
    form: str = "json"

    def auth(self, namespace: str) -> dict[str, str] | None:
        """The payload of a CONNECT to `namespace`."""
        return None if self.tokens is None else {"token": self.tokens[namespace.lstrip("/")], "format": self.form}


class Minter:
    """Fetches tokens over `lines` kept HTTP connections; `give(ticket)` with each, in no particular order."""

    def __init__(self, fleet: Fleet, address: tuple[str, int], lines: int, give: Callable[[Ticket], None]) -> None:
        self.fleet, self.address, self.give = fleet, address, give
        self._wanted: deque[str] = deque()
        self._most = lines
        self._idle: list[_Line] = []
        self._busy: set[_Line] = set()

    def want(self, cookie: str) -> None:
        """Fetch tokens for the session of `cookie`."""
        self._wanted.append(cookie)
        if self._idle:
            self._serve(self._idle.pop())
        elif len(self._busy) < self._most:
            self._serve(_Line(self))

    def _serve(self, line: "_Line") -> None:
        if self._wanted:
            self._busy.add(line)
            line.ask(self._wanted.popleft())
        else:
            self._idle.append(line)

    def minted(self, line: "_Line", ticket: Ticket) -> None:
        """`line` got what it asked for."""
        self._busy.discard(line)
        self.give(ticket)
        self._serve(line)

    def gone(self, line: "_Line") -> None:
        """The server closed `line`, as it may when it was idle for long."""
        if line in self._busy:
            raise RuntimeError("the server closed a connection that waits for tokens")
        self._idle.remove(line)

    def close(self) -> None:
        """Close the lines."""
        for line in (*self._idle, *self._busy):
            line.close()


class _Line:
    def __init__(self, minter: Minter) -> None:
        self._minter = minter
        self._cookie = ""
        self._received = b""
        self._sock = socket.create_connection(minter.address)
        self._sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._sock.setblocking(False)
        minter.fleet.add(self._sock, self)

    def ask(self, cookie: str) -> None:
        self._cookie = cookie
        host = f"{self._minter.address[0]}:{self._minter.address[1]}"
        head = (
            f"POST /auth/socket-tokens HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: {cookie}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(_BODY)}\r\n\r\n"
        )
        self._sock.sendall(head.encode() + _BODY)

    def received(self, data: bytes) -> int:
        if not data:
            self.close()
            self._minter.gone(self)
            return 0
        self._received += data
        head, found, body = self._received.partition(b"\r\n\r\n")
        if found and len(body) >= _length(head):
            self._received = b""
            status = head.split(b"\r\n", 1)[0]
            if b" 200 " not in status:
                raise RuntimeError(f"no tokens: {status!r} {body[:200]!r}")
            tokens: dict[str, Any] = orjson.loads(body)
            self._minter.minted(self, Ticket(self._cookie, tokens))
        return 0

    def close(self) -> None:
        self._minter.fleet.remove(self._sock.fileno())
        self._sock.close()


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    raise RuntimeError("an answer without a length")


def mint(
    fleet: Fleet, address: tuple[str, int], cookies: Sequence[str], form: str = "json", lines: int = 8
) -> list[Ticket]:
    """A ticket for each of `cookies`."""
    tickets: list[Ticket] = []
    minter = Minter(fleet, address, min(lines, len(cookies)), tickets.append)
    for cookie in cookies:
        minter.want(cookie)
    if not fleet.until(lambda: len(tickets) == len(cookies), 120):
        raise RuntimeError("the server does not mint tokens")
    minter.close()
    return [replace(ticket, form=form) for ticket in tickets]
