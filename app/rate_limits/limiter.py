"""The rate limiter."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from app.errors import is_our_failure
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

    @asynccontextmanager
    async def attempt(self, rule: Rule, key: str) -> AsyncIterator[None]:
        """Count this block as one use of `rule` by `key`: before it runs, so that many at once count as many. Raises
        `RateLimited` as `check` does."""
        await self.check(rule, key)
        async with self.unless_we_fail(rule, key):
            yield

    @asynccontextmanager
    async def unless_we_fail(self, rule: Rule, key: str) -> AsyncIterator[None]:
        """Take the use of `rule` by `key` that was counted for this block back if the block fails for a reason of ours:
        with a full disk nobody shall be locked out for trying. What was found wrong has to leave the block as that, not
        as a failure to record it; and a client that goes away before the answer has tried nonetheless."""
        try:
            yield
        except Exception as error:
            if self.enabled and is_our_failure(error):
                await self._everywhere(rule, lambda counts: counts.take_back(rule, key))
                await self._here.take_back(rule, key)
            raise

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
