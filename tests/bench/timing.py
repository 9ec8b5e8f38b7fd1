"""What a piece of work takes, again and again."""

import statistics
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from tests.bench.figure import percentile


@dataclass(frozen=True, slots=True)
class Took:
    """What one look took, in milliseconds: on the clock, and of this process's processor time, in which that of
    PostgreSQL is not."""

    wall: float
    cpu: float


async def times(work: Callable[[], Awaitable[object]], rounds: int) -> list[Took]:
    """What `work` takes each time, after one that is not counted."""
    await work()
    took = []
    for _ in range(rounds):
        began, used = time.perf_counter(), time.process_time()
        await work()
        took.append(Took((time.perf_counter() - began) * 1_000, (time.process_time() - used) * 1_000))
    return took


def p95(took: Sequence[Took]) -> float:
    """The 95th percentile on the clock."""
    return percentile([each.wall for each in took], 95)


def median(took: Sequence[Took]) -> float:
    """The median on the clock."""
    return statistics.median(each.wall for each in took)


def cpu(took: Sequence[Took]) -> float:
    """The median of processor time."""
    return statistics.median(each.cpu for each in took)
