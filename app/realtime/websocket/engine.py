"""The Engine.IO server: the library's, with a bound on what a slow client can leave unsent."""

import logging
from collections.abc import Callable
from typing import Any

import engineio
import orjson

from app.realtime.client import Client
from app.realtime.websocket.frames import encode_frame
from app.realtime.websocket.ping import PingScheduler
from app.realtime.websocket.protocol import WebSocketProtocol
from app.realtime.websocket.socket import EngineSocket
from app.realtime.websocket.write_batch import WriteBatch


def _is_no_bad_packet(record: logging.LogRecord) -> bool:
    """What the libraries log with a traceback when a polling client sends nonsense would fill the log."""
    return not (record.exc_info and isinstance(record.exc_info[1], ValueError))


# The log of both libraries.
quiet = logging.getLogger("switchboard.socketio")
quiet.setLevel(logging.ERROR)
quiet.addFilter(_is_no_bad_packet)


class BoundedEngine(engineio.AsyncServer):  # type: ignore[misc]
    """Sends packets to the clients in `clients`, by Engine.IO id. One that leaves too much unread is cut: the library's
    own queues are unbounded, and a client that stops reading would fill the memory (a hundred kilobytes for each of
    two thousand events were measured to stay for a minute)."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.clients: dict[str, Client] = {}

    async def send_packet(self, sid: str, pkt: Any) -> None:
        """Send an Engine.IO packet, unless its client has too much unsent or is closing."""
        client = self.clients.get(sid)
        if client is None or client.reserve_buffer(len(pkt.data)):
            await super().send_packet(sid, pkt)


# The Engine.IO server that takes WebSockets over from their protocol, and is the library's own for everything else.


class WebSocketEngine(BoundedEngine):
    """An engine that can take over WebSockets: `adopt` starts a connection without a lasting ASGI call.

    The callbacks are `on_message(sid, data)`, `on_closed(sid, reason)`, `on_malformed(sid)`, `on_violation(sid,
    too_big)` and `on_slow_reader(sid)`.
    """

    on_message: Callable[[str, str | bytes], None]
    on_closed: Callable[[str, str], None]
    on_malformed: Callable[[str], None]
    on_violation: Callable[[str, bool], None]
    on_slow_reader: Callable[[str], None]

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.write_batch = WriteBatch()
        self.ping_scheduler = PingScheduler(self.ping_interval, self.ping_timeout)
        # Counts the changes that make cached lists of writers stale, such as a client that becomes slow.
        self.writers_version = 0

    def adopt(self, protocol: WebSocketProtocol, begun: Callable[[str, EngineSocket], None]) -> None:
        """Accept the handshake and serve the connection; `begun` gets its id before anything else happens."""
        sid = self.generate_id()
        socket = self.sockets[sid] = EngineSocket(self, sid, protocol)
        begun(sid, socket)
        protocol.accept(then=self._open_frame(sid))
        self.ping_scheduler.add(socket)
        protocol.hand_over(socket)

    def _open_frame(self, sid: str) -> bytes:
        settings = {
            "sid": sid,
            "upgrades": [],
            "pingTimeout": int(self.ping_timeout * 1000),
            "pingInterval": int(self.ping_interval * 1000),
            "maxPayload": self.max_http_buffer_size,
        }
        return encode_frame(b"0" + orjson.dumps(settings))

    def remove_socket(self, socket: EngineSocket, reason: str) -> None:
        """Forget `socket`, whose connection has ended, and report that."""
        self.sockets.pop(socket.sid, None)
        self.on_closed(socket.sid, reason)
