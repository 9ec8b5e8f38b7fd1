"""A reconnect storm: everyone is cut off at once, misses messages, and comes back at once; others go on talking."""

import re
import secrets
from functools import partial
from time import perf_counter
from typing import Any

from tests.bench.accounting import Meter
from tests.bench.load.connection import Connection
from tests.bench.load.crowd import SETTLE_S, Crowd
from tests.bench.load.tickets import Minter, Ticket

_SEQ = re.compile(rb'"seq":\s?(\d+)')
_MISSED = 20
_DURING_PER_S = 5.0
PATIENCE_S = 60.0
# Browsers ask for their tokens over connections of their own; this many at once keep any server busy.
_LINES = 32
_RETRY_S = 1.0


class Storm:
    """The first client stays and talks; the others go and come back."""

    def __init__(self, crowd: Crowd) -> None:
        self.crowd = crowd
        self.talker = crowd.members[0]
        self.count = len(crowd.members) - 1
        self.seen: dict[Connection, set[int]] = {}
        self.answered: list[float] = []
        self.retries: list[float] = []
        self.retried = 0
        self.resets = 0
        self.unanswered = 0
        self.spoke_at = 0.0
        self.minter: Minter | None = None

    def run(self) -> dict[str, Any]:
        """How long it took until the last was back, what it cost, and how many events anyone is missing."""
        crowd = self.crowd
        for connection in crowd.members[1:]:
            connection.close(abort=True)
        del crowd.clients[1:], crowd.members[1:]
        before = crowd.top
        self._say_now(_MISSED)
        crowd.wait(SETTLE_S)
        meter, began = Meter(crowd.pid), perf_counter()
        self._all_come(before)
        while len(self.answered) < self.count and perf_counter() - began < PATIENCE_S:
            crowd.check_losses()
            self._talk()
            self._retry()
            crowd.fleet.turn(0.05)
        cost = meter.read()
        if self.minter is not None:
            self.minter.close()
        expected = self._last_words(before)
        crowd.clients.extend(self.seen)
        crowd.members.extend(self.seen)
        for connection in self.seen:
            connection.hear(None)
            connection.when_lost = crowd.lost
        return {
            "clients": self.count,
            "back": len(self.answered),
            "retries": self.retried,
            "resets": self.resets,
            "lost": sum(len(expected - seen) for seen in self.seen.values()) + (self.count - len(self.seen)),
            "server_s": cost.server_s,
            "load_s": cost.load_s,
            "wall_s": (max(self.answered) if self.answered else perf_counter()) - began,
        }

    def _all_come(self, after: int) -> None:
        def come(ticket: Ticket) -> None:
            self.crowd.dial(ticket, partial(self._back, after), self._refused)

        if self.crowd.mints:
            self.minter = Minter(self.crowd.fleet, self.crowd.address, _LINES, come)
            for cookie in self.crowd.cookies(self.count):
                self.minter.want(cookie)
        else:
            for ticket in self.crowd.tickets(self.count):
                come(ticket)
        self._come = come

    def _refused(self, connection: Connection, why: str) -> None:
        self.retried += 1
        self.seen.pop(connection, None)
        self.retries.append(perf_counter() + _RETRY_S)

    def _retry(self) -> None:
        now = perf_counter()
        while self.retries and self.retries[0] <= now:
            self.retries.pop(0)
            if self.minter is not None:
                self.minter.want(self.crowd.cookies(1)[0])
            else:
                self._come(self.crowd.tickets(1)[0])

    def _back(self, after: int, connection: Connection) -> None:
        seen: set[int] = set()
        self.seen[connection] = seen
        connection.hear(lambda payload: seen.update(map(int, _SEQ.findall(payload[:200]))))
        stream = f"room:{self.crowd.room}"
        body = {"streams": {stream: [after, self.crowd.epoch]}}
        connection.call("resume", body, partial(self._resumed, stream, seen))

    def _resumed(self, stream: str, seen: set[int], reply: dict[str, Any]) -> None:
        answer = reply["streams"][stream]
        if not answer.get("ok"):
            self.resets += 1
        seen.update(event["seq"] for event in answer.get("events", ()))
        self.answered.append(perf_counter())

    def _talk(self) -> None:
        """A message now and then, but only when the one before was acked."""
        now = perf_counter()
        if self.unanswered == 0 and now - self.spoke_at > 1 / _DURING_PER_S:
            self.spoke_at = now
            self._say()

    def _say(self) -> None:
        self.unanswered += 1
        self.crowd.say(self.talker, f"storm-{secrets.token_hex(6)}", "While you were away. " * 9, self._said)

    def _said(self, seq: int) -> None:
        self.unanswered -= 1

    def _say_now(self, count: int) -> None:
        for _ in range(count):
            self._say()
        crowd = self.crowd
        answered = crowd.fleet.until(lambda: self.unanswered == 0 or bool(crowd.losses), PATIENCE_S)
        crowd.check_losses()
        if not answered:
            raise RuntimeError(f"{self.unanswered} messages were not acked, and their sender is still connected")

    def _last_words(self, after: int) -> set[int]:
        """One more message and a while for it to arrive; every seq that each client must have by then."""
        self._say_now(1)
        top = self.crowd.top
        self.crowd.fleet.until(lambda: all(top in seen for seen in self.seen.values()), 10)
        return set(range(after + 1, top + 1))
