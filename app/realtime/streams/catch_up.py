"""Noticing events that other nodes have written to streams that are followed here.

A hint tells of them within milliseconds; because hints can get lost, one query for all streams looks for them every few
seconds. Both only wake the fan-out, which reads the new events.
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence

from app.aio import Periodic
from app.realtime import streams
from app.realtime.cluster.nodes import Nodes
from app.realtime.streams import Event
from app.realtime.streams.fanout import Fanout
from app.realtime.streams.renderers import find_source

# The longest delay of an event whose hint got lost. While the bus is down all hints are lost.
POLL_INTERVAL_S = 5.0
POLL_INTERVAL_DOWN_S = 1.0
# Streams in one hint; a notification for everyone is as many events as there are people.
MAX_IN_HINT = 500


class CatchUp:
    """Tells other nodes of commits, and wakes `fanout` for theirs."""

    def __init__(self, nodes: Nodes, fanout: Fanout) -> None:
        self._nodes = nodes
        self._fanout = fanout
        self._next_poll_at = 0.0
        self._poller = Periodic("look for events", self._poll_if_due, POLL_INTERVAL_DOWN_S)
        nodes.on("wake", self._wake_behind)
        nodes.bus.on_restored(self.poll_soon)

    def publish_committed(self, events: Sequence[Event]) -> None:
        """Tell other nodes that this one has committed `events`."""
        if self._nodes.is_alone:
            return
        tops: dict[str, dict[str, int]] = {}
        for event in events:
            source = find_source(event.stream)
            if source is not None:
                tops.setdefault(source.namespace, {})[event.stream] = event.seq
        for namespace, by_stream in tops.items():
            for some in _chunks(by_stream, MAX_IN_HINT):
                self._nodes.run_elsewhere(namespace, "wake", some)

    def _wake_behind(self, tops: Mapping[str, int]) -> None:
        for stream, top in tops.items():
            self._fanout.wake_if_behind(stream, top)

    def poll_soon(self) -> None:
        """Look for new events now, because hints may have been missed."""
        self._next_poll_at = 0.0
        self._poller.run_soon()

    async def _poll_if_due(self) -> None:
        now = asyncio.get_running_loop().time()
        if self._nodes.bus.up and now < self._next_poll_at:
            return
        self._next_poll_at = now + POLL_INTERVAL_S
        self._wake_behind(await streams.read_tops(self._fanout.followed_streams()))

    def start(self) -> None:
        """Start to look regularly, if there can be other nodes."""
        if not self._nodes.is_alone:
            self._poller.start()

    async def stop(self) -> None:
        """Stop looking for new events; returns when the query under way has ended."""
        await self._poller.stop()


def _chunks(tops: Mapping[str, int], size: int) -> Iterable[dict[str, int]]:
    items = list(tops.items())
    return (dict(items[start : start + size]) for start in range(0, len(items), size))
