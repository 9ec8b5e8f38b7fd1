"""Who is on the other nodes, as far as those say so.

Each node tells the others who came and who went, and now and then the whole list, since a difference can get lost. What
it said counts for a while only: a node that crashed takes nobody off its list.
"""

import asyncio
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.aio import Periodic
from app.realtime.cluster.nodes import ACCOUNTS, Nodes

if TYPE_CHECKING:
    from app.realtime.presence.online_users import Here

HEARTBEAT_S = 10.0
# Three heartbeats: one may get lost, and one may be late.
LEASE_S = 30.0
# After a farewell its people are on their way to other nodes: this long nobody is shown as gone, as after a reload.
FAREWELL_S = 10.0


@dataclass(slots=True)
class _Node:
    people: set[str] = field(default_factory=set)
    away: set[str] = field(default_factory=set)
    end: asyncio.TimerHandle | None = None

    def good_for(self, seconds: float, forget: Callable[[], None]) -> None:
        if self.end is not None:
            self.end.cancel()
        self.end = asyncio.get_running_loop().call_later(seconds, forget)


class Elsewhere:
    """The people on the other nodes. `here` says who is on this one; `changed` is called when `people` changed, or who
    of them is active."""

    def __init__(self, nodes: Nodes, here: "Callable[[], Here]", changed: Callable[[], None]) -> None:
        self._nodes = nodes
        self._me = nodes.bus.node
        self._here = here
        self._changed = changed
        self._known: dict[str, _Node] = {}
        self._people: frozenset[str] | None = frozenset()
        self._active: frozenset[str] | None = frozenset()
        self._heartbeat = Periodic("tell who is here", self._tell_everything, HEARTBEAT_S)
        nodes.on("people", self._heard_everything)
        nodes.on("people_changed", self._heard_change)
        # Hints of their own: a node of the version before does not know them, and takes them for nothing.
        nodes.on("away", self._heard_all_away)
        nodes.on("away_changed", self._heard_away)
        nodes.on("farewell", self._heard_farewell)
        nodes.bus.on_restored(self._heartbeat.run_soon)

    def people(self) -> frozenset[str]:
        """The ids of everyone on another node."""
        if self._people is None:
            self._people = frozenset().union(*(node.people for node in self._known.values()))
        return self._people

    def active(self) -> frozenset[str]:
        """The ids of those of them who are not away on one of these nodes."""
        if self._active is None:
            self._active = frozenset().union(*(node.people - node.away for node in self._known.values()))
        return self._active

    def nodes(self) -> frozenset[str]:
        """The names of the nodes that were heard of lately."""
        return frozenset(self._known)

    def tell(self, came: Collection[str], went: Collection[str]) -> None:
        """Tell the other nodes who came to this one and who went."""
        self._nodes.elsewhere(ACCOUNTS, "people_changed", self._me, list(came), list(went))

    def tell_away(self, away: Collection[str], back: Collection[str]) -> None:
        """Tell the other nodes who is away from this one now and who is not any more."""
        self._nodes.elsewhere(ACCOUNTS, "away_changed", self._me, list(away), list(back))

    async def _tell_everything(self) -> None:
        here = self._here()
        self._nodes.elsewhere(ACCOUNTS, "people", self._me, list(here.online))
        self._nodes.elsewhere(ACCOUNTS, "away", self._me, list(here.away))

    # -- what other nodes say

    def _heard_everything(self, name: str, people: list[str]) -> None:
        self._heard(name).people = set(people)
        self._note_change()

    def _heard_change(self, name: str, came: list[str], went: list[str]) -> None:
        node = self._heard(name)
        node.people = (node.people | set(came)) - set(went)
        self._note_change()

    def _heard_all_away(self, name: str, away: list[str]) -> None:
        self._heard(name).away = set(away)
        self._note_change()

    def _heard_away(self, name: str, away: list[str], back: list[str]) -> None:
        node = self._heard(name)
        node.away = (node.away | set(away)) - set(back)
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
        self._people = self._active = None
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
