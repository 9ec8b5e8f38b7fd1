"""Who is here: a person is online while any connection of theirs is, and a few seconds longer, so that a reload or a
change of network does not blink in everyone's list. Changes go out together, at most once a second."""

import asyncio
from collections.abc import Awaitable, Callable, Collection

# A reload is back well within this; a closed laptop is shown as gone soon after it.
LINGER_S = 5.0
# Changes are collected for this long, so that a thousand reconnects are a handful of announcements.
COALESCE_S = 0.5

Announce = Callable[[Collection[str], Collection[str]], Awaitable[None]]


class Presence:
    """Counts the connections of each person in this process and announces who came and who went.

    `announced` are those who are here as far as anyone was told, after so many `announcements`.
    """

    def __init__(self, announce: Announce) -> None:
        self._announce = announce
        self._connections: dict[str, int] = {}
        self._leaving: dict[str, asyncio.TimerHandle] = {}
        self.announced: frozenset[str] = frozenset()
        self.announcements = 0
        self._task: asyncio.Task[None] | None = None

    def online(self) -> frozenset[str]:
        """The ids of everyone here now."""
        return frozenset(self._connections) | frozenset(self._leaving)

    def arrived(self, user_id: str) -> None:
        """One more connection of `user_id`."""
        self._connections[user_id] = self._connections.get(user_id, 0) + 1
        timer = self._leaving.pop(user_id, None)
        if timer is not None:
            timer.cancel()
        self._schedule()

    def left(self, user_id: str) -> None:
        """One connection of `user_id` less."""
        count = self._connections.get(user_id, 0) - 1
        if count > 0:
            self._connections[user_id] = count
        elif self._connections.pop(user_id, None) is not None:
            self._leaving[user_id] = asyncio.get_running_loop().call_later(LINGER_S, self._gone, user_id)

    def _gone(self, user_id: str) -> None:
        if self._leaving.pop(user_id, None) is not None:
            self._schedule()

    def _schedule(self) -> None:
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._tell())

    async def _tell(self) -> None:
        await asyncio.sleep(COALESCE_S)
        self._task = None
        now = self.online()
        came, went = now - self.announced, self.announced - now
        if came or went:
            self.announced = now
            self.announcements += 1
            await self._announce(came, went)

    def stop(self) -> None:
        """End the timers."""
        for timer in self._leaving.values():
            timer.cancel()
        self._leaving.clear()
        if self._task is not None:
            self._task.cancel()
            self._task = None
