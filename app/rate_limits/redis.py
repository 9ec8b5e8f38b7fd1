"""The counters shared by all nodes in Redis, while it is up."""

import asyncio
import time
from collections.abc import Awaitable, Callable

import structlog
from limits.aio.storage import RedisStorage
from redis.asyncio import BlockingConnectionPool
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from app.errors import RateLimited
from app.logs import REDIS_HINT, REDIS_PORT, causes, server_name
from app.rate_limits.counters import WindowCounters

log = structlog.get_logger()

# How long an answer may take before Redis counts as away.
CAP_S = 0.25
# After that it is not asked for this long; then one use tries it, and the others do not wait for the result.
RETRY_S = 1.0
_CONNECTIONS = 20


class RedisCounters:
    """The counters in the Redis at `url`, under keys that begin with `prefix`."""

    def __init__(self, url: str, prefix: str) -> None:
        self._server = server_name(url, REDIS_PORT)
        self._pool = BlockingConnectionPool.from_url(
            url,
            protocol=2,
            max_connections=_CONNECTIONS,
            timeout=CAP_S,
            socket_timeout=CAP_S,
            socket_connect_timeout=CAP_S,
            retry=Retry(NoBackoff(), 1),  # at once, since Redis closes connections that were idle
        )
        storage = RedisStorage(
            "async+redis://",
            implementation="redispy",
            key_prefix=prefix,
            connection_pool=self._pool,  # type: ignore[arg-type]  # its types know numbers and strings only
        )
        self._counts = WindowCounters(storage)
        self._away = False
        self._try_again = 0.0

    async def answer(self, question: Callable[[WindowCounters], Awaitable[None]]) -> bool:
        """Ask the counters `question`; returns False if they cannot be reached. Raises `RateLimited` if the question
        does."""
        if self._away and time.monotonic() < self._try_again:
            return False
        self._try_again = time.monotonic() + RETRY_S
        try:
            async with asyncio.timeout(CAP_S):
                await question(self._counts)
        except RateLimited:
            self._reached()
            raise
        except (RedisError, OSError, TimeoutError) as error:
            self._not_reached(error)
            return False
        self._reached()
        return True

    def _not_reached(self, error: Exception) -> None:
        if not self._away:
            self._away = True
            self._try_again = time.monotonic() + RETRY_S
            log.warning("limits_not_shared", redis=self._server, error=causes(error), hint=REDIS_HINT)

    def _reached(self) -> None:
        if self._away:
            self._away = False
            log.info("limits_shared_again")

    async def close(self) -> None:
        """Close the connections to Redis."""
        await self._pool.aclose()
