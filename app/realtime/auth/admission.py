"""Limits on connections and events, and admission at a bounded rate: a token bucket for all clients of this process.

After a restart all clients return at once, and admitting all of them would leave no time for those that are in already.
A refused client is told a random moment to return at, so that the next rush is smaller.
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

# A person: a few browsers with a few tabs each. A person who opens one more looks at that one, so it is the oldest that
# goes; its page comes back when somebody looks at it.
MAX_CONNECTIONS_PER_USER = 10
# An address: an office, or a proxy that is not in TRUSTED_PROXIES. Here the newest is refused, since the others are
# somebody else's. It bounds what one machine can take: some 13 KiB for each.
MAX_CONNECTIONS_PER_ADDRESS = 2_000


class ConnectionLimits:
    """Counts open clients by person and by address."""

    def __init__(self) -> None:
        self._by_user: dict[str, list[Client]] = {}
        self._by_address: Counter[str] = Counter()

    def is_full(self, address: str) -> bool:
        """Whether `address` has as many clients as it may (`MAX_CONNECTIONS_PER_ADDRESS`)."""
        return self._by_address[address_key(address)] >= MAX_CONNECTIONS_PER_ADDRESS

    def add(self, client: Client) -> list[Client]:
        """Count `client`; returns the oldest clients of the same person that are over the limit, to be closed."""
        self._by_address[address_key(client.address)] += 1
        clients = self._by_user.setdefault(client.principal.user_id, [])
        clients.append(client)
        staying = [each for each in clients if not each.is_closing]
        return staying[:-MAX_CONNECTIONS_PER_USER]

    def remove(self, client: Client) -> None:
        """Stop counting `client`; does nothing if it is not counted."""
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


# Limits on events of any kind: counted by person, by address, and by namespace.
# The limit of an address is higher, since it may belong to an office.
USER_RULE = Rule.of("socket:user", "400 per 10 second", shared=False)
ADDRESS_RULE = Rule.of("socket:address", "4000 per 10 second", shared=False)
# The limit of a whole namespace, so that a busy one leaves capacity for the others.
NAMESPACE_RULE = Rule.of("socket:namespace", "20000 per 10 second", shared=False)


async def count_event(limiter: Limiter, connection: NamespaceConnection) -> None:
    """Count one event of the connection's person, address and namespace. Raises `RateLimited`."""
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
# of a core to connected clients, and lets two thousand reconnect within some seconds.
ADMISSIONS_PER_SECOND = 500.0
ADMISSION_BURST = 1_000.0
# A refused client returns after between these two numbers of seconds.
RETRY_AFTER_S = (1.0, 5.0)


class TokenBucket:
    """A token bucket: `per_second` permits come each second, and up to `burst` can be saved."""

    def __init__(self, per_second: float = ADMISSIONS_PER_SECOND, burst: float = ADMISSION_BURST) -> None:
        self._per_second = per_second
        self._burst = self._left = burst
        self._counted_at = time.monotonic()

    def try_acquire(self) -> bool:
        """Take a permit; returns whether there was one. Never waits."""
        now = time.monotonic()
        self._left = min(self._burst, self._left + (now - self._counted_at) * self._per_second)
        self._counted_at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


def random_retry_after_ms() -> int:
    """A random time in milliseconds after which a refused client should try again."""
    return round(random.uniform(*RETRY_AFTER_S) * 1000)  # noqa: S311 - spreads load, guards nothing
