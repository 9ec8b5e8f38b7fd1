"""The bus: hints between the nodes (processes) of one deployment.

Nothing depends on them: events are in the database, and sessions are checked again and again. Hints only make the nodes
fast. So the bus may lose, double and reorder them, and nothing waits for it. It has one promise to keep: nodes that may
have missed hints are told so (`on_restored`).
"""

from typing import TYPE_CHECKING, Any

from app.realtime.cluster.bus import Bus, Hint, LocalBus
from app.realtime.cluster.signing import MessageSigner

if TYPE_CHECKING:
    from app.realtime.cluster.redis import RedisBus

__all__ = ["Bus", "Hint", "LocalBus", "RedisBus", "open_bus"]


def open_bus(redis_url: str | None, secret: str, audience: str) -> Bus:
    """The bus of the deployment `audience`, not started yet; without Redis one that connects to nothing."""
    if not redis_url:
        return LocalBus()
    from app.realtime.cluster.redis import RedisBus

    return RedisBus(redis_url, MessageSigner(secret, audience))


def __getattr__(name: str) -> Any:
    """`RedisBus`, when it is first asked for: the library of Redis takes 25 MB, and most do without."""
    if name != "RedisBus":
        raise AttributeError(name)
    from app.realtime.cluster.redis import RedisBus

    return RedisBus
