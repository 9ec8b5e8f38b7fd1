"""The bus: how the nodes (processes) of one deployment tell each other where to look.

What it carries is never needed: events are in the database, sessions are looked at again and again. It only makes the
nodes fast. So it may lose, double and reorder, nobody ever waits for it, and it has one promise to keep: whoever may
have missed something is told so (`on_restored`).
"""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from app.ids import new_id
from app.realtime.cluster.redis import RedisBus
from app.realtime.cluster.signing import Seal

# What a bus is.

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


# The bus of a node that is alone.


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


__all__ = ["Bus", "Hint", "LocalBus", "RedisBus", "open_bus"]


def open_bus(redis_url: str | None, secret: str, audience: str) -> Bus:
    """The bus of the deployment that `audience` names, to be started; without Redis one that leads nowhere."""
    return RedisBus(redis_url, Seal(secret, audience)) if redis_url else LocalBus()
