"""The bus of a node that is alone."""

from collections.abc import Callable

from app.ids import new_id
from app.realtime.bus.interface import Hint


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
