"""Tries on the way in: counted before anything is looked up, and a failure of ours is none."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from app import audit
from app.errors import RateLimited
from app.rate_limits import Limiter
from app.rate_limits.rules import Rule


@asynccontextmanager
async def count_attempt(limiter: Limiter, rule: Rule, key: str) -> AsyncIterator[None]:
    """Count this block as one try of `rule` by `key`, as `Limiter.attempt` does. Raises `RateLimited`, which the log
    tells of."""
    try:
        await limiter.check(rule, key)
    except RateLimited:
        await record_throttled(rule)
        raise
    async with limiter.unless_we_fail(rule, key):
        yield


async def record_throttled(rule: Rule) -> None:
    """Record that somebody was refused by `rule`."""
    await audit.record(audit.Action.SIGN_IN_THROTTLED, outcome="refused", meta={"code": rule.name})
