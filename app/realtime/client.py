"""A link: one transport (a WebSocket) of one signed-in browser, from before Engine.IO sees it until it is gone.

Both namespaces share it. It knows who is behind it, keeps its events in order, counts what is wrong with it, and is
the one place that can end it for good, whatever the client does or does not do.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import structlog

from app.aio import Job, SerialQueue
from app.principal import Principal
from app.realtime.auth.session_cache import Checked
from app.web.request_context import current_caller

if TYPE_CHECKING:
    from engineio.packet import Packet

    from app.realtime.codec import Outgoing, Reader
    from app.realtime.websocket.socket import FastSocket

# How much may wait for a client that reads more slowly than it is written to.

# Bytes behind what it is just being sent. A busy room is far below it for minutes; a client that is cut comes back and
# asks for what it missed.
MAX_UNSENT = 1_000_000


# A connection: one namespace joined over one link.

FORMATS = ("json", "html")


@dataclass(slots=True, eq=False)
class Connection:
    """Who is connected to which namespace, and what they are sent. `format` is `json` or `html`.

    `streams` are those it follows, `entering` those it is about to; `rooms` says what it is sent.
    """

    sid: str
    namespace: str
    link: "Link"
    principal: Principal
    format: str
    streams: set[str] = field(default_factory=set)
    entering: set[str] = field(default_factory=set)
    rooms: set[str] = field(default_factory=set)
    admitted: bool = False

    @property
    def address(self) -> str:
        """The client's address."""
        return self.link.address


def stream_room(stream: str, form: str) -> str:
    """The room of those who get `stream` in `form`."""
    return f"{stream}#{form}"


def user_room(namespace: str, user_id: str, form: str) -> str:
    """The room of one person's connections to `namespace` in `form`."""
    return f"{namespace}@{user_id}#{form}"


def everyone_room(namespace: str, form: str) -> str:
    """The room of every admitted connection to `namespace`. (The library's own broadcast also reaches clients that are
    still being checked, so it is never used.)"""
    return f"{namespace}*#{form}"


log = structlog.get_logger()

SCOPE_KEY = "switchboard.link"
# A browser has a handful of events under way at once; beyond this a client is told to slow down.
MAX_PENDING_EVENTS = 32
# Packets behind one that takes time to read; a browser sends a few while a namespace lets it in.
MAX_PENDING_PACKETS = 64
# Packets that are no packets: a broken proxy makes a few, an attacker makes many.
MAX_FAULTS = 10
# Refused attempts to join a namespace; an honest client stops to fetch a fresh token each time.
MAX_REFUSALS = 3
# How long a client that is told to go may take to read the farewell before the connection is cut.
CLOSE_GRACE_S = 2.0


class Link:
    """The state of one transport. `address` is the client's own, after trusted proxies; `principal` is who was behind
    it when it was `checked`."""

    def __init__(self, principal: Principal, address: str, checked: "Checked") -> None:
        self.principal = principal
        self.address = address
        # For what is recorded of it, long after the handshake.
        self.caller = replace(current_caller(), via="socket", session_id=principal.session_id)
        self.checked = checked
        self.engine_id: str | None = None
        self.connections: dict[str, Connection] = {}
        # Under way while it is found out what the person may now; what they send waits for it.
        self.look: asyncio.Task[None] | None = None
        self.refusals = 0
        self.closing = False
        # About to be told that the server stops: what was sent is answered, what comes now is put off.
        self.leaving = False
        self.flooded = self.too_slow = False
        # Nobody is at it, as it says itself.
        self.unattended = False
        self.direct: FastSocket | None = None
        # Made by the server with the first message: only it knows what its clients speak.
        self.reader: Reader | None = None
        self._queue: Callable[[Packet], None] | None = None
        self._faults = 0
        self._unsent = 0
        self._events = SerialQueue(MAX_PENDING_EVENTS)
        # What is read in turn, because reading it takes time: joining, leaving, and what came after them.
        self.intake = SerialQueue(MAX_PENDING_PACKETS)
        self._close_transport: Callable[[], None] | None = None
        self._abort: Callable[[], None] | None = None

    def opened(self, engine_id: str, close_transport: Callable[[], None], queue: "Callable[[Packet], None]") -> None:
        """One of the library's transports carries the link: `queue` sends over it, `close_transport` ends it after what
        is queued was sent."""
        self.engine_id = engine_id
        self._close_transport = close_transport
        self._queue = queue

    def taken_over(self, engine_id: str, socket: "FastSocket") -> None:
        """A WebSocket carries the link without the library between."""
        self.engine_id = engine_id
        self.direct = socket
        self._close_transport = socket.finish
        self._abort = socket.protocol.abort

    def queue(self, outgoing: "Outgoing") -> None:
        """Send a Socket.IO packet over one of the library's transports."""
        if self._queue is not None and not self.closing:
            for packet in outgoing.packets:
                self._queue(packet)

    def transmit(self, outgoing: "Outgoing") -> None:
        """Send a Socket.IO packet over whatever carries the link."""
        if self.direct is not None:
            self.direct.transmit(outgoing.packed if self.direct.protocol.deflate else outgoing.wire)
        else:
            self.queue(outgoing)

    @contextmanager
    def carried(self, abort: Callable[[], None] | None) -> Iterator[None]:
        """While a WebSocket carries the link: `abort` is how the server cuts it, if it can. A second one for the same
        link is turned away soon, and leaves things as they were."""
        before, self._abort = self._abort, abort
        try:
            yield
        finally:
            self._abort = before

    def has_room_for(self, size: int) -> bool:
        """Count a packet of `size` characters that is to be sent; False (and not to be sent) when too much is waiting,
        which ends the link. Where packets are fetched and not sent (polling), nothing is counted."""
        if self._abort is not None and self.direct is None:
            if self._unsent > MAX_UNSENT:
                self.cut_as_too_slow()
                return False
            self._unsent += size
        return True

    def cut_as_too_slow(self) -> None:
        """End the transport of a client that does not read what it is sent; it comes back by its position."""
        if not self.closing:
            self.too_slow = True
            log.info("link_cut", why="reads too slowly", user=self.principal.user_id, address=self.address)
        self.cut()

    def sending(self, size: int) -> None:
        """A packet of `size` characters is next. (What the library sends by itself was not counted before.)"""
        self._unsent = max(0, self._unsent - size)

    def submit(self, job: Job) -> bool:
        """Answer an event with `job`, after all that came before it; False (and not run) when too much is waiting.

        The library runs every event in a task of its own, which loses their order as soon as one has to wait.
        """
        return self._events.submit(job)

    async def idle(self) -> None:
        """Wait until every event was answered."""
        await self.intake.join()
        await self._events.join()

    def fault(self) -> bool:
        """Count a malformed packet; whether it was the last that is borne."""
        self._faults += 1
        return self._faults >= MAX_FAULTS

    def refused_too_often(self) -> bool:
        """Whether the link has used up its attempts to join a namespace."""
        return self.refusals >= MAX_REFUSALS

    def close(self) -> None:
        """End the transport once what is queued was sent; after a grace period in any case."""
        if self.closing:
            return
        self._stop()
        if self._close_transport is not None:
            self._close_transport()
        asyncio.get_running_loop().call_later(CLOSE_GRACE_S, self.cut)

    def _stop(self) -> None:
        """What a session sent does not outlive it."""
        self.closing = self._events.stopped = self.intake.stopped = True

    def cut(self) -> None:
        """End the transport at once. A client that reads nothing keeps a graceful end waiting for ever: what is to be
        sent before it never leaves."""
        self._stop()
        if self._abort is not None:
            self._abort()
