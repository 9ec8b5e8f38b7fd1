"""All connections of the load program, and how far each member of the room has come.

What a delivery costs here is mostly one `recv`, half of what it costs the leanest server. So while messages flow, only
some members, spread evenly over all, are *watched*: read as soon as something arrives, which is how it is known when a
message has reached everyone. (Whatever the order in which a server writes, the last of 100 in 1,000 comes after 99 % of
the time.) The others are read once every few messages. Every event is counted, of all of them.

Everyone in a room gets the same bytes. So a chunk is compared with the last one that was understood, and only a new
one is taken apart.
"""

import select
import socket
from collections.abc import Callable
from time import perf_counter
from typing import Protocol

_BUFFER = 1 << 18
# Readiness taken from the kernel at once.
_BATCH = 4_096
# More messages than any single measurement sends.
_MAX_ORDINAL = 200_000
_WATCHED_SHARE = 10
_WATCHED_AT_LEAST = 20


class Owner(Protocol):
    """What stands behind a socket."""

    def received(self, data: bytes) -> int:
        """Take `data` (empty: the other side closed); how many events of the room's stream were in it, as a negative
        number if it was nothing but such events, all of them whole."""


class Fleet:
    """Sockets, and a count for each member: how many events it has got since `watch`.

    `low` is how many every watched member has; `finished(ordinal, time)` is called as it grows. Sockets in `careful`
    are never compared: they have part of a frame, or someone wants to see what they get.
    """

    def __init__(self) -> None:
        self._epoll, self._later = select.epoll(), select.epoll()
        self._buffer = bytearray(_BUFFER)
        self._receive: dict[int, Callable[[bytearray], int]] = {}
        self._owners: dict[int, Owner] = {}
        self._seen = b""
        self._seen_events = 0
        self._watched: dict[int, int] = {}
        self._unwatched: dict[int, int] = {}
        self._level = [0]
        self.careful: set[int] = set()
        self.low = 0
        self.finished: Callable[[int, float], None] = lambda ordinal, at: None

    def fileno(self) -> int:
        """Readable when a socket is."""
        return self._epoll.fileno()

    def add(self, sock: socket.socket, owner: Owner) -> None:
        """Hear `sock` for `owner`."""
        fd = sock.fileno()
        self._receive[fd] = sock.recv_into
        self._owners[fd] = owner
        self._epoll.register(fd, select.EPOLLIN)

    def remove(self, fd: int) -> None:
        """Forget a socket that is about to be closed."""
        if self._owners.pop(fd, None) is None:
            return
        del self._receive[fd]
        self.careful.discard(fd)
        if self._unwatched.pop(fd, None) is not None:
            self._later.unregister(fd)
            return
        self._epoll.unregister(fd)
        at = self._watched.pop(fd, None)
        if at is not None:
            self._level[at] -= 1

    def watch(self, members: list[int], senders: list[int]) -> None:
        """Count from zero, for the sockets `members`. `senders` among them wait for acks, so they are watched too."""
        watched = max(_WATCHED_AT_LEAST, len(members) // _WATCHED_SHARE)
        step = max(1, len(members) // watched)
        self._watched = dict.fromkeys([*members[::step], members[-1], *senders], 0)
        self._unwatched = {fd: 0 for fd in members if fd not in self._watched}
        for fd in self._unwatched:
            self._epoll.unregister(fd)
            self._later.register(fd, select.EPOLLIN)
        self._level = [len(self._watched)] + [0] * _MAX_ORDINAL
        self.low = 0

    def unwatch(self) -> list[int]:
        """Stop counting; the counts of all members."""
        for fd in self._unwatched:
            self._later.unregister(fd)
            self._epoll.register(fd, select.EPOLLIN)
        counts = [*self._watched.values(), *self._unwatched.values()]
        self._watched, self._unwatched = {}, {}
        return counts

    def total(self) -> int:
        """How many events have been read so far."""
        return sum(self._watched.values()) + sum(self._unwatched.values())

    def turn(self, timeout: float) -> None:
        """Take what has arrived, waiting for it `timeout` seconds at the most."""
        watched, level = self._watched, self._level
        for fd, events in self._ready(self._epoll, timeout):
            if events and fd in watched:
                before = watched[fd]
                watched[fd] = after = before + events
                level[before] -= 1
                level[after] += 1
                if not level[self.low]:
                    self._advance()

    def sweep(self) -> None:
        """Read the members that are not watched."""
        unwatched = self._unwatched
        for fd, events in self._ready(self._later, 0):
            if fd in unwatched:
                unwatched[fd] += events

    def _ready(self, epoll: select.epoll, timeout: float) -> list[tuple[int, int]]:
        receive, careful, buffer = self._receive, self.careful, self._buffer
        heard: list[tuple[int, int]] = []
        for fd, _ in epoll.poll(timeout, _BATCH):
            try:
                size = receive[fd](buffer)
            except (BlockingIOError, KeyError):  # KeyError: removed earlier in this turn
                continue
            except OSError:
                size = 0
            if size and buffer[:size] == self._seen and fd not in careful:
                heard.append((fd, self._seen_events))
            else:
                heard.append((fd, self._understand(fd, bytes(buffer[:size]))))
        return heard

    def _understand(self, fd: int, data: bytes) -> int:
        fresh = fd not in self.careful
        events = self._owners[fd].received(data)
        if events < 0:
            events = -events
            if fresh:
                self._seen, self._seen_events = data, events
        return events

    def _advance(self) -> None:
        now, top = perf_counter(), max(self._watched.values(), default=0)
        while self.low < top and not self._level[self.low]:
            self.low += 1
            self.finished(self.low, now)

    def until(self, done: Callable[[], bool], timeout: float) -> bool:
        """Turn until `done()`, or until `timeout` seconds are over; whether it was done."""
        end = perf_counter() + timeout
        while not done():
            left = end - perf_counter()
            if left <= 0:
                return False
            self.turn(min(left, 0.2))
        return True
