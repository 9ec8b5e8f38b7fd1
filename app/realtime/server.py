"""The Socket.IO server: the library's, with its open doors closed.

What is different, and why: what clients send goes to a dispatcher and not to methods by name (a client could call
`connect`, `disconnect` and any other one); packets are read and written by a serializer, once for everyone; a packet
that is none is counted and not logged with a traceback; a link that joins nothing is closed.
"""

import asyncio
from collections.abc import Callable, Collection, Coroutine
from typing import TYPE_CHECKING, Any

import socketio
import structlog
from engineio.packet import Packet as EnginePacket
from socketio.exceptions import ConnectionRefusedError as Refused

from app import audit
from app.aio import BackgroundTasks
from app.realtime.auth.admission import Crowding
from app.realtime.auth.session_cache import Revocations
from app.realtime.client import SCOPE_KEY, Link
from app.realtime.client_manager import Roster
from app.realtime.codec import MAX_FRAME_BYTES, Json, JsonSerializer, MalformedPacket, Serializer
from app.realtime.counters import OTHER, Counts
from app.realtime.dispatcher import Dispatcher
from app.realtime.protocol import BYE_BAD_REQUEST, BYE_CROWDED, BYE_KICKED, BYE_SLOW, ByeData
from app.realtime.websocket import DirectEngine, WebSocketProtocol
from app.realtime.websocket.engine import quiet
from app.realtime.websocket.socket import FastSocket

if TYPE_CHECKING:
    from app.realtime.namespace import Namespace

log = structlog.get_logger()

# Seconds between pings and seconds to answer one: a dead peer is noticed within their sum. The library's 25 + 20
# leaves ghosts in the presence list for three quarters of a minute.
PING_INTERVAL_S = 15
PING_TIMEOUT_S = 10
# A link that has joined no namespace by now is idle or hostile; the library would keep it for ever.
JOIN_DEADLINE_S = 10.0


