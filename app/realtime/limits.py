"""How much may be sent, whatever it is: counted for the person, for the address, and for the namespace."""

import structlog

from app.errors import RateLimited
from app.rate_limits import Limiter, Rule, address_key
from app.realtime.client import Connection

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
