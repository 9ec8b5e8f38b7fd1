"""Fan-out: from COMMIT to every connection of this process that follows the stream, in order, from one place.

What this process has written itself is handed over by `deliver_committed` and delivered as it is, where it follows what
was delivered before. `wake` says only "look again": then, and where there is a gap, what is delivered is read from the
database after the cursor. So any number of wake-ups, in any order, does no harm, and a lost one is made good by the
next."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

import structlog

from app.realtime import streams
from app.realtime.streams import Event
from app.realtime.streams.renderers import Rendered, render_events

log = structlog.get_logger()

_BATCH = 500
# Seconds until the next try after the database failed.
_RETRY_S = 1.0

Deliver = Callable[[Event, Rendered, str], None]
BeforeDelivery = Callable[[Event], Awaitable[None]]


@dataclass(slots=True)
class _Cursor:
    epoch: str
    seq: int
    followers: int = 0
    # Whether the database may hold events that were not delivered yet.
    is_dirty: bool = False
    fresh: deque[Event] = field(default_factory=deque)
    task: asyncio.Task[None] | None = None

    def next_events(self) -> list[Event]:
        """The events handed over that follow the last one delivered. A gap before the rest makes the cursor dirty."""
        events: list[Event] = []
        top = self.seq
        while self.fresh and self.fresh[0].seq <= top + 1:
            event = self.fresh.popleft()
            if event.seq > top:
                events.append(event)
                top = event.seq
        if self.fresh:
            self.fresh.clear()
            self.is_dirty = True
        return events


class Fanout:
    """The cursors of this process, one for each stream that is followed here. `deliver` sends one event;
    `before_delivery` is awaited before that."""

    def __init__(self, deliver: Deliver, before_delivery: BeforeDelivery | None = None) -> None:
        self._deliver = deliver
        self._before_delivery = before_delivery
        self._cursors: dict[str, _Cursor] = {}

    async def follow(self, stream: str) -> None:
        """Count one more follower of `stream` here. Raises `NotFound`."""
        if stream not in self._cursors:
            position = await streams.read_position(stream)
            self._cursors.setdefault(stream, _Cursor(position.epoch, position.top))
        self._cursors[stream].followers += 1

    def unfollow(self, stream: str) -> None:
        """Count one follower less; the last one removes the cursor."""
        cursor = self._cursors.get(stream)
        if cursor is None:
            return
        cursor.followers -= 1
        if cursor.followers <= 0:
            del self._cursors[stream]

    def deliver_committed(self, events: Sequence[Event]) -> None:
        """Deliver `events`, which this process has just committed, to followers here."""
        for event in events:
            cursor = self._cursors.get(event.stream)
            if cursor is not None:
                if len(cursor.fresh) >= _BATCH:  # the pump is behind; it will read the rest from the database
                    cursor.fresh.clear()
                    cursor.is_dirty = True
                cursor.fresh.append(event)
                self._start(event.stream, cursor)

    def wake(self, stream: str) -> None:
        """Read and deliver events of `stream` after the cursor, soon and once."""
        cursor = self._cursors.get(stream)
        if cursor is not None:
            cursor.is_dirty = True
            self._start(stream, cursor)

    def wake_if_behind(self, stream: str, top: int) -> None:
        """The same if the cursor is before `top`, to which another process has committed."""
        cursor = self._cursors.get(stream)
        if cursor is not None and cursor.seq < top:
            self.wake(stream)

    def followed_streams(self) -> list[str]:
        """The names of the streams that are followed here."""
        return list(self._cursors)

    def _start(self, stream: str, cursor: _Cursor) -> None:
        if cursor.task is None:
            cursor.task = asyncio.get_running_loop().create_task(self._pump(stream, cursor))

    async def _pump(self, stream: str, cursor: _Cursor) -> None:
        try:
            while (cursor.fresh or cursor.is_dirty) and self._cursors.get(stream) is cursor:
                try:
                    await self._deliver_new(stream, cursor)
                except Exception as error:
                    log.warning("fanout_delayed", stream=stream, error=repr(error))
                    cursor.is_dirty = True
                    await asyncio.sleep(_RETRY_S)
        finally:
            cursor.task = None

    async def _deliver_new(self, stream: str, cursor: _Cursor) -> None:
        events = cursor.next_events()
        if not events:
            cursor.is_dirty = False  # before reading, so that a hint that comes meanwhile marks it again
            events = await streams.read_events(stream, cursor.seq, _BATCH)
            cursor.is_dirty |= len(events) == _BATCH
        for event, rendered in zip(events, await render_events(events), strict=True):
            if self._before_delivery is not None:
                await self._before_delivery(event)
            self._deliver(event, rendered, cursor.epoch)
            cursor.seq = event.seq

    async def stop(self) -> None:
        """Stop delivering; clients ask for missed events when they reconnect."""
        tasks = [cursor.task for cursor in self._cursors.values() if cursor.task is not None]
        self._cursors.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
