"""The bus: how the nodes (processes) of one deployment tell each other where to look.

What it carries is never needed: events are in the database, sessions are looked at again and again. It only makes the
nodes fast. So it may lose, double and reorder, nobody ever waits for it, and it has one promise to keep: whoever may
have missed something is told so (`on_restored`).
"""

from app.realtime.cluster.bus import Bus, Hint, LocalBus
from app.realtime.cluster.redis import RedisBus
from app.realtime.cluster.signing import MessageSigner

# What a bus is.


# The bus of a node that is alone.


__all__ = ["Bus", "Hint", "LocalBus", "RedisBus", "open_bus"]


def open_bus(redis_url: str | None, secret: str, audience: str) -> Bus:
    """The bus of the deployment that `audience` names, to be started; without Redis one that leads nowhere."""
    return RedisBus(redis_url, MessageSigner(secret, audience)) if redis_url else LocalBus()
