"""How many may come in at once: a bucket of permits for all clients of this process together.

After a restart everyone comes back in the same moment, and letting in all who ask would leave nothing for those who are
in already. Who is refused is told a moment to come back at, spread out, so that the next rush is smaller.
"""

import random
import time
from collections import Counter

import structlog

from app.errors import RateLimited
from app.rate_limits import Limiter
from app.rate_limits.rules import Rule, address_key
from app.realtime.client import Client, NamespaceConnection

log = structlog.get_logger()

# A person: a few browsers with a few tabs each. Whoever opens one more looks at that one, so it is the oldest that
# goes; its page comes back when somebody looks at it.
MAX_CONNECTIONS_PER_USER = 10
# An address: an office, or a proxy that nobody has told us to trust. Here the newest is refused, since the others are
# somebody else's. It bounds what one machine can take: some 13 KiB for each.
MAX_CONNECTIONS_PER_ADDRESS = 2_000


class ConnectionLimits:
    """Counts clients that are open."""

    def __init__(self) -> None:
        self._by_user: dict[str, list[Client]] = {}
        self._by_address: Counter[str] = Counter()

    def is_full(self, address: str) -> bool:
        """Whether there is no place for another client from `address`."""
        return self._by_address[address_key(address)] >= MAX_CONNECTIONS_PER_ADDRESS

    def add(self, client: Client) -> list[Client]:
        """Count `client`; those of the same person that have to go for it."""
        self._by_address[address_key(client.address)] += 1
        clients = self._by_user.setdefault(client.principal.user_id, [])
        clients.append(client)
        staying = [each for each in clients if not each.is_closing]
        return staying[:-MAX_CONNECTIONS_PER_USER]

    def remove(self, client: Client) -> None:
        """Count it no more."""
        address, user_id = address_key(client.address), client.principal.user_id
        clients = self._by_user.get(user_id, [])
        if client not in clients:
            return
        clients.remove(client)
        if not clients:
            del self._by_user[user_id]
        self._by_address[address] -= 1
        if not self._by_address[address]:
            del self._by_address[address]


# How much may be sent, whatever it is: counted for the person, for the address, and for the namespace.
# One address may belong to an office; one person may not flood.
USER_RULE = Rule.of("socket:user", "400 per 10 second", shared=False)
ADDRESS_RULE = Rule.of("socket:address", "4000 per 10 second", shared=False)
# All together, so that a busy namespace leaves something for the other one.
NAMESPACE_RULE = Rule.of("socket:namespace", "20000 per 10 second", shared=False)


async def count_event(limiter: Limiter, connection: NamespaceConnection) -> None:
    """Count one event. Raises `RateLimited`."""
    client = connection.client
    try:
        await limiter.check(USER_RULE, connection.principal.user_id)
        await limiter.check(ADDRESS_RULE, address_key(client.address))
        await limiter.check(NAMESPACE_RULE, connection.namespace)
    except RateLimited:
        if not client.is_over_limit:  # once, or the flood would go on into the log
            client.is_over_limit = True
            log.info("client_over_limit", user=connection.principal.user_id, address=client.address)
        raise


# Fetching tokens, joining both namespaces and catching up take about a millisecond of processor time: this leaves half
# of a core to those who are in, and lets two thousand come back within some seconds.
ADMISSIONS_PER_SECOND = 500.0
ADMISSION_BURST = 1_000.0
# Between these many seconds from now who is refused comes back.
RETRY_AFTER_S = (1.0, 5.0)


class TokenBucket:
    """Permits that come `per_second`, of which so many as `burst` can be waiting to be taken."""

    def __init__(self, per_second: float = ADMISSIONS_PER_SECOND, burst: float = ADMISSION_BURST) -> None:
        self._per_second = per_second
        self._burst = self._left = burst
        self._counted_at = time.monotonic()

    def try_acquire(self) -> bool:
        """Take a permit, if there is one."""
        now = time.monotonic()
        self._left = min(self._burst, self._left + (now - self._counted_at) * self._per_second)
        self._counted_at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


def random_retry_after_ms() -> int:
    """When somebody for whom there was no permit is to try again."""
    return round(random.uniform(*RETRY_AFTER_S) * 1000)  # noqa: S311 - spreads load, guards nothing
