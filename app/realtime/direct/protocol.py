"""A WebSocket protocol for uvicorn's `ws=`, made for many connections that mostly listen.

Until the handshake is answered it is an ASGI server like uvicorn's own. After that a `Sink` can take the connection
over: messages then go to it without an ASGI message, a queue or a task each, and its frames go to the transport as
they are. Anything that is not taken over stays an ordinary ASGI WebSocket.
"""

import asyncio
from collections import deque
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Protocol, cast

import structlog

from app.realtime.direct.frames import (
    BINARY,
    CLOSE,
    PING,
    PONG,
    TEXT,
    BrokenProtocol,
    Decoder,
    close_answer,
    close_frame,
    frame,
)
from app.realtime.direct.handshake import SUPPORTED_VERSION, BadHandshake, read_handshake

if TYPE_CHECKING:
    from uvicorn.config import Config
    from uvicorn.server import ServerState

log = structlog.get_logger()

# Where the scope of a handshake carries its protocol, for whoever wants to take it over.
SCOPE_KEY = "switchboard.protocol"
# The ASGI extension by which an application that keeps the connection can cut it.
ABORT = "switchboard.abort"
# How long a client may take to answer a close frame.
CLOSE_TIMEOUT_S = 5.0
# Messages that an ASGI application has not asked for yet; beyond it nothing more is read from the client.
MAX_WAITING = 64

NORMAL, GOING_AWAY, NO_STATUS, RESTART = 1000, 1001, 1005, 1012


class Sink(Protocol):
    """Who takes a connection over."""

    def received(self, message: str | bytes) -> None:
        """A message came."""

    def gone(self) -> None:
        """The connection is over; nothing more comes and nothing more can be sent."""

    def congested(self, yes: bool) -> None:
        """The client stopped reading as fast as it is written to, or caught up."""


