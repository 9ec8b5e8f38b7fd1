"""A client: one transport (a WebSocket) of one signed-in browser, from its handshake until it is gone.

All namespaces share it. It knows its principal, keeps its events in order, counts its faults, and is the one place that
can end it for good, whatever the client does or does not do.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import structlog

from app.aio import Job, SerialQueue
from app.principal import Principal
from app.realtime.auth.session_cache import SessionCheck
from app.web.request_context import current_caller

if TYPE_CHECKING:
    from engineio.packet import Packet

    from app.realtime.codec import Outgoing, Reader
    from app.realtime.websocket.socket import EngineSocket

log = structlog.get_logger()

FORMATS = ("json", "html")
SCOPE_KEY = "switchboard.client"
# Bytes that may wait behind what a client is just being sent. A busy room is far below it for minutes; a client that is
# cut comes back and asks for what it missed.
MAX_UNSENT = 1_000_000
# A browser has a handful of events under way at once; beyond this a client is told to slow down.
MAX_PENDING_EVENTS = 32
# Packets behind one that takes time; a browser sends a few while it joins a namespace.
MAX_PENDING_PACKETS = 64
# Malformed packets before a client is disconnected: a broken proxy makes a few, an attacker makes many.
MAX_FAULTS = 10
# Refused attempts to join a namespace; an honest client stops to fetch a fresh token each time.
MAX_REFUSALS = 3
# How long a client that is told to go may take to read the farewell before the connection is cut.
CLOSE_GRACE_S = 2.0


@dataclass(slots=True, eq=False)
class NamespaceConnection:
    """A client's connection to one namespace. `format` is `json` or `html`, the form of what it is sent.

    `streams` are those it follows, `pending_streams` those it is about to follow; `groups` are the groups it is in.
    """

    sid: str
    namespace: str
    client: "Client"
    principal: Principal
    format: str
    streams: set[str] = field(default_factory=set)
    pending_streams: set[str] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    is_admitted: bool = False

    @property
    def address(self) -> str:
        """The client's IP address, after trusted proxies."""
        return self.client.address


def stream_group(stream: str, form: str) -> str:
    """The name of the group of connections that get `stream` in `form`."""
    return f"{stream}#{form}"


def user_group(namespace: str, user_id: str, form: str) -> str:
    """The name of the group of one person's connections to `namespace` in `form`."""
    return f"{namespace}@{user_id}#{form}"


def namespace_group(namespace: str, form: str) -> str:
    """The name of the group of all admitted connections to `namespace`. (The library's own broadcast also reaches
    clients that are still being checked, so it is never used.)"""
    return f"{namespace}*#{form}"


