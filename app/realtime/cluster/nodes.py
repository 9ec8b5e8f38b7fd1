"""Running actions on other nodes (processes)."""

from collections.abc import Callable
from typing import Any

from app.realtime.cluster.bus import Bus, Hint

# The channel of hints for every node, whichever namespaces it serves: ended sessions, and presence.
ACCOUNTS = "accounts"

Action = Callable[..., None]


class Nodes:
    """Actions that nodes run for each other, by name. Their arguments must be values that JSON can carry.

    It is never certain that another node runs one. So either an action may be lost without harm, or something else has
    the same effect a little later.
    """

    def __init__(self, bus: Bus) -> None:
        self.bus = bus
        self._actions: dict[str, Action] = {}

    @property
    def is_alone(self) -> bool:
        """Whether there can be no other nodes, because there is no Redis."""
        return not self.bus.shared

    def on(self, name: str, action: Action) -> None:
        """Run `action` on this node whenever it is called by `name`."""
        self._actions[name] = action

    def run_everywhere(self, channel: str, name: str, *args: Any) -> None:
        """Run an action here, and on the nodes that listen to `channel`."""
        self._actions[name](*args)
        self.run_elsewhere(channel, name, *args)

    def run_elsewhere(self, channel: str, name: str, *args: Any) -> None:
        """Run an action on the other nodes that listen to `channel`."""
        if not self.is_alone:
            self.bus.publish(channel, {"do": name, "with": args})

    def listen(self, channel: str) -> None:
        """Run the actions that other nodes send on `channel`. Call this before the bus starts."""
        self.bus.subscribe(channel, self._run_hint)

    def _run_hint(self, hint: Hint) -> None:
        action = self._actions.get(hint["do"])
        if action is not None:
            action(*hint["with"])