class WebSocketProtocol(asyncio.Protocol):
    """One connection, from the request that asks for it."""

    __slots__ = (
        "_accept",
        "_buffered",
        "_close_timer",
        "_closing",
        "_config",
        "_connections",
        "_decoder",
        "_deflate_offered",
        "_head",
        "_inbox",
        "_loop",
        "_refusal",
        "_sink",
        "_state",
        "_tasks",
        "_waiter",
        "_writable",
        "accepted",
        "deflate",
        "transport",
    )

    def __init__(
        self,
        config: "Config",
        server_state: "ServerState",
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        self._config = config
        self._connections = cast("set[Any]", server_state.connections)
        self._tasks = server_state.tasks
        self._state = app_state
        self._loop = _loop or asyncio.get_running_loop()
        self._accept = b""
        self._buffered = b""
        self._decoder: Decoder | None = None
        self._deflate_offered = False
        self._head = False
        self._inbox: deque[dict[str, Any]] | None = None
        self._waiter: asyncio.Future[None] | None = None
        self._writable: asyncio.Future[None] | None = None
        self._refusal: tuple[int, list[tuple[bytes, bytes]]] | None = None
        self._sink: Sink | None = None
        self._closing = False
        self._close_timer: asyncio.TimerHandle | None = None
        self.accepted = False
        self.deflate = False

    # -- what the transport reports

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The HTTP protocol hands the connection over."""
        self.transport = cast(asyncio.Transport, transport)
        self._connections.add(self)

    def data_received(self, data: bytes) -> None:
        """First the head of the request, as the HTTP protocol writes it down; then frames."""
        if not self._head:
            self._head = True
            self._begin(data)
        elif self._decoder is None:
            self._buffered += data  # frames of a client that does not wait for the answer to its handshake
        elif not self._closing or self._close_timer is not None:
            self._read(data)

    def eof_received(self) -> None:
        """The client sends nothing more: the connection is over."""

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - how it ended makes no difference
        """It is over."""
        self._connections.discard(self)
        self._closing = True
        if self._close_timer is not None:
            self._close_timer.cancel()
            self._close_timer = None
        self._resume_writer()
        sink, self._sink = self._sink, None
        if sink is not None:
            sink.gone()
        else:
            self._tell({"type": "websocket.disconnect", "code": NO_STATUS, "reason": ""})

    def pause_writing(self) -> None:
        """The client does not read as fast as it is written to."""
        if self._sink is not None:
            self._sink.congested(True)
        elif self._writable is None:
            self._writable = self._loop.create_future()

    def resume_writing(self) -> None:
        """It caught up."""
        if self._sink is not None:
            self._sink.congested(False)
        self._resume_writer()

    def _resume_writer(self) -> None:
        writable, self._writable = self._writable, None
        if writable is not None and not writable.done():
            writable.set_result(None)

    def shutdown(self) -> None:
        """The server stops."""
        if self.accepted:
            self.close(RESTART)
        else:
            self.refuse(503)

    # -- handshake

    def _begin(self, head: bytes) -> None:
        try:
            asked = read_handshake(head, self._config, self.transport)
        except BadHandshake as bad:
            return self.refuse(bad.status, [(b"sec-websocket-version", SUPPORTED_VERSION)])
        self._accept = asked.accept
        self._deflate_offered = asked.deflate
        scope = asked.scope | {"state": self._state.copy(), SCOPE_KEY: self}
        scope["extensions"] = {"websocket.http.response": {}, ABORT: self.abort}
        self._inbox = deque(({"type": "websocket.connect"},))
        task = self._loop.create_task(self._run(scope))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, scope: dict[str, Any]) -> None:
        try:
            await cast(Any, self._config.loaded_app)(scope, self._receive, self._send)
        except Exception:
            log.exception("websocket_application_failed")
            if self.accepted:
                self.close(1011)
            else:
                self.refuse(500)
        if self._sink is None and not self._closing:
            if self.accepted:
                self.close(NORMAL)
            else:
                self.refuse(500)

    def refuse(self, status: int, headers: list[tuple[bytes, bytes]] | None = None, body: bytes = b"") -> None:
        """Answer the handshake with an HTTP status and close."""
        if self._closing:
            return
        self._closing = True
        fields = [(b"content-length", str(len(body)).encode()), (b"connection", b"close")]
        fields += [(name, value) for name, value in headers or [] if name.lower() not in (b"content-length",)]
        head = b"".join(b"%s: %s\r\n" % field for field in fields)
        self.transport.write(b"HTTP/1.1 %d %s\r\n%s\r\n%s" % (status, HTTPStatus(status).phrase.encode(), head, body))
        self.transport.close()

    def accept(self, subprotocol: str | None = None, headers: list[tuple[bytes, bytes]] | None = None) -> None:
        """Answer the handshake with yes."""
        if self._closing or self.accepted:
            return
        self.accepted = True
        self.deflate = self._deflate_offered
        fields = list(headers or [])
        if subprotocol:
            fields.append((b"sec-websocket-protocol", subprotocol.encode("latin-1")))
        if self.deflate:
            terms = b"permessage-deflate; server_no_context_takeover; client_no_context_takeover"
            fields.append((b"sec-websocket-extensions", terms))
        self.transport.write(
            b"HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: Upgrade\r\n"
            b"sec-websocket-accept: %s\r\n%s\r\n" % (self._accept, b"".join(b"%s: %s\r\n" % field for field in fields))
        )
        self._accept = b""
        self._decoder = Decoder(self._config.ws_max_size, deflate=self.deflate)

    def take_over(self, sink: Sink) -> None:
        """From now on everything goes to `sink`; the ASGI application may return. Call it after `accept`."""
        self._sink = sink
        self._inbox = None
        buffered, self._buffered = self._buffered, b""
        if self._closing:
            self._sink = None
            sink.gone()
        elif buffered:
            self._read(buffered)

    # -- frames

    def _read(self, data: bytes) -> None:
        assert self._decoder is not None
        try:
            for opcode, payload in self._decoder.feed(data):
                if opcode in (TEXT, BINARY):
                    if not self._closing:
                        self._message(payload)
                elif opcode == PING:
                    self.transport.write(frame(cast(bytes, payload), PONG))
                elif opcode == CLOSE:
                    return self._closed_by_client(cast(bytes, payload))
        except BrokenProtocol as broken:
            self.close(broken.code, str(broken))
            self._end()

    def _message(self, payload: str | bytes) -> None:
        if self._sink is not None:
            self._sink.received(payload)
            return
        key = "text" if isinstance(payload, str) else "bytes"
        self._tell({"type": "websocket.receive", key: payload})
        if self._inbox is not None and len(self._inbox) >= MAX_WAITING:
            self.transport.pause_reading()

    def _closed_by_client(self, payload: bytes) -> None:
        if not self._closing:
            self.transport.write(frame(close_answer(payload), CLOSE))
            self._closing = True
        self._end()

    def close(self, code: int = NORMAL, reason: str = "") -> None:
        """Send a close frame and wait a moment for the client's."""
        if self._closing:
            return
        self._closing = True
        self.transport.write(close_frame(code, reason))
        self._close_timer = self._loop.call_later(CLOSE_TIMEOUT_S, self.transport.abort)

    def abort(self) -> None:
        """End the connection at once; what is buffered is lost."""
        self._closing = True
        self.transport.abort()

    def _end(self) -> None:
        if self._close_timer is not None:
            self._close_timer.cancel()
            self._close_timer = None
        self.transport.close()

    # -- as an ordinary ASGI WebSocket

    def _tell(self, message: dict[str, Any]) -> None:
        if self._inbox is None:
            return
        self._inbox.append(message)
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    async def _receive(self) -> dict[str, Any]:
        while not self._inbox:
            if self._inbox is None:
                return {"type": "websocket.disconnect", "code": NO_STATUS, "reason": ""}
            self._waiter = self._loop.create_future()
            await self._waiter
            self._waiter = None
        message = self._inbox.popleft()
        if len(self._inbox) < MAX_WAITING and not self.transport.is_closing():
            self.transport.resume_reading()
        return message

    async def _send(self, message: dict[str, Any]) -> None:
        kind = message["type"]
        if kind == "websocket.accept":
            self.accept(message.get("subprotocol"), list(message.get("headers", ())))
            buffered, self._buffered = self._buffered, b""
            if buffered:
                self._read(buffered)
        elif kind == "websocket.send":
            text = message.get("text")
            if self._closing:
                raise OSError("the connection is over")
            self.transport.write(frame(text.encode(), TEXT) if text is not None else frame(message["bytes"], BINARY))
            if self._writable is not None:
                await self._writable
        elif kind == "websocket.close":
            if self.accepted:
                self.close(message.get("code", NORMAL), message.get("reason") or "")
            else:
                self.refuse(403)
        elif kind == "websocket.http.response.start":
            self._refusal = (message["status"], list(message.get("headers", ())))
        elif kind == "websocket.http.response.body" and self._refusal is not None:
            self.refuse(*self._refusal, message.get("body", b""))