class SocketServer(socketio.AsyncServer):  # type: ignore[misc]
    """A Socket.IO server that serves the namespaces that are registered with it, except those whose paths are in
    `elsewhere`. All its clients speak what `serializer` does."""

    def __init__(
        self,
        transports: tuple[str, ...] = ("websocket",),
        serializer: Serializer | None = None,
        elsewhere: Collection[str] = (),
    ) -> None:
        self.serializer = serializer or JsonSerializer()
        super().__init__(
            async_mode="asgi",
            serializer=self.serializer.packet_class,
            json=Json,  # Engine.IO tries every text as JSON, and its own way of that breaks on what is deep
            # The list without "/": the default accepts anyone there without asking a handler.
            namespaces=[],
            client_manager=Roster(),
            transports=list(transports),
            cors_allowed_origins="*",  # the gate has checked Origin already, against the whole list
            ping_interval=PING_INTERVAL_S,
            ping_timeout=PING_TIMEOUT_S,
            max_http_buffer_size=MAX_FRAME_BYTES,
            http_compression=False,
            logger=quiet,
            engineio_logger=quiet,
        )
        self.namespaces: list[str] = []
        self.counts = Counts()
        self._elsewhere = elsewhere
        self.revocations = Revocations()
        self.links: dict[str, Link] = self.eio.links
        # Counts connections, unless nothing is limited.
        self.crowding: Crowding | None = None
        self._background = BackgroundTasks()
        self._emptied = asyncio.Event()
        self._dispatcher = Dispatcher(
            self.serializer,
            self.counts,
            self.namespace_handlers,
            join=self._join,
            leave=self._leave,
            give_up=lambda link, reason: self.say_bye(link, BYE_BAD_REQUEST, reason),
        )
        self.eio.on_message = self._take
        self.eio.on_gone = self._direct_gone
        self.eio.on_nonsense = self._take_nonsense
        self.eio.on_broken = self._take_broken
        self.eio.on_slow = self._too_slow

    def _engineio_server_class(self) -> type[DirectEngine]:
        return DirectEngine

    def spawn(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Run `work` beside everything else, as a task; a failure is logged."""
        return self._background.start(work)

    def serve(self, namespace: "Namespace") -> None:
        """Register `namespace`; an earlier one with the same path is replaced and its connections are kept."""
        self.register_namespace(namespace)
        path = namespace.namespace
        if path not in self.namespaces and path not in self._elsewhere:
            self.namespaces.append(path)

    # -- what the transport reports

    async def _handle_eio_connect(self, eio_sid: str, environ: dict[str, Any]) -> None:
        link: Link = environ["asgi.scope"][SCOPE_KEY]
        # Not the whole request, which the library would keep as long as the connection, cookie and all.
        await super()._handle_eio_connect(eio_sid, {"asgi.scope": {SCOPE_KEY: link}})
        link.opened(eio_sid, lambda: self._end_transport(eio_sid), lambda packet: self._queue(link, eio_sid, packet))
        self._begin(link, eio_sid)

    def _queue(self, link: Link, eio_sid: str, packet: EnginePacket) -> None:
        transport = self.eio.sockets.get(eio_sid)
        if transport is not None and link.has_room_for(len(packet.data)):
            transport.queue.put_nowait(packet)

    # -- the direct way

    def adopt(self, link: Link, protocol: WebSocketProtocol) -> None:
        """Carry `link` by the WebSocket of `protocol`, whose handshake passed the gate."""

        def begun(eio_sid: str, socket: FastSocket) -> None:
            self.environ[eio_sid] = {"asgi.scope": {SCOPE_KEY: link}}
            link.taken_over(eio_sid, socket)
            self._begin(link, eio_sid)

        self.eio.adopt(protocol, begun)

    def _begin(self, link: Link, eio_sid: str) -> None:
        self.links[eio_sid] = link
        self._set_join_deadline(link)
        for oldest in self.crowding.opened(link) if self.crowding else ():
            log.info("link_ended", why="too many of one person", user=link.principal.user_id)
            self.say_bye(oldest, BYE_CROWDED, "connection_limit")

    def _take(self, eio_sid: str, message: str | bytes) -> None:
        link = self.links.get(eio_sid)
        if link is not None:
            self._dispatcher.take(link, message)

    async def _handle_eio_message(self, eio_sid: str, data: str | bytes) -> None:
        self._take(eio_sid, data)

    def _take_nonsense(self, eio_sid: str) -> None:
        link = self.links.get(eio_sid)
        if link is not None:
            self.counts.malformed["message"] += 1
            log.info("link_ended", why="no Engine.IO packet", address=link.address)
            link.close()

    def _take_broken(self, eio_sid: str, too_big: bool) -> None:
        link = self.links.get(eio_sid)
        if link is not None:
            self.counts.malformed["oversize" if too_big else "frame"] += 1
            log.info("link_ended", why="too big" if too_big else "no WebSocket", address=link.address)
            self.say_bye(link, BYE_BAD_REQUEST, "too_large" if too_big else "bad_request")

    def _too_slow(self, eio_sid: str) -> None:
        link = self.links.get(eio_sid)
        if link is not None:
            link.cut_as_too_slow()

    def _direct_gone(self, eio_sid: str, reason: str) -> None:
        self.spawn(self._handle_eio_disconnect(eio_sid, reason))

    def _end_transport(self, eio_sid: str) -> None:
        """None in the queue makes the writer send what is before it and then close. The library's own `disconnect`
        only sends a packet that clients ignore on a WebSocket, and leaves that open."""
        transport = self.eio.sockets.get(eio_sid)
        if transport is not None and transport.upgraded:
            transport.queue.put_nowait(None)
        elif transport is not None:
            self.spawn(transport.close(wait=False))

    def _set_join_deadline(self, link: Link) -> None:
        asyncio.get_running_loop().call_later(JOIN_DEADLINE_S, self._close_if_unjoined, link)

    def _close_if_unjoined(self, link: Link) -> None:
        if not link.connections and not link.closing:
            link.close()

    async def _handle_eio_disconnect(self, eio_sid: str, reason: str) -> None:
        link = self.links.pop(eio_sid, None)
        if link is not None and self.crowding is not None:
            self.crowding.closed(link)
        if link is not None and link.too_slow:
            self.counts.byes[BYE_SLOW] += 1
        await super()._handle_eio_disconnect(eio_sid, reason)
        if not self.links:
            self._emptied.set()

    async def emptied(self) -> None:
        """Wait until no link is left."""
        if self.links:
            self._emptied.clear()
            await self._emptied.wait()

    # -- joining and leaving

    async def _join(self, link: Link, path: str, auth: Any) -> None:
        eio_sid = link.engine_id
        if self.manager.sid_from_eio_sid(eio_sid, path) is not None:
            raise MalformedPacket("already connected")
        # Not the library's own, which takes a `TypeError` for a handler of an older kind and runs it again.
        handler: Namespace | None = self.namespace_handlers.get(path)
        if handler is None:
            return self._refuse(link, path, _final("unknown_namespace"))
        if path not in self.namespaces:  # before the token is used up, which is as good on another node
            return self._refuse(link, path, _final("not_here"))
        sid = await self.manager.pre_connect(eio_sid, path)
        try:
            connection = await handler.admit(sid, link, auth)
        except Refused as refusal:
            await self.manager.disconnect(sid, path)
            return self._refuse(link, path, refusal)
        await self.manager.connect(sid, path)
        self.counts.joins[path, "accepted"] += 1
        link.transmit(self.serializer.connected(path, sid))
        if eio_sid in self.links:
            await handler.welcome(connection)
        else:  # it ended while it was being let in, when the library did not count it as connected yet and so left it
            await super()._handle_disconnect(eio_sid, path)

    def _refuse(self, link: Link, namespace: str, refusal: Refused) -> None:
        known = namespace if namespace in self.namespace_handlers else OTHER
        self.counts.joins[known, refusal.error_args["message"]] += 1
        link.transmit(self.serializer.refused(namespace, refusal.error_args))
        link.refusals += 1
        if link.refused_too_often():
            link.close()

    async def _leave(self, link: Link, path: str) -> None:
        await self._handle_disconnect(link.engine_id, path)

    async def _handle_disconnect(self, eio_sid: str | None, namespace: str, reason: str | None = None) -> None:
        await super()._handle_disconnect(eio_sid, namespace, reason)
        link = self.links.get(eio_sid or "")
        if link is not None and not link.connections:
            self._set_join_deadline(link)

    # -- ends

    def say_bye(self, link: Link, code: int, reason: str, reconnect_in_ms: int | None = None) -> None:
        """Tell every namespace of `link` why it ends, then end it."""
        body = ByeData(code=code, reason=reason)
        if reconnect_in_ms is not None:
            body["reconnect_in_ms"] = reconnect_in_ms
        if not link.closing:
            self.counts.byes[code] += 1
            for path in link.connections:
                link.transmit(self.serializer.event(path, "bye", body))
        link.close()

    def say_bye_to(self, chosen: Callable[[Link], bool], code: int, reason: str) -> int:
        """`say_bye` to every link that is `chosen`; how many there were."""
        links = [link for link in self.links.values() if not link.closing and chosen(link)]
        for link in links:
            self._kick(link, code, reason)
        return len(links)

    def _kick(self, link: Link, code: int, reason: str) -> None:
        target = f"session:{link.principal.session_id}"
        audit.note(audit.Action.SOCKET_KICKED, target=target, meta={"code": reason, "address": link.address})
        self.say_bye(link, code, reason)

    def dismiss(self, link: Link, namespace: str, reason: str) -> None:
        """Have one namespace of `link` left, for a `reason` that the client is told; the others go on."""
        link.transmit(self.serializer.event(namespace, "bye", ByeData(code=BYE_KICKED, reason=reason)))
        link.transmit(self.serializer.left(namespace))
        meta = {"code": reason, "address": link.address, "namespace": namespace}
        audit.note(audit.Action.SOCKET_KICKED, target=f"session:{link.principal.session_id}", meta=meta)
        self.spawn(self._handle_disconnect(link.engine_id, namespace))


def _final(code: str) -> Refused:
    return Refused(code, {"code": code, "retry": False})
