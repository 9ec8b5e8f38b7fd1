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
    from app.realtime.presence.online_users import OnlineUsers

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

    def expire_in(self, seconds: float, forget: Callable[[], None]) -> None:
        if self.end is not None:
            self.end.cancel()
        self.end = asyncio.get_running_loop().call_later(seconds, forget)


class RemotePresence:
    """The people on the other nodes. `local_users` says who is on this one; `changed` is called when `user_ids`
    changed, or who of them is active."""

    def __init__(self, nodes: Nodes, local_users: "Callable[[], OnlineUsers]", changed: Callable[[], None]) -> None:
        self._nodes = nodes
        self._node_id = nodes.bus.node
        self._local_users = local_users
        self._changed = changed
        self._known: dict[str, _Node] = {}
        self._user_ids: frozenset[str] | None = frozenset()
        self._active_user_ids: frozenset[str] | None = frozenset()
        self._heartbeat = Periodic("tell who is here", self._share_everything, HEARTBEAT_S)
        nodes.on("people", self._receive_everything)
        nodes.on("people_changed", self._receive_change)
        # Hints of their own: a node of the version before does not know them, and takes them for nothing.
        nodes.on("away", self._receive_all_away)
        nodes.on("away_changed", self._receive_away)
        nodes.on("farewell", self._receive_farewell)
        nodes.bus.on_restored(self._heartbeat.run_soon)

    def user_ids(self) -> frozenset[str]:
        """The ids of everyone on another node."""
        if self._user_ids is None:
            self._user_ids = frozenset().union(*(node.people for node in self._known.values()))
        return self._user_ids

    def active_user_ids(self) -> frozenset[str]:
        """The ids of those of them who are not away on one of these nodes."""
        if self._active_user_ids is None:
            self._active_user_ids = frozenset().union(*(node.people - node.away for node in self._known.values()))
        return self._active_user_ids

    def nodes(self) -> frozenset[str]:
        """The names of the nodes that were heard of lately."""
        return frozenset(self._known)

    def share_changes(self, came: Collection[str], went: Collection[str]) -> None:
        """Tell the other nodes who came to this one and who went."""
        self._nodes.run_elsewhere(ACCOUNTS, "people_changed", self._node_id, list(came), list(went))

    def share_away(self, away: Collection[str], back: Collection[str]) -> None:
        """Tell the other nodes who is away from this one now and who is not any more."""
        self._nodes.run_elsewhere(ACCOUNTS, "away_changed", self._node_id, list(away), list(back))

    async def _share_everything(self) -> None:
        here = self._local_users()
        self._nodes.run_elsewhere(ACCOUNTS, "people", self._node_id, list(here.online))
        self._nodes.run_elsewhere(ACCOUNTS, "away", self._node_id, list(here.away))

    # -- what other nodes say

    def _receive_everything(self, name: str, people: list[str]) -> None:
        self._touch_node(name).people = set(people)
        self._invalidate()

    def _receive_change(self, name: str, came: list[str], went: list[str]) -> None:
        node = self._touch_node(name)
        node.people = (node.people | set(came)) - set(went)
        self._invalidate()

    def _receive_all_away(self, name: str, away: list[str]) -> None:
        self._touch_node(name).away = set(away)
        self._invalidate()

    def _receive_away(self, name: str, away: list[str], back: list[str]) -> None:
        node = self._touch_node(name)
        node.away = (node.away | set(away)) - set(back)
        self._invalidate()

    def _touch_node(self, name: str) -> _Node:
        node = self._known.setdefault(name, _Node())
        node.expire_in(LEASE_S, lambda: self._forget(name))
        return node

    def _receive_farewell(self, name: str) -> None:
        if name in self._known:
            self._known[name].expire_in(FAREWELL_S, lambda: self._forget(name))

    def _forget(self, name: str) -> None:
        del self._known[name]
        self._invalidate()

    def _invalidate(self) -> None:
        self._user_ids = self._active_user_ids = None
        self._changed()

    # -- life

    def start(self) -> None:
        """Begin to tell who is here, if there can be anyone to tell."""
        if not self._nodes.is_alone:
            self._heartbeat.start()

    async def stop(self) -> None:
        """Say farewell, and forget everyone."""
        await self._heartbeat.stop()
        self._nodes.run_elsewhere(ACCOUNTS, "farewell", self._node_id)
        for node in self._known.values():
            if node.end is not None:
                node.end.cancel()
        self._known.clear()
