"""All frames of one turn of the event loop become one write for each client, in order.

A message costs a system call for each recipient; eight messages that were committed together need not cost eight.
"""

import asyncio
from collections.abc import Callable, Collection, Mapping
from functools import cached_property

Write = Callable[[bytes], None]


class GroupWriters(tuple[Write, ...]):
    """The ways to write to each member of a group, for as long as its members are the same."""

    @cached_property
    def places(self) -> Mapping[Write, int]:
        """Where each of them stands. It costs as much as a message to all, and is needed for whoever of them gets
        something of their own, which in a room that is used is somebody with every message."""
        return {write: place for place, write in enumerate(self)}


class WriteBatch:
    """Collects frames until the next turn of the event loop."""

    __slots__ = ("_loop", "_queue")

    def __init__(self) -> None:
        self._queue: list[tuple[Collection[Write], bytes]] = []
        self._loop: asyncio.AbstractEventLoop | None = None

    def add(self, writers: Collection[Write], wire: bytes) -> None:
        """Write `wire` with each of `writers` in this turn, after everything that was added before."""
        if not self._queue:
            if self._loop is None:
                self._loop = asyncio.get_running_loop()
            self._loop.call_soon(self.flush)
        self._queue.append((writers, wire))

    def flush(self) -> None:
        """Write all collected frames now."""
        queue, self._queue = self._queue, []
        if len(queue) == 1:
            writers, wire = queue[0]
            for write in writers:
                write(wire)
        elif queue:
            self._flush_together(queue)

    def _flush_together(self, queue: list[tuple[Collection[Write], bytes]]) -> None:
        """The usual case of many: one group gets several messages, and their senders an answer each in between. The
        group's bytes are joined once, and only who gets something of their own is treated apart."""
        group = max((writers for writers, _ in queue), key=len)
        apart: dict[Write, list[bytes]] = {}
        for writers, _ in queue:
            if writers is not group:
                apart.update((write, []) for write in writers)
        places = group.places if isinstance(group, GroupWriters) else {write: n for n, write in enumerate(group)}
        members = sorted((places[write], wires) for write, wires in apart.items() if write in places)
        together: list[bytes] = []
        for writers, wire in queue:
            if writers is group:
                together.append(wire)
                for _, wires in members:
                    wires.append(wire)
            else:
                for write in writers:
                    apart[write].append(wire)
        joined, everyone, begin = b"".join(together), tuple(group), 0
        for place in (*(place for place, _ in members), len(everyone)):
            for write in everyone[begin:place]:
                write(joined)
            begin = place + 1
        for write, wires in apart.items():
            write(b"".join(wires))
