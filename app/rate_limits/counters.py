"""Counters of uses, wherever they are kept."""

import time

from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter

from app.errors import RateLimited
from app.rate_limits.rules import Rule


class Counts:
    """The counters that `storage` keeps."""

    def __init__(self, storage: MemoryStorage | RedisStorage) -> None:
        self._strategy = SlidingWindowCounterRateLimiter(storage)

    async def check(self, rule: Rule, key: str) -> None:
        """Count one use of `rule` by `key`. Raises `RateLimited` (saying when to come back) if it is one too many;
        a refused use is not counted."""
        if not await self._strategy.hit(rule.rate, rule.name, key):
            raise await self._limited(rule, key)

    async def test(self, rule: Rule, key: str) -> None:
        """Raise `RateLimited` if another use would be one too many, without counting one."""
        if not await self._strategy.test(rule.rate, rule.name, key):
            raise await self._limited(rule, key)

    async def note(self, rule: Rule, key: str) -> None:
        """Count one use that was allowed elsewhere."""
        await self._strategy.hit(rule.rate, rule.name, key)

    async def forget(self, rule: Rule, key: str) -> None:
        """Forget the uses of `rule` by `key`."""
        await self._strategy.clear(rule.rate, rule.name, key)

    async def _limited(self, rule: Rule, key: str) -> RateLimited:
        stats = await self._strategy.get_window_stats(rule.rate, rule.name, key)
        wait_ms = max(1, round((stats.reset_time - time.time()) * 1000))
        return RateLimited(f"{rule.name}: at most {rule.rate}", retry_after_ms=wait_ms)
