"""The tables of `make bench`, and the figures to reach."""

import math
from collections.abc import Callable
from typing import Any

from tests.bench.figure import percentile
from tests.bench.plan import Plan
from tests.bench.report import Block, Column, Goal, Report, Round
from tests.bench.servers import HTML, LOOP, NODE, NODE_GROUPED, SQLITE, TITLES, UWS, UWS_GROUPED


def delivery_us(each: Round) -> float:
    """Processor time of the server for an event at one client."""
    return float(each["server_s"] / max(each["deliveries"], 1) * 1e6)


def message_us(each: Round) -> float:
    """… for a message, with whatever it takes."""
    return float(each["server_s"] / max(each["messages"], 1) * 1e6)


def _latency(percent: int) -> dict[str, Any]:
    """Over the messages of all rounds together, since a round has too few for a 99th percentile."""

    def of(each: Round) -> float:
        return percentile(each["latencies_ms"], percent) if each["latencies_ms"] else math.nan

    def whole(rounds: list[Round]) -> float:
        return of({"latencies_ms": [latency for each in rounds for latency in each["latencies_ms"]]})

    return {"of": of, "whole": whole}


def _connect_ms(*parts: str) -> Callable[[Round], float]:
    return lambda each: float(sum(each[part]["server_s"] for part in parts) / each["connects"] * 1e3)


def _connects_per_s(each: Round) -> float:
    return float(each["connects"] / (each["minting"]["wall_s"] + each["connecting"]["wall_s"]))


def _rate(each: Round) -> float:
    return float(each["messages"] / each["wall_s"])


def _of(key: str, per: str | None = None, scale: float = 1.0) -> Callable[[Round], float]:
    return lambda each: float(each[key] / (each[per] if per else 1) * scale)


def _lost(rounds: list[Round]) -> float:
    return float(sum(each["lost"] for each in rounds))


def comparison(plan: Plan) -> Report:
    """What is told of the measures of `plan`."""
    crowd, large, storm = plan.crowd, plan.large, f"storm.{plan.storm}"
    message = Column("CPU for a message, one client, µs", "message", message_us, 0)
    pages = Column("pages of WAL for a message", "pages", _of("pages", "messages"))
    fanout = {size: Column(f"{size:,} / 1", f"fanout.{size}", delivery_us, 2) for size in (*plan.sizes, large)}
    senders = {
        size: Column(f"{size:,} / {plan.senders}", f"senders.{size}", delivery_us, 2) for size in plan.sender_sizes
    }
    last = {
        percent: Column(f"{crowd:,} / 1, p{percent}", f"fanout.{crowd}", **_latency(percent)) for percent in (50, 99)
    }
    steady = {
        size: Column(f"{size:,}, {plan.steady_rate:g} a second, p95", f"steady.{size}", **_latency(95))
        for size in plan.steady_sizes
    }
    connect = Column("CPU for a connect, with its tokens, ms", "connects", _connect_ms("minting", "connecting"), 2)
    tokens = Column("of that its tokens, ms", "connects", _connect_ms("minting"), 2)
    appends = Column(f"stored appends a second, {plan.appenders} senders", "appends", _rate, 0)
    memory = Column(f"memory for an idle connection of {large:,}, KiB", f"memory.{large}", _of("kib"))
    back = Column(f"{plan.storm:,} back and caught up, s", storm, _of("wall_s"), 2)
    missing = Column("events missing at the end", storm, _of("lost"), 0, _lost)
    blocks = (
        Block("One message, stored and delivered", (message, pages)),
        Block("CPU for a delivery, µs, by clients / senders", (*fanout.values(), *senders.values())),
        Block("From sending to the last client, ms", (*last.values(), *steady.values())),
        Block(
            "Coming in, and storing",
            (connect, tokens, Column("connects a second", "connects", _connects_per_s, 0), appends, memory),
        ),
        Block(
            "A reconnect storm",
            (back, Column("CPU for each, with its tokens, ms", storm, _of("server_s", "clients", 1e3), 2), missing),
        ),
    )
    of_uws = {200: 1.2}
    goals = (
        Goal("CPU for a message, one client, JSON, µs", message, most=300),
        Goal("CPU for a message, one client, HTML, µs", message, most=400, ours=HTML),
        Goal("pages of WAL for a message", pages, most=14),
        *(
            Goal(f"CPU for a delivery, {size:,} clients, 1 sender", column, UWS, of_uws.get(size, 1.0))
            for size, column in fanout.items()
            if size >= 200
        ),
        *(
            Goal(f"CPU for a delivery, {size:,} clients, 1 sender", column, LOOP, 1.15)
            for size, column in fanout.items()
            if size >= 1_000
        ),
        *(
            Goal(f"CPU for a delivery, {size:,} clients, {plan.senders} senders", column, UWS_GROUPED, 1.0)
            for size, column in senders.items()
        ),
        Goal(f"sending → last of {crowd:,}, p99", last[99], NODE, 1.0),
        *(
            Goal(f"sending → last of {size:,}, p95, ms", column, most=50 if size <= 200 else 150)
            for size, column in steady.items()
        ),
        Goal("CPU for a connect, with its tokens", connect, NODE, 1.0),
        Goal("stored appends", appends, SQLITE, least=0.8),
        Goal("stored appends", appends, NODE_GROUPED, least=1.2),
        Goal("memory for an idle connection", memory, NODE, 0.35),
        Goal("storm: back and caught up, s", back, most=10),
        Goal("storm: events missing", missing, most=0),
    )
    return Report(blocks, goals, TITLES)