class Client:
    """The state of one transport. `address` is the client's own, after trusted proxies; `principal` is its person as of
    the time of `session_check`."""

    def __init__(self, principal: Principal, address: str, session_check: "SessionCheck") -> None:
        self.principal = principal
        self.address = address
        # For entries in the audit log, long after the handshake.
        self.caller = replace(current_caller(), via="socket", session_id=principal.session_id)
        self.session_check = session_check
        self.engine_id: str | None = None
        self.connections: dict[str, NamespaceConnection] = {}
        # Running while the person's permissions are loaded again; their events wait for it.
        self.recheck: asyncio.Task[None] | None = None
        self.refused_joins = 0
        self.is_closing = False
        # The server stops soon: events already received are answered, new ones are refused with a time to retry.
        self.is_draining = False
        self.is_over_limit = self.is_too_slow = False
        # With which the server closes a WebSocket; 0 is as usual.
        self.close_code = 0
        # The client reported that the person is away.
        self.is_idle = False
        self.websocket: EngineSocket | None = None
        # Set by the server with the first message, since the server knows the serializer.
        self.reader: Reader | None = None
        self._queue_packet: Callable[[Packet], None] | None = None
        self._faults = 0
        self._unsent_size = 0
        self._event_queue = SerialQueue(MAX_PENDING_EVENTS)
        # Packets that are handled in order because that takes time: joins, leaves, and any packet after them.
        self.packet_queue = SerialQueue(MAX_PENDING_PACKETS)
        self._close_transport: Callable[[], None] | None = None
        self._abort_transport: Callable[[], None] | None = None

    def attach_transport(
        self, engine_id: str, close_transport: Callable[[], None], queue: "Callable[[Packet], None]"
    ) -> None:
        """Use one of the library's transports: `queue` sends over it, `close_transport` ends it after what is queued
        was sent."""
        self.engine_id = engine_id
        self._close_transport = close_transport
        self._queue_packet = queue

    def attach_websocket(self, engine_id: str, socket: "EngineSocket") -> None:
        """Use a WebSocket directly, without the library."""
        self.engine_id = engine_id
        self.websocket = socket
        self._close_transport = socket.flush_and_close
        self._abort_transport = socket.protocol.abort

    def queue(self, outgoing: "Outgoing") -> None:
        """Send a Socket.IO packet over one of the library's transports."""
        if self._queue_packet is not None and not self.is_closing:
            for packet in outgoing.packets:
                self._queue_packet(packet)

    def send(self, outgoing: "Outgoing") -> None:
        """Send a Socket.IO packet over whichever transport the client has."""
        if self.websocket is not None:
            self.websocket.send_frame(outgoing.compressed_wire if self.websocket.protocol.deflate else outgoing.wire)
        else:
            self.queue(outgoing)

    @contextmanager
    def abortable(self, abort: Callable[[], None] | None) -> Iterator[None]:
        """While the library has a WebSocket for this client: `abort` cuts it, if the server can do that. A second
        WebSocket for the same client is refused soon, and changes nothing after that."""
        before, self._abort_transport = self._abort_transport, abort
        try:
            yield
        finally:
            self._abort_transport = before

    def reserve_buffer(self, size: int) -> bool:
        """Count a packet of `size` characters that is to be sent; False (and do not send it) if too much is unsent,
        which ends the client. For polling transports nothing is counted."""
        if self._abort_transport is not None and self.websocket is None:
            if self._unsent_size > MAX_UNSENT:
                self.disconnect_slow_reader()
                return False
            self._unsent_size += size
        return True

    def disconnect_slow_reader(self) -> None:
        """Cut the transport of a client that does not read what it is sent; it will come back and catch up."""
        if not self.is_closing:
            self.is_too_slow = True
            log.info("slow_client_cut", why="reads too slowly", user=self.principal.user_id, address=self.address)
        self.abort()

    def release_buffer(self, size: int) -> None:
        """A packet of `size` characters is being sent now. (What the library sends by itself was not counted
        before.)"""
        self._unsent_size = max(0, self._unsent_size - size)

    def submit_event(self, job: Job) -> bool:
        """Answer an event with `job`, after all events before it; False (and not run) if too many are waiting.

        The library runs every event in a task of its own, which loses their order as soon as one has to wait.
        """
        return self._event_queue.submit(job)

    async def wait_until_answered(self) -> None:
        """Wait until every event that was received so far is answered."""
        await self.packet_queue.join()
        await self._event_queue.join()

    def count_fault(self) -> bool:
        """Count a malformed packet; returns whether the client has reached `MAX_FAULTS` and must be ended."""
        self._faults += 1
        return self._faults >= MAX_FAULTS

    def is_out_of_attempts(self) -> bool:
        """Whether the client has used up its attempts to join a namespace."""
        return self.refused_joins >= MAX_REFUSALS

    def close(self, code: int = 0) -> None:
        """End the transport after what is queued was sent, or after a grace period; a WebSocket with `code`."""
        if self.is_closing:
            return
        self._stop_queues()
        self.close_code = code
        if code and self.websocket is not None:
            self.websocket.set_close_code(code)
        if self._close_transport is not None:
            self._close_transport()
        asyncio.get_running_loop().call_later(CLOSE_GRACE_S, self.abort)

    def _stop_queues(self) -> None:
        """What a session sent does not outlive it."""
        self.is_closing = self._event_queue.stopped = self.packet_queue.stopped = True

    def abort(self) -> None:
        """End the transport at once. A client that does not read would keep a graceful end waiting for ever."""
        self._stop_queues()
        if self._abort_transport is not None:
            self._abort_transport()
