"""A cache of the latest events, read and encoded once for all clients: after a restart a thousand clients ask for the
same events within seconds, and each alone would cost as much as the first."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import partial

import orjson

from app.realtime import streams
from app.realtime.streams import Event, Position
from app.realtime.streams.renderers import Rendered, envelope, render_events

# What changes in the rows of a stream appends to it, and then a stretch is read anew. What does not (the name of an
# author) may be shown as it was so long ago, which is less than it takes on its way to some clients.
FRESH_S = 1.0
# A bound on memory while many streams are caught up with at once; beyond it the oldest are read again.
MAX_BYTES = 32_000_000
MAX_RANGES = 64


@dataclass(slots=True, eq=False)
class CachedRange:
    """The events of one stream after `after`, up to `top`, encoded as JSON once in each format."""

    epoch: str
    after: int
    top: int
    events: list[Event]
    rendered: list[Rendered]
    size: int = 0
    _written: dict[str, list[bytes]] = field(default_factory=dict)

    def covers(self, after: int, position: Position) -> bool:
        """Whether it has everything after `after`, and nothing was appended since."""
        return self.epoch == position.epoch and self.after <= after and self.top >= position.top

    def to_json(self, form: str, after: int) -> orjson.Fragment:
        """The JSON list of envelopes in `form` after `after`, for use in a larger answer."""
        bodies = self._written.get(form)
        if bodies is None:
            bodies = self._written[form] = [
                orjson.dumps(envelope(event, rendered, self.epoch, form))
                for event, rendered in zip(self.events, self.rendered, strict=True)
            ]
            self.size += sum(map(len, bodies))
        # No seq is left out after the first that is kept, so the first that is wanted is found by counting.
        start = after + 1 - self.events[0].seq if self.events else 0
        return orjson.Fragment(b"[%s]" % b",".join(bodies[max(0, start) :]))


class ReplayCache:
    """The ranges that were asked for within the last second."""

    def __init__(self) -> None:
        self._ranges: OrderedDict[str, CachedRange] = OrderedDict()
        self._readings: dict[str, asyncio.Task[CachedRange]] = {}

    async def read_json(self, stream: str, after: int, position: Position, form: str) -> orjson.Fragment:
        """The events of `stream` after `after`, at least up to `position`, as a JSON list of envelopes in `form`."""
        stretch = await self._find_range(stream, after, position)
        events = stretch.to_json(form, after)
        self._drop_oldest()
        return events

    async def _find_range(self, stream: str, after: int, position: Position) -> CachedRange:
        stretch = self._ranges.get(stream)
        while stretch is None or not stretch.covers(after, position):
            reading = self._readings.get(stream)
            # One that has ended is still there until the next turn of the loop. Waiting for it takes no turn, so who
            # wants more than it has read would wait for it for ever, and with them the whole server.
            if reading is None or reading.done():
                reading = self._readings[stream] = asyncio.create_task(self._read(stream, after, position))
                reading.add_done_callback(partial(self._end_reading, stream))
            # Somebody else's may begin too late or end too early for us; then the next one is ours. Shielded, because
            # one client that goes away must not take it from the others.
            stretch = await asyncio.shield(reading)
        return stretch

    def _end_reading(self, stream: str, reading: asyncio.Task[CachedRange]) -> None:
        if self._readings.get(stream) is reading:
            del self._readings[stream]

    async def _read(self, stream: str, after: int, position: Position) -> CachedRange:
        events = await streams.read_events(stream, after, position.top - after)
        stretch = CachedRange(position.epoch, after, position.top, events, await render_events(events))
        self._ranges[stream] = stretch
        self._ranges.move_to_end(stream)
        asyncio.get_running_loop().call_later(FRESH_S, self._forget, stream, stretch)
        return stretch

    def _forget(self, stream: str, stretch: CachedRange) -> None:
        if self._ranges.get(stream) is stretch:
            del self._ranges[stream]

    def _drop_oldest(self) -> None:
        size = sum(stretch.size for stretch in self._ranges.values())
        while self._ranges and (len(self._ranges) > MAX_RANGES or size > MAX_BYTES):
            _, dropped = self._ranges.popitem(last=False)
            size -= dropped.size
