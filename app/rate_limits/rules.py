"""Rules of rate limits, and the key of an IP address."""

from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_address, ip_network

from limits import RateLimitItem, parse

# One household or office gets one IPv6 /64, so an attacker has 2**64 addresses there; they count as one.
_IPV6_PREFIX = 64


@dataclass(frozen=True, slots=True)
class Rule:
    """At most what `rate` says ("5 per 15 minute") for each key. `name` keeps the counters of rules apart.

    `shared`: counted over all nodes together. What guards an account has to be; what guards a process is counted by
    that process, which costs nothing and cannot hold up an answer.
    """

    name: str
    rate: RateLimitItem
    shared: bool = True

    @classmethod
    def of(cls, name: str, rate: str, *, shared: bool = True) -> "Rule":
        """The rule `name` with `rate` in the notation of the `limits` library."""
        return cls(name, parse(rate), shared)


@lru_cache(maxsize=4_096)
def address_key(address: str) -> str:
    """The key that an IP address is counted by: itself, or its /64 for IPv6."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    return str(parsed) if parsed.version == 4 else str(ip_network(f"{address}/{_IPV6_PREFIX}", strict=False))
