"""One command a line on standard input, its answer on standard output, both JSON. Pings are answered all the time."""

import dataclasses
import gc
import resource
import select
import sys
from collections.abc import Callable
from typing import Any

import orjson

from tests.bench.load.crowd import Crowd
from tests.bench.load.living import live
from tests.bench.load.sending import exchange, steady
from tests.bench.load.storm import Storm

Commands = dict[str, Callable[..., Any]]


def commands(crowd: Crowd) -> Commands:
    """What the program can be told to do."""

    def send(senders: int, seconds: float, size: int, pace: str) -> Any:
        return exchange(crowd, senders, seconds, size, pace=pace)

    return {
        "grow": lambda to, settle=False: _costs(crowd.grow(to, settle=settle)),
        "join": crowd.join,
        "leave": lambda keep=0: crowd.leave(keep=keep),
        "wait": crowd.wait,
        "send": send,
        "steady": lambda rate, seconds, size: steady(crowd, rate, seconds, size),
        "live": lambda seconds, typing=0, changes=0.0: live(crowd, seconds, typing, changes),
        "storm": lambda: Storm(crowd).run(),
    }


def _costs(costs: dict[str, Any]) -> dict[str, Any]:
    return {name: dataclasses.asdict(cost) for name, cost in costs.items()}


def main() -> None:
    """Serve commands until the input ends. The first line says who to be: the fields of `Crowd`."""
    gc.disable()  # nothing here is circular for long, and a pause would look like the server's
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    orders = open(0, "rb", buffering=0)  # noqa: SIM115 - unbuffered, or `select` would miss a line that was read ahead
    described = orjson.loads(orders.readline())
    crowd = Crowd(**described | {"address": tuple(described["address"])})
    known = commands(crowd)
    while True:
        readable, _, _ = select.select([orders, crowd.fleet], [], [])
        if orders not in readable:
            crowd.fleet.turn(0)
            continue
        line = orders.readline()
        if not line:
            return
        order = orjson.loads(line)
        try:
            answer = {"ok": known[order.pop("do")](**order)}
        except (RuntimeError, OSError) as error:  # OSError: the server is gone
            answer = {"error": str(error)}
        sys.stdout.buffer.write(orjson.dumps(answer) + b"\n")
        sys.stdout.buffer.flush()


main()
