"""Rate limits: how often an action may be done, by key. Rules are data; counting is the `limits` library's sliding
window, which neither doubles at the edge of a window nor trusts anyone's clock but the store's."""

from app.rate_limits.limiter import Limiter
from app.rate_limits.redis import RedisCounters
from app.rate_limits.rules import Rule, address_key

__all__ = ["Limiter", "RedisCounters", "Rule", "address_key"]
