"""Rate limits: how often a thing may be done, by whom. Rules are data; counting is the `limits` library's sliding
window, which neither doubles at the edge of a window nor trusts anyone's clock but the store's."""

from app.limits.limiter import Limiter
from app.limits.rules import Rule, address_key
from app.limits.shared import SharedCounts

__all__ = ["Limiter", "Rule", "SharedCounts", "address_key"]
