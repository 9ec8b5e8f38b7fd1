"""Chaos: while people talk, processes are killed and Redis is taken away; then it is counted what became of it all."""

import asyncio
import os
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from tests.support.redis_server import RedisServer
from tests.support.reliable_client import ReliableClient
from tests.support.server_process import ServerProcess

# `make chaos` sets it.
SECONDS = float(os.environ.get("CHAOS_SECONDS", "10"))
_LONG_S = 30.0


@dataclass(frozen=True)
class ChaosPlan:
    """How bad it is: for `seconds`, and for longer if there were not `least_kills` by then. Each pair is the range of a
    random time in seconds: between two kills of processes, until a killed one is started again, how long Redis stays
    and how long it is away, between two messages of one person."""

    seconds: float
    kill_every: tuple[float, float]
    down: tuple[float, float] = (0.0, 0.5)
    redis_up: tuple[float, float] = (0.7, 1.5)
    redis_away: tuple[float, float] = (0.7, 1.5)
    say_every: tuple[float, float] = (0.25, 0.75)
    least_kills: int = 3


def plan_chaos(seconds: float = SECONDS) -> ChaosPlan:
    """Weather for so long; when there is little time, it is worse."""
    return ChaosPlan(seconds, kill_every=(2.0, 4.0) if seconds >= _LONG_S else (0.5, 1.5))


@dataclass
class ChaosReport:
    """What happened: `said` are the `client_id`s of all messages, `kills` and `outages` are counted."""

    said: list[str] = field(default_factory=list)
    kills: int = 0
    outages: int = 0

    def report(self, clients: Sequence[ReliableClient]) -> str:
        """The figures, in a line."""
        counts: Counter[str] = sum((client.counts for client in clients), Counter())
        told = ", ".join(f"{counts[name]} {name}" for name in ("visits", "again", "dup", "known", "fills", "resets"))
        return f"{len(self.said)} messages, {self.kills} kills, {self.outages} outages of Redis; clients: {told}"


Start = Callable[[ServerProcess], Awaitable[None]]


async def run_chaos(
    weather: ChaosPlan,
    nodes: Sequence[ServerProcess],
    clients: Sequence[ReliableClient],
    redis: RedisServer | None,
    start: Start,
) -> ChaosReport:
    """Let everybody talk while it rages; returns when it is calm again and nobody has anything unsent. `start` starts a
    node that was killed."""
    happened = ChaosReport()
    over = asyncio.get_running_loop().time() + weather.seconds

    def rages() -> bool:
        return asyncio.get_running_loop().time() < over or happened.kills < weather.least_kills

    async def talk(client: ReliableClient) -> None:
        while rages():
            happened.said.append(client.say(f"{client.name} says {len(happened.said)}"))
            await _pause(weather.say_every)

    async def kill() -> None:
        while rages():
            await _pause(weather.kill_every)
            node = random.choice(nodes)
            node.kill()
            happened.kills += 1
            await _pause(weather.down)
            await start(node)

    async def take_redis_away() -> None:
        while redis is not None and rages():
            await _pause(weather.redis_up)
            random.choice((redis.stop, redis.freeze))()
            happened.outages += 1
            await _pause(weather.redis_away)
            await asyncio.to_thread(redis.start)

    await asyncio.gather(kill(), take_redis_away(), *(talk(client) for client in clients))
    await asyncio.gather(*(client.all_sent() for client in clients))
    return happened


async def _pause(span: tuple[float, float]) -> None:
    await asyncio.sleep(random.uniform(*span))
