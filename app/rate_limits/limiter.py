"""The rate limiter."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from app.rate_limits.counters import WindowCounters
from app.rate_limits.memory import MemoryStorage
from app.rate_limits.rules import Rule

if TYPE_CHECKING:
    from app.rate_limits.redis import RedisCounters


class Limiter:
    """Counts in the memory of this process, and shared rules in `shared` (Redis). While that is down memory decides,
    which counts the uses of this process. With `enabled` false everything passes (for benchmarks)."""

    def __init__(self, shared: "RedisCounters | None" = None, *, enabled: bool = True) -> None:
        self.enabled = enabled
        self._here = WindowCounters(MemoryStorage())
        self._shared = shared

    async def check(self, rule: Rule, key: str) -> None:
        """Count one use of `rule` by `key`. Raises `RateLimited` (with the time to wait) if it is one too many; a
        refused use is not counted."""
        if not self.enabled:
            return
        if await self._everywhere(rule, lambda counts: counts.check(rule, key)):
            await self._here.count_use(rule, key)
        else:
            await self._here.check(rule, key)

    async def test(self, rule: Rule, key: str) -> None:
        """Raise `RateLimited` if another use would be one too many, without counting one."""
        if self.enabled and not await self._everywhere(rule, lambda counts: counts.test(rule, key)):
            await self._here.test(rule, key)

    async def reset(self, rule: Rule, key: str) -> None:
        """Reset the count of `rule` for `key`, after a success."""
        await self._everywhere(rule, lambda counts: counts.reset(rule, key))
        await self._here.reset(rule, key)

    async def _everywhere(self, rule: Rule, question: Callable[[WindowCounters], Awaitable[None]]) -> bool:
        """Whether the shared counters decided (raising if they did so against it)."""
        return self._shared is not None and rule.shared and await self._shared.answer(question)

    async def close(self) -> None:
        """Close the connections to Redis, if it is used."""
        if self._shared is not None:
            await self._shared.close()
