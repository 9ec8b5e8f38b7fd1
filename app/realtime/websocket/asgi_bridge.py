"""A WebSocket as an ASGI application sees it: two queues of messages and a task.

Every connection starts like this, because the handshake is checked by ASGI middleware. It stays like this unless it is
taken over.
"""

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Any

import structlog

from app.realtime.websocket.frames import BINARY, TEXT, ProtocolViolation, encode_frame

if TYPE_CHECKING:
    from app.realtime.websocket.protocol import WebSocketProtocol

log = structlog.get_logger()

# Messages that the application has not asked for yet; beyond it nothing more is read from the client.
MAX_WAITING = 64

NORMAL, NO_STATUS, INTERNAL_ERROR = 1000, 1005, 1011
_DISCONNECT = {"type": "websocket.disconnect", "code": NO_STATUS, "reason": ""}


class AsgiCall:
    """One call of the application: the `Sink` of a connection until another takes it over."""

    __slots__ = ("_inbox", "_loop", "_over", "_protocol", "_refusal", "_waiter", "_writable")

    def __init__(self, protocol: "WebSocketProtocol", loop: asyncio.AbstractEventLoop) -> None:
        self._protocol = protocol
        self._loop = loop
        self._inbox: deque[dict[str, Any]] = deque(({"type": "websocket.connect"},))
        self._waiter: asyncio.Future[None] | None = None
        self._writable: asyncio.Future[None] | None = None
        self._refusal: tuple[int, list[tuple[bytes, bytes]]] | None = None
        self._over = False

    async def run(self, application: Any, scope: dict[str, Any]) -> None:
        """Call `application`. A connection that it leaves open is closed; one that it neither accepts nor refuses is
        refused."""
        try:
            await application(scope, self._receive, self._send)
        except Exception:
            log.exception("websocket_application_failed")
            self._protocol.reject(500, INTERNAL_ERROR)
        if not self._over:
            self._protocol.reject(500)

    # -- what the protocol reports

    def message_received(self, message: str | bytes) -> None:
        """Queue a message for the application; stops reading from the client if too many wait."""
        self._put({"type": "websocket.receive", "text" if isinstance(message, str) else "bytes": message})
        if len(self._inbox) >= MAX_WAITING:
            self._protocol.transport.pause_reading()

    def connection_lost(self) -> None:
        """The connection has ended or was taken over: the application gets a disconnect."""
        if not self._over:
            self._over = True
            self.congestion_changed(False)
            self._put(_DISCONNECT)

    def congestion_changed(self, yes: bool) -> None:
        """Make the application wait with sending while the client is slow."""
        if yes:
            self._writable = self._writable or self._loop.create_future()
            return
        writable, self._writable = self._writable, None
        if writable is not None and not writable.done():
            writable.set_result(None)

    def protocol_violated(self, error: ProtocolViolation) -> None:
        """Do nothing: the protocol itself closes the connection."""

    def _put(self, message: dict[str, Any]) -> None:
        self._inbox.append(message)
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    # -- what the application is given

    async def _receive(self) -> dict[str, Any]:
        while not self._inbox:
            if self._over:
                return _DISCONNECT
            self._waiter = self._loop.create_future()
            await self._waiter
            self._waiter = None
        message = self._inbox.popleft()
        if len(self._inbox) < MAX_WAITING and not self._protocol.transport.is_closing():
            self._protocol.transport.resume_reading()
        return message

    async def _send(self, message: dict[str, Any]) -> None:
        match message["type"]:
            case "websocket.accept":
                self._protocol.accept(message.get("subprotocol"), list(message.get("headers", ())))
                self._protocol.read_buffered()
            case "websocket.send":
                await self._write(message)
            case "websocket.close":
                self._protocol.reject(403, message.get("code", NORMAL), message.get("reason") or "")
            case "websocket.http.response.start":
                self._refusal = (message["status"], list(message.get("headers", ())))
            case "websocket.http.response.body" if self._refusal is not None:
                self._protocol.refuse(*self._refusal, message.get("body", b""))

    async def _write(self, message: dict[str, Any]) -> None:
        if self._protocol.is_closing:
            raise OSError("the connection is over")
        text = message.get("text")
        wire = encode_frame(text.encode(), TEXT) if text is not None else encode_frame(message["bytes"], BINARY)
        self._protocol.transport.write(wire)
        if self._writable is not None:
            await self._writable
