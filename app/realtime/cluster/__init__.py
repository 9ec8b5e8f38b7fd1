"""The bus: hints between the nodes (processes) of one deployment.

Nothing depends on them: events are in the database, and sessions are checked again and again. Hints only make the nodes
fast. So the bus may lose, double and reorder them, and nothing waits for it. It has one promise to keep: nodes that may
have missed hints are told so (`on_restored`).
"""

from app.realtime.cluster.bus import Bus, Hint, LocalBus
from app.realtime.cluster.redis import RedisBus
from app.realtime.cluster.signing import MessageSigner

__all__ = ["Bus", "Hint", "LocalBus", "RedisBus", "open_bus"]


def open_bus(redis_url: str | None, secret: str, audience: str) -> Bus:
    """The bus of the deployment `audience`, not started yet; without Redis one that connects to nothing."""
    return RedisBus(redis_url, MessageSigner(secret, audience)) if redis_url else LocalBus()
