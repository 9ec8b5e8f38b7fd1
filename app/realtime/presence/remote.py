"""The people on other nodes, as those nodes report them.

Each node reports who came and who went, and the whole list now and then, since a report can get lost. Reports expire: a
node that crashed removes nobody from its list.
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
# After a node's farewell its users reconnect to other nodes; for this long none of them is shown as offline.
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
    """The people on other nodes. `local_users` returns those on this one; `changed` is called when `user_ids` or the
    active ones among them have changed."""

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
        # Hints of a separate kind: nodes of the previous version do not know them and ignore them.
        nodes.on("away", self._receive_all_away)
        nodes.on("away_changed", self._receive_away)
        nodes.on("farewell", self._receive_farewell)
        nodes.bus.on_restored(self._heartbeat.run_soon)

    def user_ids(self) -> frozenset[str]:
        """The ids of everyone who is connected to another node."""
        if self._user_ids is None:
            self._user_ids = frozenset().union(*(node.people for node in self._known.values()))
        return self._user_ids

    def active_user_ids(self) -> frozenset[str]:
        """The ids of those among them who are not away on at least one of these nodes."""
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
        """Tell the other nodes who is away on this one now and who is not any more."""
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
        """Start to report the people on this node, if there can be other nodes."""
        if not self._nodes.is_alone:
            self._heartbeat.start()

    async def stop(self) -> None:
        """Tell the other nodes that this one stops, and forget the people on them."""
        await self._heartbeat.stop()
        self._nodes.run_elsewhere(ACCOUNTS, "farewell", self._node_id)
        for node in self._known.values():
            if node.end is not None:
                node.end.cancel()
        self._known.clear()
