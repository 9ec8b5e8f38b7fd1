"""Counters of uses, in memory or in Redis."""

import math
import time
from typing import TYPE_CHECKING

from limits.aio.strategies import SlidingWindowCounterRateLimiter

from app.errors import RateLimited
from app.rate_limits.rules import Rule

if TYPE_CHECKING:
    from limits.aio.storage import MemoryStorage, RedisStorage


class WindowCounters:
    """Sliding-window counters of uses by rule and key, in `storage`."""

    def __init__(self, storage: "MemoryStorage | RedisStorage") -> None:
        self._strategy = SlidingWindowCounterRateLimiter(storage)

    async def check(self, rule: Rule, key: str) -> None:
        """Count one use of `rule` by `key`. Raises `RateLimited` (with the time to wait) if it is one too many; a
        refused use is not counted."""
        if not await self._strategy.hit(rule.rate, rule.name, key):
            raise await self._limited(rule, key)

    async def test(self, rule: Rule, key: str) -> None:
        """Raise `RateLimited` if another use would be one too many, without counting one."""
        if not await self._strategy.test(rule.rate, rule.name, key):
            raise await self._limited(rule, key)

    async def count_use(self, rule: Rule, key: str) -> None:
        """Count one use that another counter allowed."""
        await self._strategy.hit(rule.rate, rule.name, key)

    async def take_back(self, rule: Rule, key: str) -> None:
        """Take one use back that was counted."""
        await self._strategy.hit(rule.rate, rule.name, key, cost=-1)

    async def reset(self, rule: Rule, key: str) -> None:
        """Reset the count of `rule` for `key`."""
        await self._strategy.clear(rule.rate, rule.name, key)

    async def _limited(self, rule: Rule, key: str) -> RateLimited:
        stats = await self._strategy.get_window_stats(rule.rate, rule.name, key)
        wait_ms = max(1, math.ceil((stats.reset_time - time.time()) * 1000))
        return RateLimited(f"{rule.name}: at most {rule.rate}", retry_after_ms=wait_ms)
