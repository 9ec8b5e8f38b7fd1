"""Who is here: a person is online while any connection of theirs is, and a few seconds longer, so that a reload or a
change of network does not blink in everyone's list. Changes go out together, at most twice a second."""

import asyncio
from collections.abc import Awaitable, Callable, Collection

from app.realtime.elsewhere import Elsewhere
from app.realtime.nodes import Nodes
from app.realtime.soon import Soon

# A reload is back well within this; a closed laptop is shown as gone soon after it.
LINGER_S = 5.0
# Changes are collected for this long, so that a thousand reconnects are a handful of announcements.
COALESCE_S = 0.5

Announce = Callable[[Collection[str], Collection[str]], Awaitable[None]]


class Presence:
    """Counts the connections of each person in this process, knows who is on the other `nodes`, and announces here who
    came and who went.

    `announced` are those who are online as far as anyone here was told, after so many `announcements`.
    """

    def __init__(self, announce: Announce, nodes: Nodes) -> None:
        self._announce = announce
        self._soon = Soon(self._tell, lambda: COALESCE_S)
        self._elsewhere = Elsewhere(nodes, self._here, self._soon.ask)
        self._told: frozenset[str] = frozenset()
        self._connections: dict[str, int] = {}
        self._leaving: dict[str, asyncio.TimerHandle] = {}
        self.announced: frozenset[str] = frozenset()
        self.announcements = 0

    def online(self) -> frozenset[str]:
        """The ids of everyone who is connected now, to whichever node."""
        return self._here() | self._elsewhere.people()

    def nodes(self) -> frozenset[str]:
        """The names of the other nodes, as far as they were heard of lately."""
        return self._elsewhere.nodes()

    def _here(self) -> frozenset[str]:
        return frozenset(self._connections) | frozenset(self._leaving)

    def arrived(self, user_id: str) -> None:
        """One more connection of `user_id`."""
        self._connections[user_id] = self._connections.get(user_id, 0) + 1
        timer = self._leaving.pop(user_id, None)
        if timer is not None:
            timer.cancel()
        self._soon.ask()

    def left(self, user_id: str) -> None:
        """One connection of `user_id` less."""
        count = self._connections.get(user_id, 0) - 1
        if count > 0:
            self._connections[user_id] = count
        elif self._connections.pop(user_id, None) is not None:
            self._leaving[user_id] = asyncio.get_running_loop().call_later(LINGER_S, self._gone, user_id)

    def _gone(self, user_id: str) -> None:
        if self._leaving.pop(user_id, None) is not None:
            self._soon.ask()

    async def _tell(self) -> None:
        here = self._here()
        if here != self._told:
            self._elsewhere.tell(here - self._told, self._told - here)
            self._told = here
        now = here | self._elsewhere.people()
        came, went = now - self.announced, self.announced - now
        if came or went:
            self.announced = now
            self.announcements += 1
            await self._announce(came, went)

    def start(self) -> None:
        """Begin to share with other nodes."""
        self._elsewhere.start()

    async def stop(self) -> None:
        """Say farewell, and end the timers."""
        await self._elsewhere.stop()
        for timer in self._leaving.values():
            timer.cancel()
        self._leaving.clear()
        self._soon.stop()
