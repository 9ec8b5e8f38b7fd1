"""A WebSocket protocol for uvicorn's `ws=`, made for many connections that mostly listen.

Messages go to a `Sink`. The first one is the ASGI call that answers the handshake; after that another can take the
connection over: messages then go to it without an ASGI message, a queue or a task each, and its frames go to the
transport unchanged.
"""

import asyncio
from typing import TYPE_CHECKING, Any, cast

from app.realtime.websocket.asgi_bridge import NORMAL, AsgiCall
from app.realtime.websocket.frames import (
    BINARY,
    CLOSE,
    PING,
    PONG,
    TEXT,
    ProtocolViolation,
    close_reply,
    encode_close_frame,
    encode_frame,
)
from app.realtime.websocket.handshake_protocol import HandshakeProtocol
from app.realtime.websocket.sink import Sink

if TYPE_CHECKING:
    from uvicorn.config import Config
    from uvicorn.server import ServerState

# The key of the protocol object in the scope of a handshake.
SCOPE_KEY = "switchboard.protocol"
# The ASGI extension by which an application that keeps the connection can cut it.
ABORT = "switchboard.abort"
# How long a client may take to answer a close frame and to read the messages before it, in seconds.
CLOSE_TIMEOUT_S = 5.0
# How long input of a client that broke the protocol is read and discarded, in seconds, on transports that cannot close
# one direction (TLS).
LINGER_S = 0.5
# The most bytes of frames that a client may send before its handshake is answered; then reading pauses.
MAX_EARLY_BYTES = 65_536

RESTART = 1012


class WebSocketProtocol(HandshakeProtocol):
    """One WebSocket connection, from the request for it on."""

    __slots__ = (
        "_buffered",
        "_close_timer",
        "_congested",
        "_connections",
        "_ended",
        "_head",
        "_loop",
        "_sink",
        "_state",
        "_tasks",
    )

    def __init__(
        self,
        config: "Config",
        server_state: "ServerState",
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config)
        self._connections = cast("set[Any]", server_state.connections)
        self._tasks = server_state.tasks
        self._state = app_state
        self._loop = _loop or asyncio.get_running_loop()
        self._buffered = b""
        self._ended = False
        self._congested = False
        self._head = False
        self._sink: Sink | None = None
        self._close_timer: asyncio.TimerHandle | None = None

    # -- callbacks of the transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Called by uvicorn's HTTP protocol when it hands the connection over."""
        self.transport = cast(asyncio.Transport, transport)
        self._connections.add(self)

    def data_received(self, data: bytes) -> None:
        """Called with the head of the request first, as the HTTP protocol passes it on; then with frames."""
        if not self._head:
            self._head = True
            self._start_handshake(data)
        elif self._decoder is None:
            self._buffered += data
            if len(self._buffered) > MAX_EARLY_BYTES:
                self.transport.pause_reading()
        elif not self._ended:
            self._read(data)

    def eof_received(self) -> None:
        """The client will send nothing more: the connection is closed."""

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - how it ended makes no difference
        """The transport is closed; tells the sink."""
        self._connections.discard(self)
        self.is_closing = True
        if self._close_timer is not None:
            self._close_timer.cancel()
            self._close_timer = None
        self._set_sink(None)

    def pause_writing(self) -> None:
        """The client is too slow to read what is written; tells the sink."""
        self._congested = True
        if self._sink is not None:
            self._sink.congestion_changed(True)

    def resume_writing(self) -> None:
        """The client has caught up with reading; tells the sink."""
        self._congested = False
        if self._sink is not None:
            self._sink.congestion_changed(False)

    def shutdown(self) -> None:
        """Called by uvicorn when the server stops: closes with 1012, or refuses the handshake with 503."""
        self.reject(503, RESTART)

    # -- the receiver

    def hand_over(self, sink: Sink) -> None:
        """Send everything to `sink` from now on; the ASGI application may return. Call it after `accept`."""
        self._set_sink(sink)
        if self.is_closing:
            self._set_sink(None)
        else:
            self.read_buffered()

    def _set_sink(self, sink: Sink | None) -> None:
        before, self._sink = self._sink, sink
        if before is not None:
            before.connection_lost()

    # -- handshake

    def _start_handshake(self, head: bytes) -> None:
        asked = self._read_handshake(head)
        if asked is None:
            return
        scope = asked | {"state": self._state.copy(), SCOPE_KEY: self}
        scope["extensions"] = {"websocket.http.response": {}, ABORT: self.abort}
        self._sink = call = AsgiCall(self, self._loop)
        task = self._loop.create_task(call.run(self._config.loaded_app, scope))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    # -- frames

    def read_buffered(self) -> None:
        """Decode the data that arrived before the handshake was answered."""
        buffered, self._buffered = self._buffered, b""
        if buffered and self._decoder is not None:
            self.transport.resume_reading()
            self._read(buffered)

    def _read(self, data: bytes) -> None:
        assert self._decoder is not None
        try:
            for opcode, payload in self._decoder.feed(data):
                if opcode in (TEXT, BINARY):
                    if not self.is_closing and self._sink is not None:
                        self._sink.message_received(payload)
                elif opcode == PING:
                    if not self._congested:  # or pings of a client that reads nothing would fill the memory
                        self.transport.write(encode_frame(cast(bytes, payload), PONG))
                elif opcode == CLOSE:
                    return self._closed_by_client(cast(bytes, payload))
        except ProtocolViolation as error:
            if self._sink is not None and not self.is_closing:
                self._sink.protocol_violated(error)
            self.close(error.code, str(error))
            self._discard_input()

    # -- ends

    def _closed_by_client(self, payload: bytes) -> None:
        if not self.is_closing:
            self.transport.write(encode_frame(close_reply(payload), CLOSE))
            self.is_closing = True
        self._stop_reading()

    def reject(self, status: int, code: int = NORMAL, reason: str = "") -> None:
        """End the connection: refuse the handshake with `status`, or close with `code` if it was accepted already."""
        if self.is_accepted:
            self.close(code, reason)
        else:
            self.refuse(status)

    def close(self, code: int = NORMAL, reason: str = "") -> None:
        """Send a close frame and wait up to `CLOSE_TIMEOUT_S` for the client's."""
        if self.is_closing:
            return
        self.is_closing = True
        self.transport.write(encode_close_frame(code, reason))
        self._close_timer = self._loop.call_later(CLOSE_TIMEOUT_S, self.transport.abort)

    def abort(self) -> None:
        """Close the connection at once; buffered data is lost."""
        self.is_closing = True
        self.transport.abort()

    def _discard_input(self) -> None:
        """Throw away what still comes, until the client is gone or its time is over. Closing at once would make its
        kernel throw away the farewell, because something of the client's is unread."""
        self._ended = True
        if self.transport.can_write_eof():
            self.transport.write_eof()
        else:
            self._loop.call_later(LINGER_S, self.transport.close)

    def _stop_reading(self) -> None:
        """Read nothing more. What was written still leaves, if the client reads it in time."""
        self._ended = True
        if self._close_timer is None:
            self._close_timer = self._loop.call_later(CLOSE_TIMEOUT_S, self.transport.abort)
        self.transport.close()
