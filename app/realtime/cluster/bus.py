"""The interface of a bus between nodes, and the bus of a node without others."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from app.ids import new_id

# A few values that JSON can represent; the data itself is in the database.
Hint = Mapping[str, Any]


class Bus(Protocol):
    """Carries hints from this node, called `node`, to the others.

    `shared` says whether there can be other nodes at all, `up` whether hints reach them now, and `dropped` counts hints
    that were lost because they do not.
    """

    @property
    def node(self) -> str: ...

    @property
    def shared(self) -> bool: ...

    @property
    def up(self) -> bool: ...

    @property
    def dropped(self) -> int: ...

    def publish(self, channel: str, hint: Hint) -> None:
        """Send `hint` to all other nodes that subscribed to `channel`. It may be lost. Never waits, never raises."""

    def subscribe(self, channel: str, callback: Callable[[Hint], None]) -> None:
        """Call `callback` with every hint of another node on `channel`. Call this before `start`."""

    def on_restored(self, callback: Callable[[], None]) -> None:
        """Call `callback` whenever hints may have been missed, once new ones are certain to arrive: after every
        connection, and when another node says that its hints were lost."""

    def start(self) -> None:
        """Connect in the background, and reconnect whenever the connection is lost."""

    async def stop(self) -> None:
        """Send the hints that are waiting, if possible, and disconnect."""


class LocalBus:
    """The bus of a single node: connects to nothing, and is always up."""

    shared = False
    up = True
    dropped = 0

    def __init__(self) -> None:
        self.node = new_id()

    def publish(self, channel: str, hint: Hint) -> None:
        """Do nothing: there are no other nodes."""

    def subscribe(self, channel: str, callback: Callable[[Hint], None]) -> None:
        """Do nothing: no hints will arrive."""

    def on_restored(self, callback: Callable[[], None]) -> None:
        """Do nothing: no hints are ever missed."""

    def start(self) -> None:
        """Do nothing: there is no connection."""

    async def stop(self) -> None:
        """Do nothing: there is no connection."""
