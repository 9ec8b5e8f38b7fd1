"""Rate limits: how often a thing may be done, by whom. Rules are data; counting is the `limits` library's sliding
window, which neither doubles at the edge of a window nor trusts anyone's clock but the store's."""

import asyncio
import contextlib
import time
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_address, ip_network

from limits import RateLimitItem, parse
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter

from app.errors import RateLimited

# One household or office gets one IPv6 /64, so an attacker has 2**64 addresses there; they count as one.
_IPV6_PREFIX = 64


@dataclass(frozen=True, slots=True)
class Rule:
    """At most what `rate` says ("5 per 15 minute") for each key. `name` keeps the counters of rules apart."""

    name: str
    rate: RateLimitItem

    @classmethod
    def of(cls, name: str, rate: str) -> "Rule":
        """The rule `name` with `rate` in the notation of the `limits` library."""
        return cls(name, parse(rate))


@lru_cache(maxsize=4_096)
def address_key(address: str) -> str:
    """What an address is counted under: itself, or its /64 for IPv6."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    return str(parsed) if parsed.version == 4 else str(ip_network(f"{address}/{_IPV6_PREFIX}", strict=False))


class Limiter:
    """Counts in the memory of this process. With `enabled` false everything passes (for benchmarks)."""

    def __init__(self, *, enabled: bool = True) -> None:
        self._enabled = enabled
        self._storage = MemoryStorage()
        self._strategy = SlidingWindowCounterRateLimiter(self._storage)

    async def check(self, rule: Rule, key: str) -> None:
        """Count one use of `rule` by `key`. Raises `RateLimited` (saying when to come back) if it is one too many;
        a refused use is not counted."""
        if not self._enabled or await self._strategy.hit(rule.rate, rule.name, key):
            return
        raise await self._limited(rule, key)

    async def test(self, rule: Rule, key: str) -> None:
        """Raise `RateLimited` if another use would be one too many, without counting one."""
        if not self._enabled or await self._strategy.test(rule.rate, rule.name, key):
            return
        raise await self._limited(rule, key)

    async def _limited(self, rule: Rule, key: str) -> RateLimited:
        stats = await self._strategy.get_window_stats(rule.rate, rule.name, key)
        wait_ms = max(1, round((stats.reset_time - time.time()) * 1000))
        return RateLimited(f"{rule.name}: at most {rule.rate}", retry_after_ms=wait_ms)

    async def forget(self, rule: Rule, key: str) -> None:
        """Forget the uses of `rule` by `key` (after a success)."""
        await self._strategy.clear(rule.rate, rule.name, key)

    async def close(self) -> None:
        """End the store's own clean-up task."""
        timer = self._storage.timer
        if timer is not None and not timer.done():
            timer.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await timer
