"""What a bus between nodes is, and that of a node which is alone."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from app.ids import new_id

# A few fields that JSON can carry; what it tells of is elsewhere.
Hint = Mapping[str, Any]


class Bus(Protocol):
    """Carries hints from this node, called `node`, to the others.

    `shared` says whether there can be others at all, `up` whether hints reach them now, and `dropped` counts those
    that were not carried because they do not.
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
        """Tell every other node that subscribed to `channel`, soon and perhaps. Never waits, never raises."""

    def subscribe(self, channel: str, callback: Callable[[Hint], None]) -> None:
        """Call `callback` with every hint of another node on `channel`. To be said before `start`."""

    def on_restored(self, callback: Callable[[], None]) -> None:
        """Call `callback` whenever hints may have been missed, once new ones are certain to come: after every
        connection, and when another node says that it could not speak."""

    def start(self) -> None:
        """Connect, and stay connected."""

    async def stop(self) -> None:
        """Send what is waiting, and disconnect."""


class LocalBus:
    """Leads nowhere, and so is never down."""

    shared = False
    up = True
    dropped = 0

    def __init__(self) -> None:
        self.node = new_id()

    def publish(self, channel: str, hint: Hint) -> None:
        """There is nobody to tell."""

    def subscribe(self, channel: str, callback: Callable[[Hint], None]) -> None:
        """Nothing will ever come."""

    def on_restored(self, callback: Callable[[], None]) -> None:
        """Nothing is ever missed."""

    def start(self) -> None:
        """Nothing to connect to."""

    async def stop(self) -> None:
        """Nothing to end."""
