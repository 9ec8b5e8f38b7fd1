"""How many may come in at once: a bucket of permits for all clients of this process together.

After a restart everyone comes back in the same moment, and letting in all who ask would leave nothing for those who are
in already. Who is refused is told a moment to come back at, spread out, so that the next rush is smaller.
"""

from collections import Counter
from typing import TYPE_CHECKING

from app.rate_limits.rules import address_key

if TYPE_CHECKING:
    from app.realtime.client import Link
import random
import time

import structlog

from app.errors import RateLimited
from app.rate_limits import Limiter
from app.rate_limits.rules import Rule
from app.realtime.client import Connection

# How many connections one person, and one address, may have to this process.

# A person: a few browsers with a few tabs each. Whoever opens one more looks at that one, so it is the oldest that
# goes; its page comes back when somebody looks at it.
MAX_OF_PERSON = 10
# An address: an office, or a proxy that nobody has told us to trust. Here the newest is refused, since the others are
# somebody else's. It bounds what one machine can take: some 13 KiB for each.
MAX_OF_ADDRESS = 2_000


class Crowding:
    """Counts links that are open."""

    def __init__(self) -> None:
        self._of_person: dict[str, list[Link]] = {}
        self._of_address: Counter[str] = Counter()

    def is_full(self, address: str) -> bool:
        """Whether there is no place for another link from `address`."""
        return self._of_address[address_key(address)] >= MAX_OF_ADDRESS

    def opened(self, link: "Link") -> "list[Link]":
        """Count `link`; those of the same person that have to go for it."""
        self._of_address[address_key(link.address)] += 1
        links = self._of_person.setdefault(link.principal.user_id, [])
        links.append(link)
        staying = [each for each in links if not each.closing]
        return staying[:-MAX_OF_PERSON]

    def closed(self, link: "Link") -> None:
        """Count it no more."""
        address, user_id = address_key(link.address), link.principal.user_id
        links = self._of_person.get(user_id, [])
        if link not in links:
            return
        links.remove(link)
        if not links:
            del self._of_person[user_id]
        self._of_address[address] -= 1
        if not self._of_address[address]:
            del self._of_address[address]


# How much may be sent, whatever it is: counted for the person, for the address, and for the namespace.

log = structlog.get_logger()

# One address may belong to an office; one person may not flood.
USER_RULE = Rule.of("socket:user", "400 per 10 second", shared=False)
ADDRESS_RULE = Rule.of("socket:address", "4000 per 10 second", shared=False)
# All together, so that a busy namespace leaves something for the other one.
NAMESPACE_RULE = Rule.of("socket:namespace", "20000 per 10 second", shared=False)


async def count_event(limiter: Limiter, connection: Connection) -> None:
    """Count one event. Raises `RateLimited`."""
    link = connection.link
    try:
        await limiter.check(USER_RULE, connection.principal.user_id)
        await limiter.check(ADDRESS_RULE, address_key(link.address))
        await limiter.check(NAMESPACE_RULE, connection.namespace)
    except RateLimited:
        if not link.flooded:  # once, or the flood would go on into the log
            link.flooded = True
            log.info("link_floods", user=connection.principal.user_id, address=link.address)
        raise


# Fetching tokens, joining both namespaces and catching up take about a millisecond of processor time: this leaves half
# of a core to those who are in, and lets two thousand come back within some seconds.
PER_SECOND = 500.0
BURST = 1_000.0
# Between these many seconds from now who is refused comes back.
COME_BACK_S = (1.0, 5.0)


class Budget:
    """Permits that come `per_second`, of which so many as `burst` can be waiting to be taken."""

    def __init__(self, per_second: float = PER_SECOND, burst: float = BURST) -> None:
        self._per_second = per_second
        self._burst = self._left = burst
        self._counted_at = time.monotonic()

    def take(self) -> bool:
        """Take a permit, if there is one."""
        now = time.monotonic()
        self._left = min(self._burst, self._left + (now - self._counted_at) * self._per_second)
        self._counted_at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


def come_back_in_ms() -> int:
    """When somebody for whom there was no permit is to try again."""
    return round(random.uniform(*COME_BACK_S) * 1000)  # noqa: S311 - spreads load, guards nothing
