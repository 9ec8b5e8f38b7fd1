"""A bus between nodes of one test that does what it is told: it loses, doubles and holds back hints."""

from collections.abc import Callable

from app.ids import new_id
from app.realtime.cluster.bus import Hint


class FakeBus:
    """What the nodes are connected with. While `cut`, nothing gets through; while `holding`, it waits for `release`;
    with `doubling`, it gets through twice."""

    def __init__(self) -> None:
        self.ends: list[BusEnd] = []
        self.cut = False
        self.holding = False
        self.doubling = False
        self._held: list[Callable[[], None]] = []

    def carry(self, sender: "BusEnd", channel: str, hint: Hint) -> None:
        """Bring `hint` to every end but the sender's; whoever has ended says nothing more."""
        for end in self.ends if sender in self.ends and not self.cut else ():
            if end is not sender:
                for _ in range(2 if self.doubling else 1):
                    self._held.append(lambda end=end: end.hear(channel, hint))
        if not self.holding:
            self.release()

    def release(self, *, backwards: bool = False) -> None:
        """Let through what was held back."""
        held, self._held = self._held, []
        for deliver in reversed(held) if backwards else held:
            deliver()

    def restore(self) -> None:
        """Connect again, and say so."""
        self.cut = False
        for end in self.ends:
            for callback in end.restored:
                callback()


class BusEnd:
    """A node's end of the wire: a `Bus`."""

    shared = True
    dropped = 0

    def __init__(self, wire: FakeBus) -> None:
        self.node = new_id()
        self.wire = wire
        self.restored: list[Callable[[], None]] = []
        self._callbacks: dict[str, list[Callable[[Hint], None]]] = {}
        wire.ends.append(self)

    @property
    def up(self) -> bool:
        return not self.wire.cut

    def publish(self, channel: str, hint: Hint) -> None:
        self.wire.carry(self, channel, hint)

    def subscribe(self, channel: str, callback: Callable[[Hint], None]) -> None:
        self._callbacks.setdefault(channel, []).append(callback)

    def on_restored(self, callback: Callable[[], None]) -> None:
        self.restored.append(callback)

    def hear(self, channel: str, hint: Hint) -> None:
        for callback in self._callbacks.get(channel, ()):
            callback(hint)

    def start(self) -> None:
        pass

    async def stop(self) -> None:
        """The end of a node: nothing reaches it any more, and nobody is told."""
        if self in self.wire.ends:
            self.wire.ends.remove(self)
