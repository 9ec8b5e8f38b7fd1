"""Presence: a person is online while any connection of theirs is open, and a few seconds longer, so that a reload does
not show in everyone's list. They are away while all of their connections are idle. Changes are sent together, at
most twice a second."""

import asyncio
from collections.abc import Awaitable, Callable, Collection

from app.aio import Debounce
from app.realtime.cluster.nodes import Nodes
from app.realtime.presence.online_users import OnlineUsers
from app.realtime.presence.remote import RemotePresence

# A reload is back well within this; a closed laptop is shown as gone soon after it.
LINGER_S = 5.0
# Changes are collected for this long, so that a thousand reconnects are a handful of announcements.
ANNOUNCE_DELAY_S = 0.5

# Called with the people that came online or changed their state, those that went offline, and those of the first away.
Announce = Callable[[Collection[str], Collection[str], Collection[str]], Awaitable[None]]


class Presence:
    """Counts the connections of each person in this process, knows the people on other `nodes`, and announces here who
    came online, went offline or is away.

    `announced` is the state as last announced; `announcements` counts the announcements.
    """

    def __init__(self, announce: Announce, nodes: Nodes) -> None:
        self._announce = announce
        self._debounce = Debounce(self._announce_changes, lambda: ANNOUNCE_DELAY_S)
        self._remote = RemotePresence(
            nodes, lambda: OnlineUsers(self._local_users(), frozenset(self._away)), self._debounce.trigger
        )
        self._shared = OnlineUsers()
        self._connections: dict[str, int] = {}
        self._idle: dict[str, int] = {}
        self._away: set[str] = set()
        self._leaving: dict[str, asyncio.TimerHandle] = {}
        self.announced = OnlineUsers()
        self.announcement_count = 0
        self._is_asked = False

    def announce_soon(self) -> None:
        """Announce soon, whether or not anything changes until then."""
        self._is_asked = True
        self._debounce.trigger()

    def online(self) -> frozenset[str]:
        """The ids of everyone who is connected now, to any node."""
        return self._local_users() | self._remote.user_ids()

    def online_users(self) -> OnlineUsers:
        """Everyone who is connected now, to any node, and which of them are away on all of them."""
        online = self.online()
        active = (self._local_users() - self._away) | self._remote.active_user_ids()
        return OnlineUsers(online, online - active)

    def nodes(self) -> frozenset[str]:
        """The names of the other nodes that were heard of lately."""
        return self._remote.nodes()

    def _local_users(self) -> frozenset[str]:
        return frozenset(self._connections) | frozenset(self._leaving)

    def add_connection(self, user_id: str, *, idle: bool = False) -> None:
        """Count one more connection of `user_id`, idle or not."""
        self._connections[user_id] = self._connections.get(user_id, 0) + 1
        self.add_idle(user_id, int(idle))
        timer = self._leaving.pop(user_id, None)
        if timer is not None:
            timer.cancel()
        self._debounce.trigger()

    def remove_connection(self, user_id: str, *, idle: bool = False) -> None:
        """Count one connection of `user_id` less; `idle` says whether it was counted as idle."""
        count = self._connections.get(user_id, 0) - 1
        if count > 0:
            self._connections[user_id] = count
            self.add_idle(user_id, -int(idle))
        elif self._connections.pop(user_id, None) is not None:  # a person who was away stays away for the grace period
            self._idle.pop(user_id, None)
            self._leaving[user_id] = asyncio.get_running_loop().call_later(LINGER_S, self._remove_user, user_id)

    def add_idle(self, user_id: str, connections: int) -> None:
        """Change the number of idle connections of `user_id` by `connections`, which may be negative."""
        idle = self._idle.get(user_id, 0) + connections
        if idle:
            self._idle[user_id] = idle
        else:
            self._idle.pop(user_id, None)
        away = idle >= self._connections.get(user_id, 0)
        if away != (user_id in self._away):
            (self._away.add if away else self._away.discard)(user_id)
            self._debounce.trigger()

    def _remove_user(self, user_id: str) -> None:
        if self._leaving.pop(user_id, None) is not None:
            self._away.discard(user_id)
            self._debounce.trigger()

    async def _announce_changes(self) -> None:
        here = OnlineUsers(self._local_users(), frozenset(self._away))
        self._share_changes(self._shared, here)
        self._shared = here
        before, now = self.announced, self.online_users()
        asked, self._is_asked = self._is_asked, False
        if now != before or asked:
            self.announced = now
            self.announcement_count += now != before
            changed = (now.online - before.online) | ((now.away ^ before.away) & now.online)
            await self._announce(changed, before.online - now.online, changed & now.away)

    def _share_changes(self, before: OnlineUsers, now: OnlineUsers) -> None:
        if now.online != before.online:
            self._remote.share_changes(now.online - before.online, before.online - now.online)
        if now.away != before.away:
            self._remote.share_away(now.away - before.away, before.away - now.away)

    def start(self) -> None:
        """Start to share presence with other nodes."""
        self._remote.start()

    async def stop(self) -> None:
        """Tell other nodes that this one stops, and stop the timers."""
        await self._remote.stop()
        for timer in self._leaving.values():
            timer.cancel()
        self._leaving.clear()
        self._debounce.stop()
