"""An Engine.IO socket that writes to its WebSocket directly.

For each client python-engineio has a queue, a task that writes, a task that reads, a task that pings, and an ASGI call
that waits for all of them. Here packets go straight to the transport, messages straight to the client, and one timer
pings all.
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
# Pings, upgrades and no-ops: unexpected from a client, and ignored.
IGNORED_PACKETS = frozenset("256")


def _discard(wire: bytes) -> None:
    """Where everything goes that is sent after the farewell."""


class EngineSocket(AsyncSocket):  # type: ignore[misc]
    """The Engine.IO socket of one client. `write` takes encoded frames; slow clients have another one."""

    def __init__(self, server: "WebSocketEngine", sid: str, protocol: WebSocketProtocol) -> None:
        # The parent's constructor is not called, because it creates a queue.
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
        """Send an Engine.IO packet, in order with frames sent before."""
        self.send_frame(self.encode(pkt))

    def encode(self, pkt: packet.Packet) -> bytes:
        """The Engine.IO packet `pkt` as a WebSocket frame."""
        encoded = pkt.encode()
        return encode_frame(encoded.encode(), TEXT) if isinstance(encoded, str) else encode_frame(encoded, BINARY)

    def send_frame(self, wire: bytes) -> None:
        """Send an encoded frame, in order with those sent before; dropped if the socket is closed."""
        if not self.closed:
            self.server.write_batch.add((self.write,), wire)

    def ping(self) -> None:
        """Send an Engine.IO ping, which the client has to answer."""
        self.send_frame(PING)

    def on_ping_timeout(self) -> None:
        """The client did not answer a ping in time: cut the connection."""
        self.reason = self.server.reason.PING_TIMEOUT
        self.protocol.abort()

    # -- in: the protocol's sink

    def message_received(self, message: str | bytes) -> None:
        """Pass an Engine.IO message on, or handle its pong or close packet."""
        if isinstance(message, bytes):
            self.server.on_message(self.sid, message)
            return
        kind = message[:1]
        if kind == MESSAGE:
            self.server.on_message(self.sid, message[1:])
        elif kind == PONG_PACKET:
            if self.awaiting_pong:  # or every unexpected pong would schedule one more ping
                self.server.ping_scheduler.add(self)
        elif kind == CLOSE_PACKET:
            self.protocol.close()
        elif kind not in IGNORED_PACKETS:
            self.server.on_malformed(self.sid)

    def congestion_changed(self, yes: bool) -> None:
        """Check before every write how much is unsent, while the client is slow."""
        if self.protocol.is_closing:
            return
        transport = self.protocol.transport
        # Bytes already in the transport do not count as backlog, however many: they may be one long answer.
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
        """Report the violation, and close with its code."""
        self._close_with = (error.code, str(error))
        self.server.on_violation(self.sid, error.code == TOO_BIG)
        self.flush_and_close()

    def connection_lost(self) -> None:
        """Report that the connection has ended, once."""
        if not self.closed:
            self.closed = True
            self.server.remove_socket(self, self.reason)

    # -- ends

    async def close(self, wait: bool = True, abort: bool = False, reason: str | None = None) -> None:  # noqa: ARG002
        """Close the connection after pending frames are written."""
        if reason is not None:
            self.reason = reason
        self.flush_and_close()

    def set_close_code(self, code: int) -> None:
        """Close with `code`, unless what came is broken, which has codes of its own."""
        if self._close_with[0] == NORMAL:
            self._close_with = (code, "")

    def flush_and_close(self) -> None:
        """Write pending frames, then send a close frame."""
        self.server.write_batch.flush()
        self.protocol.close(*self._close_with)
        self.write = _discard
        self.server.writers_version += 1
