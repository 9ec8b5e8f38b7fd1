"""Limits count the same wherever they are kept, and hold for all nodes together as long as Redis is there."""

import asyncio
import math
import random
import time
from collections.abc import AsyncIterator, Callable

import pytest
import structlog
from limits import parse
from limits.aio.storage import MemoryStorage as LibraryStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter

from app.errors import RateLimited
from app.rate_limits import Limiter, RedisCounters, memory, redis
from app.rate_limits.rules import Rule
from tests.support.redis_server import RedisServer

FIVE = Rule.of("test:five", "5 per hour")

StartLimiter = Callable[..., Limiter]


@pytest.fixture
async def limiter_at(tmp_path) -> AsyncIterator[StartLimiter]:
    """`limiter_at(url)`: the limiter of a node, with the counters of this test in that Redis (or None)."""
    made: list[Limiter] = []

    def make(url: str | None, **options: bool) -> Limiter:
        made.append(Limiter(RedisCounters(url, str(tmp_path)) if url else None, **options))
        return made[-1]

    yield make
    for limiter in made:
        await limiter.close()


@pytest.fixture(params=["memory", "redis"])
def limiter(request: pytest.FixtureRequest, limiter_at: StartLimiter) -> Limiter:
    """One with either kind of counters."""
    return limiter_at(request.getfixturevalue("redis_url") if request.param == "redis" else None)


async def allowed(limiter: Limiter, rule: Rule = FIVE, key: str = "somebody", tries: int = 10) -> int:
    """How many of so many uses pass."""
    passed = 0
    for _ in range(tries):
        try:
            await limiter.check(rule, key)
        except RateLimited:
            continue
        passed += 1
    return passed


async def allow_all(limiter: Limiter, rule: Rule) -> None:
    """Use what is left of `rule`, until a use is refused."""
    while True:
        await limiter.check(rule, "somebody")


async def test_a_use_over_the_limit_is_refused_with_a_time_to_retry(limiter):
    assert await allowed(limiter, tries=5) == 5
    with pytest.raises(RateLimited) as refused:
        await limiter.check(FIVE, "somebody")
    assert 0 < refused.value.retry_after_ms <= 3_600_000


@pytest.mark.usefixtures("moving_limits")
async def test_a_use_is_allowed_after_the_time_to_retry(limiter):
    rule = Rule.of("test:quick", "1 per 2 second")
    with pytest.raises(RateLimited) as refused:
        await allow_all(limiter, rule)
    # Whoever waits as long as they are told is let in; perhaps the second time, if the counter was asked at the edge.
    for _ in range(3):
        await asyncio.sleep(refused.value.retry_after_ms / 1000 + 0.01)
        try:
            return await limiter.check(rule, "somebody")
        except RateLimited as again:
            refused.value.retry_after_ms = again.retry_after_ms
    pytest.fail("it is refused for longer than it says")


async def test_rules_and_keys_are_counted_apart(limiter):
    assert await allowed(limiter) == 5
    assert await allowed(limiter, key="somebody else") == 5
    assert await allowed(limiter, Rule.of("test:other", "2 per hour")) == 2


async def test_testing_does_not_count_and_forgetting_begins_anew(limiter):
    for _ in range(10):
        await limiter.test(FIVE, "somebody")
    assert await allowed(limiter) == 5
    with pytest.raises(RateLimited):
        await limiter.test(FIVE, "somebody")
    await limiter.reset(FIVE, "somebody")
    await limiter.test(FIVE, "somebody")
    assert await allowed(limiter) == 5


async def test_limits_that_are_off_let_everything_pass(limiter_at, redis_url):
    assert await allowed(limiter_at(None, enabled=False)) == 10
    assert await allowed(limiter_at(redis_url, enabled=False)) == 10


async def test_nodes_count_together_what_is_shared_and_alone_what_is_not(limiter_at, redis_url):
    one, other = limiter_at(redis_url), limiter_at(redis_url)
    assert (await allowed(one, tries=3), await allowed(other)) == (3, 2)
    own = Rule.of("test:own", "5 per hour", shared=False)
    assert (await allowed(one, own), await allowed(other, own)) == (5, 5)
    await other.reset(FIVE, "somebody")
    assert await allowed(one) == 5


