"""An Engine.IO socket that is its WebSocket.

python-engineio keeps for each client a queue, a task that writes, a task that reads and a task that pings, and an ASGI
call that waits for all of it. Here what is sent goes to the transport, what comes goes to the client, and one scheduler
pings everybody.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from engineio import packet
from engineio.async_socket import AsyncSocket

from app.realtime import client
from app.realtime.websocket.asgi_bridge import NORMAL
from app.realtime.websocket.frames import BINARY, TEXT, TOO_BIG, ProtocolViolation, encode_frame
from app.realtime.websocket.protocol import WebSocketProtocol

if TYPE_CHECKING:
    from app.realtime.websocket.engine import WebSocketEngine

PING = encode_frame(b"2")
PONG_PACKET = "3"
MESSAGE = "4"
CLOSE_PACKET = "1"
# Pings, upgrades and nothings: nobody asked for them, and they mean nothing here.
IGNORED_PACKETS = frozenset("256")


def _discard(wire: bytes) -> None:
    """Where everything goes that is sent after the farewell."""


class EngineSocket(AsyncSocket):  # type: ignore[misc]
    """One client. `write` takes ready frames."""

    def __init__(self, server: "WebSocketEngine", sid: str, protocol: WebSocketProtocol) -> None:
        # Not the parent's: it makes the queue.
        self.server = server
        self.sid = sid
        self.session: dict[str, Any] = {}
        self.protocol = protocol
        self.connected = self.upgraded = True
        self.upgrading = self.closing = self.closed = False
        self.awaiting_pong = 0
        self._limit = 0
        self._close_with = (NORMAL, "")
        self.reason: str = server.reason.TRANSPORT_CLOSE
        self.write: Callable[[bytes], None] = protocol.transport.write

    # -- out

    async def send(self, pkt: packet.Packet) -> None:
        """Send an Engine.IO packet."""
        self.send_frame(self.encode(pkt))

    def encode(self, pkt: packet.Packet) -> bytes:
        """`pkt` as a frame for this client."""
        encoded = pkt.encode()
        return encode_frame(encoded.encode(), TEXT) if isinstance(encoded, str) else encode_frame(encoded, BINARY)

    def send_frame(self, wire: bytes) -> None:
        """Send a ready frame, after what was sent before."""
        if not self.closed:
            self.server.write_batch.add((self.write,), wire)

    def ping(self) -> None:
        """Ask whether the client is still there."""
        self.send_frame(PING)

    def on_ping_timeout(self) -> None:
        """It is not."""
        self.reason = self.server.reason.PING_TIMEOUT
        self.protocol.abort()

    # -- in: the protocol's sink

    def message_received(self, message: str | bytes) -> None:
        """A WebSocket message came."""
        if isinstance(message, bytes):
            self.server.on_message(self.sid, message)
            return
        kind = message[:1]
        if kind == MESSAGE:
            self.server.on_message(self.sid, message[1:])
        elif kind == PONG_PACKET:
            if self.awaiting_pong:  # or each that nobody asked for would be one more ping
                self.server.ping_scheduler.add(self)
        elif kind == CLOSE_PACKET:
            self.protocol.close()
        elif kind not in IGNORED_PACKETS:
            self.server.on_malformed(self.sid)

    def congestion_changed(self, yes: bool) -> None:
        """While the client lags, every write looks at how much is waiting already."""
        if self.protocol.is_closing:
            return
        transport = self.protocol.transport
        # What is on its way when the client falls behind is no backlog, however large: it may be one long answer.
        self._limit = transport.get_write_buffer_size() + client.MAX_UNSENT
        self.write = self._write_bounded if yes else transport.write
        self.server.writers_version += 1

    def _write_bounded(self, wire: bytes) -> None:
        transport = self.protocol.transport
        if transport.get_write_buffer_size() + len(wire) > self._limit:
            self.server.on_slow_reader(self.sid)
        else:
            transport.write(wire)

    def protocol_violated(self, error: ProtocolViolation) -> None:
        """What came is not WebSocket, or too big."""
        self._close_with = (error.code, str(error))
        self.server.on_violation(self.sid, error.code == TOO_BIG)
        self.flush_and_close()

    def connection_lost(self) -> None:
        """The connection is over."""
        if not self.closed:
            self.closed = True
            self.server.remove_socket(self, self.reason)

    # -- ends

    async def close(self, wait: bool = True, abort: bool = False, reason: str | None = None) -> None:  # noqa: ARG002
        """End the connection once what was collected is written."""
        if reason is not None:
            self.reason = reason
        self.flush_and_close()

    def flush_and_close(self) -> None:
        """Write what was collected, then close."""
        self.server.write_batch.flush()
        self.protocol.close(*self._close_with)
        self.write = _discard
        self.server.writers_version += 1
