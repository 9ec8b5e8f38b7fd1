"""Pings for all connections from one timer. A task and a timer for each would be most of the cost of an idle
connection."""

import asyncio
from collections import deque
from typing import Protocol

# The interval of the timer, in seconds: the longest delay of a ping.
TICK_S = 1.0


class Pingable(Protocol):
    """A connection that can be pinged."""

    closed: bool
    awaiting_pong: int

    def ping(self) -> None:
        """Send an Engine.IO ping to the client."""

    def on_ping_timeout(self) -> None:
        """The client did not answer a ping in time: end the connection."""


class PingScheduler:
    """Pings each connection `interval_s` after it was added, and gives it `timeout_s` to answer."""

    def __init__(self, interval_s: float, timeout_s: float) -> None:
        self._interval = interval_s
        self._timeout = timeout_s
        self._due: deque[tuple[float, Pingable]] = deque()
        self._waiting: deque[tuple[float, Pingable, int]] = deque()
        self._timer: asyncio.TimerHandle | None = None
        self._round = 0

    def add(self, connection: Pingable) -> None:
        """Ping `connection` after the interval. Call it for a new connection, and after each pong."""
        loop = asyncio.get_running_loop()
        connection.awaiting_pong = 0
        self._due.append((loop.time() + self._interval, connection))
        if self._timer is None:
            self._timer = loop.call_later(TICK_S, self._tick)

    def _tick(self) -> None:
        loop = asyncio.get_running_loop()
        now = loop.time()
        self._round += 1
        while self._due and self._due[0][0] <= now:
            _, connection = self._due.popleft()
            if not connection.closed:
                connection.awaiting_pong = self._round
                connection.ping()
                self._waiting.append((now + self._timeout, connection, self._round))
        while self._waiting and self._waiting[0][0] <= now:
            _, connection, round_ = self._waiting.popleft()
            if not connection.closed and connection.awaiting_pong == round_:
                connection.on_ping_timeout()
        busy = self._due or self._waiting
        self._timer = loop.call_later(TICK_S, self._tick) if busy else None

    def stop(self) -> None:
        """Cancel the timer; nothing is pinged any more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
