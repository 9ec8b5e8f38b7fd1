"""Who is on the other nodes, as far as those say so.

Each node tells the others who came and who went, and now and then the whole list, since a difference can get lost. What
it said counts for a while only: a node that crashed takes nobody off its list.
"""

import asyncio
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from app.realtime.nodes import ACCOUNTS, Nodes
from app.realtime.regularly import Regularly

HEARTBEAT_S = 10.0
# Three heartbeats: one may get lost, and one may be late.
LEASE_S = 30.0
# After a farewell its people are on their way to other nodes: this long nobody is shown as gone, as after a reload.
FAREWELL_S = 10.0


@dataclass(slots=True)
class _Node:
    people: set[str] = field(default_factory=set)
    end: asyncio.TimerHandle | None = None

    def good_for(self, seconds: float, forget: Callable[[], None]) -> None:
        if self.end is not None:
            self.end.cancel()
        self.end = asyncio.get_running_loop().call_later(seconds, forget)


class Elsewhere:
    """The people on the other nodes. `here` says who is on this one; `changed` is called when `people` changed."""

    def __init__(self, nodes: Nodes, here: Callable[[], Collection[str]], changed: Callable[[], None]) -> None:
        self._nodes = nodes
        self._me = nodes.bus.node
        self._here = here
        self._changed = changed
        self._known: dict[str, _Node] = {}
        self._people: frozenset[str] | None = frozenset()
        self._heartbeat = Regularly("tell who is here", self._tell_everything, HEARTBEAT_S)
        nodes.on("people", self._heard_everything)
        nodes.on("people_changed", self._heard_change)
        nodes.on("farewell", self._heard_farewell)
        nodes.bus.on_restored(self._heartbeat.soon)

    def people(self) -> frozenset[str]:
        """The ids of everyone on another node."""
        if self._people is None:
            self._people = frozenset().union(*(node.people for node in self._known.values()))
        return self._people

    def nodes(self) -> frozenset[str]:
        """The names of the nodes that were heard of lately."""
        return frozenset(self._known)

    def tell(self, came: Collection[str], went: Collection[str]) -> None:
        """Tell the other nodes who came to this one and who went."""
        self._nodes.elsewhere(ACCOUNTS, "people_changed", self._me, list(came), list(went))

    async def _tell_everything(self) -> None:
        self._nodes.elsewhere(ACCOUNTS, "people", self._me, list(self._here()))

    # -- what other nodes say

    def _heard_everything(self, name: str, people: list[str]) -> None:
        self._heard(name).people = set(people)
        self._note_change()

    def _heard_change(self, name: str, came: list[str], went: list[str]) -> None:
        node = self._heard(name)
        node.people = (node.people | set(came)) - set(went)
        self._note_change()

    def _heard(self, name: str) -> _Node:
        node = self._known.setdefault(name, _Node())
        node.good_for(LEASE_S, lambda: self._forget(name))
        return node

    def _heard_farewell(self, name: str) -> None:
        if name in self._known:
            self._known[name].good_for(FAREWELL_S, lambda: self._forget(name))

    def _forget(self, name: str) -> None:
        del self._known[name]
        self._note_change()

    def _note_change(self) -> None:
        self._people = None
        self._changed()

    # -- life

    def start(self) -> None:
        """Begin to tell who is here, if there can be anyone to tell."""
        if not self._nodes.alone:
            self._heartbeat.start()

    async def stop(self) -> None:
        """Say farewell, and forget everyone."""
        await self._heartbeat.stop()
        self._nodes.elsewhere(ACCOUNTS, "farewell", self._me)
        for node in self._known.values():
            if node.end is not None:
                node.end.cancel()
        self._known.clear()
