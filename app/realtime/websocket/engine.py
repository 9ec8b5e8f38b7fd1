"""The Engine.IO server: the library's, without its belief that every client reads what it is sent."""

import logging
from collections.abc import Callable
from typing import Any

import engineio
import orjson

from app.realtime.client import Link
from app.realtime.websocket.frames import frame
from app.realtime.websocket.ping import PingWheel
from app.realtime.websocket.protocol import WebSocketProtocol
from app.realtime.websocket.socket import FastSocket
from app.realtime.websocket.write_batch import Outbox


def _is_no_bad_packet(record: logging.LogRecord) -> bool:
    """What the libraries log with a traceback when a polling client sends nonsense would fill the log."""
    return not (record.exc_info and isinstance(record.exc_info[1], ValueError))


# The log of both libraries.
quiet = logging.getLogger("switchboard.socketio")
quiet.setLevel(logging.ERROR)
quiet.addFilter(_is_no_bad_packet)


class Transport(engineio.AsyncServer):  # type: ignore[misc]
    """Sends packets to the links in `links`, by Engine.IO id. One that lets too much pile up is cut: the library's own
    queues have no end, and a client that stops reading would fill the memory of all (a hundred kilobytes for each of
    two thousand events were measured to stay for a minute)."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.links: dict[str, Link] = {}

    async def send_packet(self, sid: str, pkt: Any) -> None:
        """Send an Engine.IO packet, unless its link has come to its end."""
        link = self.links.get(sid)
        if link is None or link.has_room_for(len(pkt.data)):
            await super().send_packet(sid, pkt)


# The Engine.IO server that takes WebSockets over from their protocol, and is the library's own for everything else.


class DirectEngine(Transport):
    """`adopt` begins a connection without an ASGI call that lasts as long as it does.

    `on_message(sid, data)`, `on_gone(sid, reason)`, `on_nonsense(sid)`, `on_broken(sid, too_big)` and `on_slow(sid)`
    are told what happens.
    """

    on_message: Callable[[str, str | bytes], None]
    on_gone: Callable[[str, str], None]
    on_nonsense: Callable[[str], None]
    on_broken: Callable[[str, bool], None]
    on_slow: Callable[[str], None]

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.outbox = Outbox()
        self.wheel = PingWheel(self.ping_interval, self.ping_timeout)
        # Counts what makes lists of writers stale: a client that lags is written to in another way.
        self.writers_version = 0

    def adopt(self, protocol: WebSocketProtocol, begun: Callable[[str, FastSocket], None]) -> None:
        """Answer the handshake with yes and serve the connection; `begun` hears its id before anything comes."""
        sid = self.generate_id()
        socket = self.sockets[sid] = FastSocket(self, sid, protocol)
        begun(sid, socket)
        protocol.accept(then=self._welcome(sid))
        self.wheel.add(socket)
        protocol.take_over(socket)

    def _welcome(self, sid: str) -> bytes:
        settings = {
            "sid": sid,
            "upgrades": [],
            "pingTimeout": int(self.ping_timeout * 1000),
            "pingInterval": int(self.ping_interval * 1000),
            "maxPayload": self.max_http_buffer_size,
        }
        return frame(b"0" + orjson.dumps(settings))

    def forget(self, socket: FastSocket, reason: str) -> None:
        """The connection of `socket` is over."""
        self.sockets.pop(socket.sid, None)
        self.on_gone(socket.sid, reason)
