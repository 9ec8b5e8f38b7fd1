"""What is measured, in three stages, each on servers of its own. Servers take turns: A B C, B C A, C A B."""

import contextlib
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from tests.bench.accounting import rss_kib
from tests.bench.plan import Plan
from tests.bench.raw_sqlite import appends_per_second
from tests.bench.servers import OURS, SQLITE, TAKE_PART
from tests.bench.targets import Running, Start
from tests.bench.wal import WalMeter

# How many are connected before the memory of the rest is counted: what a first few make a server load is not theirs.
_FIRST = 50
_SETTLE_S = 3.0
# What a server still does for a message after its ack.
_AFTERWARDS_S = 1.0
_MUCH_ELSEWHERE = 0.05

Round = dict[str, Any]
Results = dict[str, dict[str, list[Round]]]
Servers = dict[str, Running]


class Bench:
    """Collects `results[measure][server]`, a list of rounds, and what went wrong in `failures`."""

    def __init__(self, plan: Plan, wanted: frozenset[str], starts: dict[str, Start], work: Path) -> None:
        self.plan, self.wanted, self.work = plan, wanted, work
        self.results: Results = defaultdict(lambda: defaultdict(list))
        self.failures: list[str] = []
        self._starts = starts
        self._began = time.monotonic()

    def run(self) -> None:
        """Everything that is wanted."""
        for stage in (self._growing_room, self._doors, self._large_room):
            stage()

    def check_company(self, share: float) -> None:
        """Note when others used so much of the machine that figures suffer."""
        if share > _MUCH_ELSEWHERE:
            self.failures.append(
                f"other programs used {share:.0%} of this machine meanwhile; run it again on a quiet one"
            )

    def _spent(self) -> float:
        return time.monotonic() - self._began

    def _wants(self, *measures: str) -> bool:
        return bool(self.wanted.intersection(measures)) and self._spent() < self.plan.limit_s

    def _say(self, text: str) -> None:
        click.echo(f"[{self._spent():4.0f} s] {text}", err=True)

    @contextlib.contextmanager
    def _started(self, *measures: str) -> Iterator[Servers]:
        """Every server that takes part in one of `measures`, as far as they are wanted."""
        names = {name for measure in self.wanted.intersection(measures) for name in TAKE_PART[measure]}
        running: Servers = {}
        try:
            for name in filter(names.__contains__, self._starts):
                running[name] = self._starts[name]()
            yield running
        finally:
            for each in running.values():
                each.stop()

    def _each(
        self, running: Servers, what: str, do: Callable[[Running], Any], measure: str | None = None, first: int = 0
    ) -> dict[str, Any]:
        """Do something on every server, or those that take part in `measure`, from the `first` on; one that fails
        takes no further part in its stage."""
        names = [name for name in running if measure is None or name in TAKE_PART[measure]]
        first %= len(names) or 1
        answers: dict[str, Any] = {}
        for name in names[first:] + names[:first]:
            try:
                answers[name] = do(running[name])
            except RuntimeError as failure:
                self.failures.append(f"{what}, {name}: {failure}")
                self._say(self.failures[-1])
                running.pop(name).stop()
        return answers

    def _rounds(self, measure: str, running: Servers, do: Callable[[Running], Round]) -> None:
        """Do something in turn on the servers that take part; `measure` is its name and a size, if there are several:
        "fanout.200"."""
        self._say(measure)
        for number in range(self.plan.rounds):
            if number and self._spent() > self.plan.soft_limit_s:
                break
            for name, answer in self._each(running, measure, do, measure.partition(".")[0], number).items():
                self.results[measure][name].append(answer)

    # -- a room that grows

    def _growing_room(self) -> None:
        plan = self.plan
        alone, together = ("message", "pages"), ("fanout", "senders", "steady")
        if not self._wants(*alone, *together):
            return
        with self._started(*alone, *together) as running:
            if self._wants(*alone):
                self._gather(running, 1)
            if self._wants("message"):
                self._rounds("message", running, self._one_sender)
            if self._wants("pages"):
                self._rounds("pages", running, self._pages)
            for size in plan.sizes:
                if not self._wants(*together):
                    return
                self._gather(running, size)
                if self._wants("fanout"):
                    self._rounds(f"fanout.{size}", running, self._one_sender)
                if size in plan.sender_sizes and self._wants("senders"):
                    self._rounds(f"senders.{size}", running, self._many_senders)
                if size in plan.steady_sizes and self._wants("steady"):
                    self._rounds(f"steady.{size}", running, self._steady)

    def _gather(self, running: Servers, size: int) -> None:
        """Fill the room up to `size` and let the servers warm up for it."""
        self._say(f"{size} clients come in")
        self._each(running, "connecting", lambda each: each.load.do("grow", to=size))
        self._each(running, "joining", lambda each: each.load.do("join"))
        self._each(running, "warming up", lambda each: self._send(each, 1, self.plan.warm_s, "delivered"))

    def _send(self, each: Running, senders: int, seconds: float, pace: str) -> Round:
        answer: Round = each.load.do("send", senders=senders, seconds=seconds, size=self.plan.body, pace=pace)
        return answer

    def _one_sender(self, each: Running) -> Round:
        return self._send(each, 1, self.plan.send_s, "delivered")

    def _pages(self, each: Running) -> Round:
        assert each.database is not None
        meter = WalMeter(each.database)
        for _ in range(self.plan.paged):
            self._say_at(each, self.plan.steady_rate, 1 / self.plan.steady_rate)
            meter.look()
        each.load.do("wait", seconds=_AFTERWARDS_S)
        return {"messages": self.plan.paged, "pages": meter.look()}

    def _many_senders(self, each: Running) -> Round:
        return self._send(each, self.plan.senders, self.plan.send_s, "delivered")

    def _steady(self, each: Running) -> Round:
        return self._say_at(each, self.plan.steady_rate, self.plan.steady_s)

    def _say_at(self, each: Running, rate: float, seconds: float) -> Round:
        answer: Round = each.load.do("steady", rate=rate, seconds=seconds, size=self.plan.body)
        return answer

    # -- coming in, and storing

    def _doors(self) -> None:
        if not self._wants("connects", "appends"):
            return
        with self._started("connects", "appends") as running:
            if self._wants("connects"):
                self._each(running, "warming up", self._come_and_go, "connects")
                self._rounds("connects", running, self._come_and_go)
            if self._wants("appends"):
                self._appends(running)

    def _come_and_go(self, each: Running) -> Round:
        answer: Round = each.load.do("grow", to=self.plan.connects, settle=True)
        each.load.do("leave")
        each.load.do("wait", seconds=0.5)
        return {"connects": self.plan.connects, **answer}

    def _appends(self, running: Servers) -> None:
        plan = self.plan
        self._each(running, "connecting", lambda each: each.load.do("grow", to=plan.appenders))
        self._each(running, "joining", lambda each: each.load.do("join"))
        self._each(running, "warming up", lambda each: self._send(each, plan.appenders, plan.warm_s, "acked"))

        def append(each: Running) -> Round:
            if each is running.get(OURS):  # the raw rate is taken beside ours, so that both meet the same disk
                raw = appends_per_second(self.work, plan.append_s)
                self.results["appends"][SQLITE].append({"messages": raw, "wall_s": 1.0})
            return self._send(each, plan.appenders, plan.append_s, "acked")

        self._rounds("appends", running, append)

    # -- many clients

    def _large_room(self) -> None:
        if not self._wants("fanout", "memory", "storm"):
            return
        with self._started("fanout", "memory", "storm") as running:
            size = self.plan.large if self._wants("fanout", "memory") else self.plan.storm + 1
            before = self._each(running, "connecting", lambda each: self._idle(each, _FIRST))
            self._say(f"{size} clients come in")
            after = self._each(running, "connecting", lambda each: self._idle(each, size))
            for name in filter(TAKE_PART["memory"].__contains__, after):
                self.results[f"memory.{size}"][name].append({"kib": (after[name] - before[name]) / (size - _FIRST)})
            if self._wants("fanout"):
                self._gather(running, size)
                self._rounds(f"fanout.{size}", running, self._one_sender)
            if self._wants("storm"):
                self._storm(running)

    def _idle(self, each: Running, size: int) -> int:
        each.load.do("grow", to=size)
        each.load.do("wait", seconds=_SETTLE_S)
        return rss_kib(each.server.pid)

    def _storm(self, running: Servers) -> None:
        def prepare(each: Running) -> None:
            each.load.do("leave", keep=self.plan.storm + 1)
            each.load.do("join")
            each.load.do("wait", seconds=1.0)

        self._each(running, "before the storm", prepare, "storm")
        self._rounds(f"storm.{self.plan.storm}", running, lambda each: each.load.do("storm"))


def open_files_allow(clients: int) -> bool:
    """Whether this machine lets one process have so many connections."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = clients + 500
    if hard != resource.RLIM_INFINITY and hard < wanted:
        return False
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))  # servers inherit it
    return sys.platform == "linux"
