"""One client: an Engine.IO WebSocket with both namespaces joined."""

import errno
import itertools
import socket
import struct
from collections.abc import Callable
from typing import Any

import orjson

from tests.bench.load import frames
from tests.bench.load.fleet import Fleet
from tests.bench.load.tickets import Ticket

NAMESPACES = ("/chat", "/notifications")
STREAM_EVENT = b'42/chat,["event"'
_ABORT = struct.pack("ii", 1, 0)
_sources = itertools.cycle(f"127.0.0.{last}" for last in range(2, 10))


class Connection:
    """`when_ready` is called once both namespaces are joined, `when_lost(why)` when it ends before we end it."""

    def __init__(
        self,
        fleet: Fleet,
        address: tuple[str, int],
        ticket: Ticket,
        when_ready: Callable[["Connection"], None],
        when_lost: Callable[["Connection", str], None],
    ) -> None:
        self.fleet = fleet
        self.ticket = ticket
        self._hear: Callable[[bytes], None] | None = None
        self.other_frames = 0
        self._when_ready, self.when_lost = when_ready, when_lost
        self._waiting = set(NAMESPACES)
        self._upgraded = False
        self._rest = b""
        self._acks: dict[int, Callable[[Any], None]] = {}
        self._numbers = itertools.count(1)
        self._sock = _dial(address)
        self.fd = self._sock.fileno()
        self._sock.sendall(_upgrade(address, ticket.cookie))
        self._sock.setblocking(False)
        fleet.add(self._sock, self)

    def call(self, event: str, body: object, answered: Callable[[Any], None]) -> None:
        """Send `event` on /chat; `answered(reply)` with its ack."""
        number = next(self._numbers)
        self._acks[number] = answered
        self.send(frames.event("/chat", number, event, body))

    def send(self, frame: bytes) -> None:
        """Send a ready frame. A client sends so little that its socket always takes it."""
        if self._sock.send(frame) != len(frame):
            raise RuntimeError("the server does not read what its clients send")

    def close(self, *, abort: bool = False) -> None:
        """End it, unless it has ended: in order, or (`abort`) as a network does that goes away."""
        if self._sock.fileno() < 0:  # and its number may be another's by now
            return
        self.fleet.remove(self.fd)
        if abort:
            self._sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _ABORT)
        self._sock.close()

    def received(self, data: bytes) -> int:
        """See `Owner`; the number is negative when there was nothing else in it."""
        if not data:
            self._lost("the server closed the connection")
            return 0
        if not self._upgraded:
            return self._answered_upgrade(data)
        data, offset, events, others = self._rest + data, 0, 0, 0
        while (found := frames.next_frame(data, offset)) is not None:
            start, stop = found
            if data[offset] == frames.TEXT and data.startswith(STREAM_EVENT, start):
                events += 1
                if self._hear is not None:
                    self._hear(data[start:stop])
            else:
                others += 1
                self._frame(data[offset], data[start:stop])
            offset = stop
        if self._sock.fileno() < 0:
            return 0
        self._rest = data[offset:]
        self._mark()
        self.other_frames += others
        return events if others or self._rest else -events

    def hear(self, hear: Callable[[bytes], None] | None) -> None:
        """Have `hear` called with the payload of every event of the stream, or with None no more."""
        self._hear = hear
        self._mark()

    def _mark(self) -> None:
        if self._rest or self._hear is not None:
            self.fleet.careful.add(self.fd)
        else:
            self.fleet.careful.discard(self.fd)

    def _answered_upgrade(self, data: bytes) -> int:
        head, found, rest = (self._rest + data).partition(b"\r\n\r\n")
        if not found:
            self._rest += data
            return 0
        status = head.split(b"\r\n", 1)[0]
        if b" 101 " not in status + b" ":
            self._lost(status.decode("latin-1"))
            return 0
        self._upgraded, self._rest = True, b""
        return self.received(rest) if rest else 0

    def _frame(self, opcode: int, payload: bytes) -> None:
        if opcode == frames.PING:
            self.send(frames.masked(payload, frames.PONG))
        elif opcode == frames.CLOSE:
            self._lost("the server said goodbye")
        elif payload == b"2":
            self.send(frames.PONG_PACKET)
        elif payload.startswith(b"43/chat,"):
            number, reply = payload[8:].split(b"[", 1)
            self._acks.pop(int(number))(orjson.loads(b"[" + reply)[0])
        elif payload.startswith(b"0"):
            self.send(b"".join(frames.connect(name, self.ticket.auth(name)) for name in NAMESPACES))
        elif payload.startswith(b"40"):
            self._waiting.discard(payload[2:].partition(b",")[0].decode())
            if not self._waiting:
                self._when_ready(self)
        elif payload.startswith((b"44", b"41", b'42/chat,["bye"', b'42/notifications,["bye"')):
            self._lost(payload[:120].decode("utf-8", "replace"))

    def _lost(self, why: str) -> None:
        if self._sock.fileno() >= 0:
            self.close()
            self.when_lost(self, why)


def _dial(address: tuple[str, int]) -> socket.socket:
    sock = socket.socket()
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        sock.connect(address)
    except OSError as error:
        sock.close()
        if error.errno != errno.EADDRNOTAVAIL:
            raise
        sock = socket.socket()  # this source address has no port left; the loopback network has others
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.bind((next(_sources), 0))
        sock.connect(address)
    return sock


def _upgrade(address: tuple[str, int], cookie: str) -> bytes:
    host = f"{address[0]}:{address[1]}"
    lines = (
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
        f"Host: {host}",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: c3dpdGNoYm9hcmQtbG9hZA==",
        f"Origin: http://{host}",
        *([f"Cookie: {cookie}"] if cookie else []),
    )
    return ("\r\n".join(lines) + "\r\n\r\n").encode()
