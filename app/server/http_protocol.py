"""Connections of which nothing is known yet: how long they may take to ask for something, and how many there may be.

A request without an end costs whoever sends it nothing, and here a descriptor for as long as it lasts. uvicorn has a
limit for the time between two requests only, and none for how many there are. (How long a body may take is the
framework's `BODY_TIMEOUT`, what comes of a WebSocket is looked after by the sockets.)
"""

import asyncio
import errno
import resource
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from app.logs import RareWarning
from app.web.proxy import Network, is_in_networks, parse_address

# From the connection, or from the first byte of a further request, to the end of its headers. Browsers also open
# connections that they use later, and open them again when they are gone.
HEAD_S = 15.0
# Connections of one address that wait for a request. A browser has six, and an office shares an address.
MAX_WAITING_PER_ADDRESS = 256
# Descriptors that are not for connections: the database, files, Redis.
RESERVED_FILES = 40
_NO_MORE = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)


class WaitingConnections:
    """The connections that have not asked for anything (yet, or again), the longest waiting first. Where there are too
    many of one address, or of all, the one that waited longest is closed: who means it comes again, and the newest one
    may be somebody else. Addresses in `trusted` are those of proxies, which bring many people."""

    def __init__(self, trusted: Sequence[Network]) -> None:
        self._trusted = trusted
        self._by_address: dict[str, dict[HttpProtocol, None]] = defaultdict(dict)
        self._all: dict[HttpProtocol, None] = {}
        self._too_many = RareWarning("idle_connections_closed")
        self.max_open = _max_open()

    def add(self, connection: "HttpProtocol", open_now: int) -> None:
        """`connection` waits from now on; there are `open_now` in all, whatever they do."""
        address = connection.address
        waiting = self._by_address[address]
        waiting[connection] = self._all[connection] = None
        if len(waiting) > MAX_WAITING_PER_ADDRESS and not self._is_trusted(address):
            self._close(next(iter(waiting)), "of one address")
        elif open_now > self.max_open:
            self._close(next(iter(self._all)), "in all")

    def remove(self, connection: "HttpProtocol") -> None:
        """`connection` has asked for something, or is gone."""
        self._all.pop(connection, None)
        waiting = self._by_address.get(connection.address)
        if waiting is not None:
            waiting.pop(connection, None)
            if not waiting:
                del self._by_address[connection.address]

    def _close(self, connection: "HttpProtocol", which: str) -> None:
        self._too_many.log(too_many=which, address=connection.address)
        self.remove(connection)
        connection.transport.abort()

    def _is_trusted(self, address: str) -> bool:
        parsed = parse_address(address)
        return parsed is not None and is_in_networks(parsed, self._trusted)


def _max_open() -> int:
    most, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return max(most - RESERVED_FILES, most // 2) if most != resource.RLIM_INFINITY else 1_000_000


class HttpProtocol(HttpToolsProtocol):
    """uvicorn's protocol, with a deadline for the head of a request, counted in `waiting` meanwhile."""

    def __init__(self, *, waiting: WaitingConnections, **account: Any) -> None:
        super().__init__(**account)
        self._waiting = waiting
        self._head_deadline: asyncio.TimerHandle | None = None
        self._wants_head = False
        self.address = ""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.address = self.client[0] if self.client else ""
        self._wait()
        self._begin_deadline()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._wants_head and self._head_deadline is None:
            self._begin_deadline()
        super().data_received(data)

    def on_headers_complete(self) -> None:
        self._stop_waiting()
        super().on_headers_complete()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if not self.transport.is_closing() and (self.cycle is None or self.cycle.response_complete):
            self._wait()  # uvicorn's own limit counts until the next request begins

    def _wait(self) -> None:
        self._wants_head = True
        self._waiting.add(self, len(self.connections))

    def _stop_waiting(self) -> None:
        self._wants_head = False
        self._waiting.remove(self)
        if self._head_deadline is not None:
            self._head_deadline.cancel()
            self._head_deadline = None

    def _begin_deadline(self) -> None:
        self._head_deadline = self.loop.call_later(HEAD_S, self._head_is_late)

    def _head_is_late(self) -> None:
        self._head_deadline = None
        if not self.transport.is_closing():
            self.transport.abort()


class QuietListening:
    """Handles the errors of an event loop: where there are no more descriptors, asyncio tells it of each of some
    thousand attempts to accept a connection. One line a minute tells the same."""

    def __init__(self) -> None:
        self._full = RareWarning("no_more_connections")

    def __call__(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        accepting = "socket.accept" in context.get("message", "")
        if accepting and isinstance(error, OSError) and error.errno in _NO_MORE:
            limit, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
            self._full.log(error=str(error), open_files=limit)
        else:
            loop.default_exception_handler(context)
