"""The Engine.IO server that takes WebSockets over from their protocol, and is the library's own for everything else."""

from collections.abc import Callable
from typing import Any

import orjson

from app.realtime.direct.frames import frame
from app.realtime.direct.outbox import Outbox
from app.realtime.direct.protocol import WebSocketProtocol
from app.realtime.direct.socket import FastSocket
from app.realtime.direct.wheel import PingWheel
from app.realtime.transport import Transport


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
