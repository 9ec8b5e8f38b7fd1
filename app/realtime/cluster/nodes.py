"""This node (process) and the others: what is to be done on all of them."""

from collections.abc import Callable
from typing import Any

from app.realtime.cluster.bus import Bus, Hint

# The channel of what concerns every node, whichever namespaces it serves: sessions that end, and who is here.
ACCOUNTS = "accounts"

Action = Callable[..., None]


class Nodes:
    """Actions that nodes do for each other, by name. What they take must be something that JSON can carry.

    That another node does one is never certain. So an action either may be lost without harm, or there is something
    else that brings about the same a little later.
    """

    def __init__(self, bus: Bus) -> None:
        self.bus = bus
        self._actions: dict[str, Action] = {}

    @property
    def is_alone(self) -> bool:
        """Whether there can be no other nodes."""
        return not self.bus.shared

    def on(self, name: str, action: Action) -> None:
        """Let `name` mean `action` on this node."""
        self._actions[name] = action

    def run_everywhere(self, channel: str, name: str, *args: Any) -> None:
        """Do an action here, and have the nodes that listen to `channel` do it as well."""
        self._actions[name](*args)
        self.run_elsewhere(channel, name, *args)

    def run_elsewhere(self, channel: str, name: str, *args: Any) -> None:
        """Have the other nodes that listen to `channel` do an action."""
        if not self.is_alone:
            self.bus.publish(channel, {"do": name, "with": args})

    def listen(self, channel: str) -> None:
        """Do what other nodes say on `channel`. To be said before the bus starts."""
        self.bus.subscribe(channel, self._run_hint)

    def _run_hint(self, hint: Hint) -> None:
        action = self._actions.get(hint["do"])
        if action is not None:
            action(*hint["with"])
