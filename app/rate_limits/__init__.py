"""Rate limits: how often an action may be done, by key. Rules are data; counting is the `limits` library's sliding
window, which neither doubles at the edge of a window nor trusts anyone's clock but the store's."""

from typing import TYPE_CHECKING, Any

from app.rate_limits.limiter import Limiter
from app.rate_limits.rules import Rule, address_key

if TYPE_CHECKING:
    from app.rate_limits.redis import RedisCounters

__all__ = ["Limiter", "RedisCounters", "Rule", "address_key"]


def __getattr__(name: str) -> Any:
    """`RedisCounters`, when it is first asked for: the library of Redis takes 25 MB, and most do without."""
    if name != "RedisCounters":
        raise AttributeError(name)
    from app.rate_limits.redis import RedisCounters

    return RedisCounters
