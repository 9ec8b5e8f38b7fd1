"""A link: one transport (a WebSocket) of one signed-in browser, from before Engine.IO sees it until it is gone.

Both namespaces share it. It knows who is behind it, keeps its events in order, counts what is wrong with it, and is
the one place that can end it for good, whatever the client does or does not do.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import structlog

from app.identity import Principal

if TYPE_CHECKING:
    from app.realtime.connection import Connection

log = structlog.get_logger()

SCOPE_KEY = "switchboard.link"
# The ASGI extension under which our server says how to end a connection without another word to the client.
ABORT = "switchboard.abort"
# A browser has a handful of events under way at once; beyond this a client is told to slow down.
MAX_PENDING_EVENTS = 32
# Packets that are no packets: a broken proxy makes a few, an attacker makes many.
MAX_FAULTS = 10
# Refused attempts to join a namespace; an honest client stops to fetch a fresh token each time.
MAX_REFUSALS = 3
# How many characters may wait for a client behind the packet it is just being sent. A busy room is far below it for
# minutes; a client that is cut comes back and asks for what it missed.
MAX_UNSENT = 1_000_000
# How long a client that is told to go may take to read the farewell before the connection is cut.
CLOSE_GRACE_S = 2.0

Job = Callable[[], Awaitable[None]]


class Link:
    """The state of one transport. `address` is the client's own, after trusted proxies."""

    def __init__(self, principal: Principal, address: str) -> None:
        self.principal = principal
        self.address = address
        self.engine_id: str | None = None
        self.connections: dict[str, Connection] = {}
        self.refusals = 0
        self.closing = False
        self.flooded = False
        self._faults = 0
        self._unsent = 0
        self._jobs: deque[Job] = deque()
        self._worker: asyncio.Task[None] | None = None
        self._close_transport: Callable[[], None] | None = None
        self._abort: Callable[[], None] | None = None

    def opened(self, engine_id: str, close_transport: Callable[[], None]) -> None:
        """Engine.IO gave the transport its id; `close_transport` ends it after what is queued was sent."""
        self.engine_id = engine_id
        self._close_transport = close_transport

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
        if self._abort is not None:
            if self._unsent > MAX_UNSENT:
                if not self.closing:
                    log.info("link_cut", why="reads too slowly", user=self.principal.user_id, address=self.address)
                self.cut()
                return False
            self._unsent += size
        return True

    def sending(self, size: int) -> None:
        """A packet of `size` characters is next. (What the library sends by itself was not counted before.)"""
        self._unsent = max(0, self._unsent - size)

    def submit(self, job: Job) -> bool:
        """Run `job` after all that was submitted before it; False (and not run) when too much is waiting.

        The library runs every event in a task of its own, which loses their order as soon as one has to wait.
        """
        if len(self._jobs) >= MAX_PENDING_EVENTS:
            return False
        self._jobs.append(job)
        if self._worker is None:
            self._worker = asyncio.get_running_loop().create_task(self._work())
        return True

    async def _work(self) -> None:
        try:
            while self._jobs and not self.closing:  # what a session sent does not outlive it
                await self._jobs.popleft()()
        except Exception:
            log.exception("event_worker_failed")
        finally:
            self._worker = None
            if self._jobs and not self.closing:
                self._worker = asyncio.get_running_loop().create_task(self._work())

    async def idle(self) -> None:
        """Wait until every submitted event was answered."""
        while self._worker is not None:
            await asyncio.wait([self._worker])

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
        self.closing = True
        if self._close_transport is not None:
            self._close_transport()
        asyncio.get_running_loop().call_later(CLOSE_GRACE_S, self.cut)

    def cut(self) -> None:
        """End the transport at once. A client that reads nothing keeps a graceful end waiting for ever: what is to be
        sent before it never leaves."""
        self.closing = True
        if self._abort is not None:
            self._abort()
