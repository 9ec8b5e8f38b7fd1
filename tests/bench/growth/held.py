"""What a server keeps of those who came and went: what it holds, by its own count, after ever more connects."""

import signal
import time
from collections.abc import Mapping
from pathlib import Path

import click
import orjson

from tests.bench.accounting import rss_kib
from tests.bench.growth.plan import Plan
from tests.bench.processes import Process
from tests.bench.report import Tables
from tests.bench.targets import Switchboard, start_on

# What is told first of what the server counts (`tests.fault.counting_server`); the rest follows as it comes.
_SIGN = b'{"tasks"'
_ANSWER_S = 30.0
# Longer than a link that is gone is kept for its deadline, and than a close frame is waited for.
_SETTLE_S = 6.0
MEMORY = "memory, MB"
# What should be as before, but for what comes and goes.
KINDS = {
    "files": "open files",
    "links": "clients",
    "sockets": "Engine.IO sockets",
    "environments": "requests of sockets",
    "connections": "namespaces of clients",
    "rooms": "rooms with somebody in them",
    "present": "people who are present",
    "library": "entries of python-socketio",
    "cursors": "places in streams",
    "tasks": "tasks",
    "timers": "timers",
    "cancelled": "of these cancelled",
    "tokens": "tokens, for ten minutes",
    "objects": "Python objects",
}

Held = Mapping[str, float]


def measure(work: Path, plan: Plan) -> dict[int, Held]:
    """What is held after so many connects, by their number; at first after those of one batch, which fills what is
    filled once."""
    prepared = Switchboard(work, plan.people).prepared
    running = start_on(prepared, work, command=("-m", "tests.fault.counting_server"))
    found: dict[int, Held] = {}
    try:
        done = 0
        for count in (plan.at_once, *plan.gone):
            while done < count:
                now = min(plan.at_once, count - done)
                running.load.do("grow", to=now)
                running.load.do("leave")
                done += now
            running.load.do("wait", seconds=_SETTLE_S)
            found[count] = held_by(running.server)
            click.echo(f"{count:,} have come and gone", err=True)
    finally:
        running.stop()
    return found


def held_by(server: Process) -> Held:
    """What the server says that it holds, and its resident memory. Raises `RuntimeError` if it says nothing."""
    answers = server.log.read_bytes().count(_SIGN)
    server.tell(signal.SIGUSR1)
    end = time.monotonic() + _ANSWER_S
    while time.monotonic() < end:
        told = [line for line in server.log.read_bytes().splitlines() if line.startswith(_SIGN) and line.endswith(b"}")]
        if len(told) > answers:
            return {MEMORY: rss_kib(server.pid) / 1_024, **orjson.loads(told[-1])}
        time.sleep(0.05)
    raise RuntimeError("the server does not say what it holds")


def tables(found: Mapping[int, Held]) -> Tables:
    """The table of what is held."""
    heads = [f"{count:,} connects" for count in found]
    rows = [["", *heads, "a connect"]]
    first, last = min(found), max(found)
    for key, title in {MEMORY: MEMORY, **KINDS}.items():
        values = [each[key] for each in found.values()]
        more = (found[last][key] - found[first][key]) / max(last - first, 1)
        digits = 1 if key == MEMORY else 0
        each = f"{more * 1_024:.2f} kB" if key == MEMORY else f"{more:.3f}"
        rows.append([title, *(f"{value:,.{digits}f}" for value in values), each])
    yield "What is held when all have gone", rows
