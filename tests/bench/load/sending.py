"""Messages into the room: as fast as they are delivered, as fast as they are acked, or at a steady rate."""

import secrets
from collections.abc import Callable
from functools import partial
from time import perf_counter
from typing import Any

from tests.bench.accounting import Meter
from tests.bench.load.connection import Connection
from tests.bench.load.crowd import Crowd

_STEADY_SENDERS = 20
# Members that are not watched are read after so many messages, when what waits for them is still a fraction of what
# their kernel holds; and at the latest after so long, since they have pings to answer.
_SWEEP_EVERY = 16
_SWEEP_EVERY_S = 1.0


class Exchange:
    """Messages into the room of `crowd`, and when each was sent, acked and delivered to the last member.

    A message's ordinal is its place since the beginning of this exchange, which its ack tells.
    """

    def __init__(self, crowd: Crowd, senders: list[Connection], size: int) -> None:
        self.crowd = crowd
        self.sent = self.acked = 0
        self.latencies: list[float] = []
        self.after_ack: Callable[[Connection], None] = lambda sender: None
        self.after_delivery: Callable[[Connection], None] = lambda sender: None
        self._body = ("Switchboard " * (size // 12 + 1))[:size]
        self._run = secrets.token_hex(4)
        self._base = crowd.top
        self._delivered_at: dict[int, float] = {}
        self._waiting: dict[int, tuple[Connection, float]] = {}
        self._others_before = self._others()
        self._swept, self._swept_at = 0, perf_counter()
        crowd.fleet.watch([member.fd for member in crowd.members], [sender.fd for sender in senders])
        crowd.fleet.finished = self._finished
        self._meter = Meter(crowd.pid)

    def say(self, sender: Connection) -> None:
        """Send one message."""
        self.sent += 1
        self.crowd.say(sender, f"{self._run}-{self.sent}", self._body, partial(self._acked, sender, perf_counter()))

    def _acked(self, sender: Connection, began: float, seq: int) -> None:
        self.acked += 1
        ordinal = seq - self._base
        at = self._delivered_at.pop(ordinal, None)
        if at is None:
            self._waiting[ordinal] = sender, began
        self.after_ack(sender)
        if at is not None:
            self._complete(sender, at - began)

    def _finished(self, ordinal: int, at: float) -> None:
        if ordinal >= self._swept + _SWEEP_EVERY or at >= self._swept_at + _SWEEP_EVERY_S:
            self._swept, self._swept_at = ordinal, at
            self.crowd.fleet.sweep()
        waiting = self._waiting.pop(ordinal, None)
        if waiting is None:
            self._delivered_at[ordinal] = at
        else:
            self._complete(waiting[0], at - waiting[1])

    def _complete(self, sender: Connection, latency: float) -> None:
        self.latencies.append(latency)
        self.after_delivery(sender)

    def _others(self) -> int:
        return sum(member.other_frames for member in self.crowd.members)

    def finish(self) -> dict[str, Any]:
        """Wait for what is under way; what all of it took. Times of messages in ms."""
        fleet = self.crowd.fleet
        expected, before = self.sent * len(self.crowd.members), self._others_before + self.sent

        def done() -> bool:
            if self.acked < self.sent or fleet.low < self.sent:
                return False
            fleet.sweep()
            return fleet.total() >= expected

        if not fleet.until(done, self.crowd.patience_s):
            fleet.sweep()
        cost = self._meter.read()
        fleet.finished = lambda ordinal, at: None
        counts = fleet.unwatch()
        self.crowd.check_losses()
        return {
            "messages": self.sent,
            "deliveries": sum(counts),
            "lost": expected - sum(counts),
            "server_s": cost.server_s,
            "load_s": cost.load_s,
            "wall_s": cost.wall_s,
            "other_frames": self._others() - before,
            "latencies_ms": [round(latency * 1_000, 3) for latency in self.latencies],
        }


def exchange(crowd: Crowd, senders: int, seconds: float, size: int, *, pace: str) -> dict[str, Any]:
    """For `seconds`, each of `senders` sends its next message when its last one was `pace`: `acked`, or `delivered` to
    every member."""
    talkers = crowd.members[:senders]
    talk = Exchange(crowd, talkers, size)
    end = perf_counter() + seconds

    def again(sender: Connection) -> None:
        if perf_counter() < end:
            talk.say(sender)

    if pace == "acked":
        talk.after_ack = again
    else:
        talk.after_delivery = again
    for sender in talkers:
        talk.say(sender)
    crowd.fleet.until(lambda: perf_counter() >= end, seconds)
    return talk.finish()


def steady(crowd: Crowd, rate: float, seconds: float, size: int) -> dict[str, Any]:
    """`rate` messages a second for `seconds`, from several senders in turn, however long they take."""
    senders = crowd.members[:_STEADY_SENDERS]
    talk = Exchange(crowd, senders, size)
    began = perf_counter()
    for number in range(int(rate * seconds)):
        due = began + number / rate
        crowd.fleet.until(lambda due=due: perf_counter() >= due, due - perf_counter())
        talk.say(senders[number % len(senders)])
    return talk.finish()
