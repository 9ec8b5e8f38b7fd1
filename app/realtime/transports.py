"""What the Socket.IO server has to do with transports: whom they carry, what comes over them, and how they end."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import socketio
import structlog
from engineio.packet import Packet as EnginePacket

from app.aio import BackgroundTasks
from app.realtime.auth.admission import ConnectionLimits
from app.realtime.client import SCOPE_KEY, Client
from app.realtime.client_manager import ClientManager
from app.realtime.codec import MAX_FRAME_BYTES, Json, Serializer
from app.realtime.counters import Counters
from app.realtime.protocol import BYE_BAD_REQUEST, BYE_CROWDED, BYE_SLOW, CLOSED_WITH, ByeData
from app.realtime.websocket import WebSocketEngine, WebSocketProtocol
from app.realtime.websocket.engine import quiet
from app.realtime.websocket.socket import EngineSocket

log = structlog.get_logger()

# Seconds between pings and seconds to answer one: a dead peer is noticed within their sum. The library's 25 + 20
# leaves ghosts in the presence list for three quarters of a minute.
PING_INTERVAL_S = 15
PING_TIMEOUT_S = 10
# A client that has joined no namespace by now is idle or hostile; the library would keep it for ever.
JOIN_DEADLINE_S = 10.0


class TransportServer(socketio.AsyncServer):  # type: ignore[misc]
    """A Socket.IO server as far as its `clients` (by Engine.IO id) and their transports go. What clients send is given
    to `receive`, as `serializer` wrote it."""

    def __init__(self, transports: tuple[str, ...], serializer: Serializer) -> None:
        self.serializer = serializer
        super().__init__(
            async_mode="asgi",
            serializer=self.serializer.packet_class,
            json=Json,  # Engine.IO parses every text as JSON, and its own parser fails on deep nesting
            # The list without "/": the default accepts anyone there without asking a handler.
            namespaces=[],
            client_manager=ClientManager(),
            transports=list(transports),
            cors_allowed_origins="*",  # the handshake has checked Origin already, against the whole list
            ping_interval=PING_INTERVAL_S,
            ping_timeout=PING_TIMEOUT_S,
            max_http_buffer_size=MAX_FRAME_BYTES,
            http_compression=False,
            logger=quiet,
            engineio_logger=quiet,
        )
        self.counters = Counters()
        self.clients: dict[str, Client] = self.eio.clients
        # Counts connections, unless nothing is limited.
        self.connection_limits: ConnectionLimits | None = None
        self._background = BackgroundTasks()
        self._no_clients = asyncio.Event()
        self.eio.on_message = self._receive
        self.eio.on_closed = self._on_websocket_closed
        self.eio.on_malformed = self._on_malformed_message
        self.eio.on_violation = self._on_protocol_violation
        self.eio.on_slow_reader = self._on_slow_reader

    def _engineio_server_class(self) -> type[WebSocketEngine]:
        return WebSocketEngine

    def spawn(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Run `work` as a background task; a failure is logged."""
        return self._background.start(work)

    def receive(self, client: Client, message: str | bytes) -> None:
        """Take the Engine.IO message `message` of `client`."""
        raise NotImplementedError

    # -- callbacks of the transport

    async def _handle_eio_connect(self, eio_sid: str, environ: dict[str, Any]) -> None:
        client: Client = environ["asgi.scope"][SCOPE_KEY]
        # Not the whole request, which the library would keep as long as the connection, cookie and all.
        await super()._handle_eio_connect(eio_sid, {"asgi.scope": {SCOPE_KEY: client}})
        client.attach_transport(
            eio_sid, lambda: self._close_transport(eio_sid), lambda packet: self._queue_packet(client, eio_sid, packet)
        )
        self._register_client(client, eio_sid)

    def _queue_packet(self, client: Client, eio_sid: str, packet: EnginePacket) -> None:
        transport = self.eio.sockets.get(eio_sid)
        if transport is not None and client.reserve_buffer(len(packet.data)):
            transport.queue.put_nowait(packet)

    # -- the direct way

    def adopt_websocket(self, client: Client, protocol: WebSocketProtocol) -> None:
        """Use the WebSocket of `protocol`, whose handshake was checked, for `client`."""

        def begun(eio_sid: str, socket: EngineSocket) -> None:
            self.environ[eio_sid] = {"asgi.scope": {SCOPE_KEY: client}}
            client.attach_websocket(eio_sid, socket)
            self._register_client(client, eio_sid)

        self.eio.adopt(protocol, begun)

    def _register_client(self, client: Client, eio_sid: str) -> None:
        self.clients[eio_sid] = client
        self._set_join_deadline(client)
        for oldest in self.connection_limits.add(client) if self.connection_limits else ():
            log.info("client_disconnected", why="too many of one person", user=client.principal.user_id)
            self.disconnect_client(oldest, BYE_CROWDED, "connection_limit")

    def _receive(self, eio_sid: str, message: str | bytes) -> None:
        client = self.clients.get(eio_sid)
        if client is not None:
            self.receive(client, message)

    async def _handle_eio_message(self, eio_sid: str, data: str | bytes) -> None:
        self._receive(eio_sid, data)

    def _on_malformed_message(self, eio_sid: str) -> None:
        client = self.clients.get(eio_sid)
        if client is not None:
            self.end_malformed(client)

    def end_malformed(self, client: Client) -> None:
        """End `client`, which sent what is no Engine.IO packet."""
        self.counters.malformed["message"] += 1
        log.info("client_disconnected", why="no Engine.IO packet", address=client.address)
        client.close()

    def _on_protocol_violation(self, eio_sid: str, too_big: bool) -> None:
        client = self.clients.get(eio_sid)
        if client is not None:
            self.counters.malformed["oversize" if too_big else "frame"] += 1
            log.info("client_disconnected", why="too big" if too_big else "no WebSocket", address=client.address)
            self.disconnect_client(client, BYE_BAD_REQUEST, "too_large" if too_big else "bad_request")

    def _on_slow_reader(self, eio_sid: str) -> None:
        client = self.clients.get(eio_sid)
        if client is not None:
            client.disconnect_slow_reader()

    def _on_websocket_closed(self, eio_sid: str, reason: str) -> None:
        self.spawn(self._handle_eio_disconnect(eio_sid, reason))

    def _close_transport(self, eio_sid: str) -> None:
        """None in the queue makes the writer send what is before it and then close. The library's own `disconnect`
        only sends a packet that clients ignore on a WebSocket, and leaves that open."""
        transport = self.eio.sockets.get(eio_sid)
        if transport is not None and transport.upgraded:
            transport.queue.put_nowait(None)
        elif transport is not None:
            self.spawn(transport.close(wait=False))

    def _set_join_deadline(self, client: Client) -> None:
        asyncio.get_running_loop().call_later(JOIN_DEADLINE_S, self._close_if_unjoined, client)

    def _close_if_unjoined(self, client: Client) -> None:
        if not client.connections and not client.is_closing:
            client.close()

    async def _handle_eio_disconnect(self, eio_sid: str, reason: str) -> None:
        client = self.clients.pop(eio_sid, None)
        if client is not None and self.connection_limits is not None:
            self.connection_limits.remove(client)
        if client is not None and client.is_too_slow:
            self.counters.disconnects[BYE_SLOW] += 1
        await super()._handle_eio_disconnect(eio_sid, reason)
        if not self.clients:
            self._no_clients.set()

    async def wait_until_empty(self) -> None:
        """Wait until all clients are gone."""
        if self.clients:
            self._no_clients.clear()
            await self._no_clients.wait()

    def disconnect_client(self, client: Client, code: int, reason: str, reconnect_in_ms: int | None = None) -> None:
        """Tell every namespace of `client` why it ends (`bye`), then end it."""
        body = ByeData(code=code, reason=reason)
        if reconnect_in_ms is not None:
            body["reconnect_in_ms"] = reconnect_in_ms
        if not client.is_closing:
            self.counters.disconnects[code] += 1
            for path in client.connections:
                client.send(self.serializer.encode_event(path, "bye", body))
        client.close(CLOSED_WITH.get(code, 0))