@pytest.mark.parametrize("fault", ["stop", "freeze"])
async def test_without_redis_memory_decides_at_once_and_says_so_once(
    limiter_at, redis_server, monkeypatch, hasty_with_redis, fault
):
    monkeypatch.setattr(redis, "RETRY_S", math.inf)
    limiter, other = limiter_at(redis_server.url), limiter_at(redis_server.url)
    assert await allowed(limiter, tries=3) == 3
    getattr(redis_server, fault)()
    hasty_with_redis()
    with structlog.testing.capture_logs() as logs:
        async with asyncio.timeout(30):  # were Redis asked each time, it would be a minute
            assert await allowed(limiter) == 2  # it remembers what it had allowed before
            assert await allowed(other, tries=200) == 5
            await limiter.reset(FIVE, "somebody")
            assert await allowed(limiter) == 5
    assert [entry["event"] for entry in logs] == ["limits_not_shared"] * 2


async def test_when_redis_is_back_limits_are_shared_again(limiter_at, redis_server: RedisServer, monkeypatch):
    monkeypatch.setattr(redis, "RETRY_S", 0)
    one, other = limiter_at(redis_server.url), limiter_at(redis_server.url)
    await allowed(one, tries=1)
    redis_server.stop()
    assert await allowed(one, key="x") == 5
    redis_server.start()
    with structlog.testing.capture_logs() as logs:
        assert (await allowed(one, key="y", tries=3), await allowed(other, key="y")) == (3, 2)
    assert [entry["event"] for entry in logs] == ["limits_shared_again"]


async def test_while_one_use_tries_redis_again_the_others_do_not_wait(limiter_at, redis_server, monkeypatch):
    monkeypatch.setattr(redis, "RETRY_S", 0)
    limiter = limiter_at(redis_server.url)
    redis_server.freeze()
    with monkeypatch.context() as patch:
        patch.setattr(redis, "CAP_S", 0.05)
        await limiter.check(FIVE, "first")
    monkeypatch.setattr(redis, "RETRY_S", math.inf)
    trying = asyncio.create_task(limiter.check(FIVE, "second"))
    await asyncio.sleep(0)  # it has begun to ask
    assert await allowed(limiter, key="third") == 5
    assert not trying.done()
    redis_server.thaw()
    await trying


@pytest.mark.usefixtures("moving_limits")
async def test_memory_counts_as_the_library_does(monkeypatch):
    chance, now = random.Random(1), 1_700_000_000.0
    ours, theirs = memory.MemoryStorage(), LibraryStorage()
    monkeypatch.setattr(time, "time", lambda: now)
    answers = {True: 0, False: 0}
    for _ in range(3_000):
        now += chance.choice((0, 0, 0.01, 0.3, 1.1)) if chance.random() < 0.98 else 25
        rate, key, cost = parse("7 per 10 second"), chance.choice("ab"), chance.choice((1, 1, 1, 2))
        allowed = [
            await SlidingWindowCounterRateLimiter(storage).hit(rate, key, cost=cost) for storage in (ours, theirs)
        ]
        assert allowed[0] == allowed[1]
        answers[allowed[0]] += 1
        stats = [
            await SlidingWindowCounterRateLimiter(storage).get_window_stats(rate, key) for storage in (ours, theirs)
        ]
        assert stats[0] == stats[1]
    assert min(answers.values()) > 500


@pytest.mark.usefixtures("moving_limits")
async def test_what_is_over_is_dropped_and_nothing_is_looked_for_at_every_use(monkeypatch):
    storage, now = memory.MemoryStorage(), time.time()
    strategy = SlidingWindowCounterRateLimiter(storage)

    async def use(key: str, at: float) -> bool:
        monkeypatch.setattr(time, "time", lambda: now + at)
        return await strategy.hit(parse("2 per 1 second"), key)

    assert [await use(f"key {number}", 0) for number in range(1_000)] == [True] * 1_000
    before = asyncio.all_tasks()
    assert await use("key 1", 0)
    assert not await use("key 1", 0)
    assert asyncio.all_tasks() == before, "no task at every use"
    assert len(storage.storage) == 1_000
    assert await use("another", memory.EXPIRE_EVERY_S + 1)
    assert len(storage.storage) == len(storage.expirations) == 1
    assert await use("key 1", memory.EXPIRE_EVERY_S + 1), "and counted anew"
