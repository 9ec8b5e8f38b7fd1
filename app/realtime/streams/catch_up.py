"""How a node learns that another one has written to a stream that somebody follows here.

By a hint, within milliseconds; and because hints get lost, by looking: one question for all streams, every few seconds.
Both only wake the fan-out, which reads what is new.
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence

from app.aio import Periodic
from app.realtime import streams
from app.realtime.cluster.nodes import Nodes
from app.realtime.streams import Event
from app.realtime.streams.fanout import Fanout
from app.realtime.streams.renderers import source_of

# How long a hint that got lost delays an event at the most. While the bus is down every one is lost.
LOOK_EVERY_S = 5.0
LOOK_EVERY_DOWN_S = 1.0
# Streams in one hint; a notification for everyone is as many events as there are people.
MAX_IN_HINT = 500


class Wakeups:
    """Tells other nodes of commits, and wakes `fanout` for theirs."""

    def __init__(self, nodes: Nodes, fanout: Fanout) -> None:
        self._nodes = nodes
        self._fanout = fanout
        self._look_next = 0.0
        self._looking = Periodic("look for events", self._look_if_due, LOOK_EVERY_DOWN_S)
        nodes.on("wake", self._wake)
        nodes.bus.on_restored(self.look_soon)

    def committed(self, events: Sequence[Event]) -> None:
        """This node has committed `events`."""
        if self._nodes.alone:
            return
        tops: dict[str, dict[str, int]] = {}
        for event in events:
            source = source_of(event.stream)
            if source is not None:
                tops.setdefault(source.namespace, {})[event.stream] = event.seq
        for namespace, by_stream in tops.items():
            for some in _parts(by_stream, MAX_IN_HINT):
                self._nodes.elsewhere(namespace, "wake", some)

    def _wake(self, tops: Mapping[str, int]) -> None:
        for stream, top in tops.items():
            self._fanout.reached(stream, top)

    def look_soon(self) -> None:
        """Hints may have been missed."""
        self._look_next = 0.0
        self._looking.run_soon()

    async def _look_if_due(self) -> None:
        now = asyncio.get_running_loop().time()
        if self._nodes.bus.up and now < self._look_next:
            return
        self._look_next = now + LOOK_EVERY_S
        self._wake(await streams.tops(self._fanout.followed()))

    def start(self) -> None:
        """Begin to look, if other nodes can write at all."""
        if not self._nodes.alone:
            self._looking.start()

    async def stop(self) -> None:
        """End it."""
        await self._looking.stop()


def _parts(tops: Mapping[str, int], size: int) -> Iterable[dict[str, int]]:
    items = list(tops.items())
    return (dict(items[start : start + size]) for start in range(0, len(items), size))
