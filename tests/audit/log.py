"""Reading the log as it is now."""

from typing import Any

import orjson

from app import audit
from app.audit.models import AuditEntry


async def told(*actions: str) -> list[AuditEntry]:
    """What the log tells, in order; only of `actions` if any are given."""
    await audit.flush()
    entries = AuditEntry.all().order_by("seq")
    return await (entries.filter(action__in=actions) if actions else entries)


async def only(action: str) -> AuditEntry:
    """The one entry of `action`."""
    (entry,) = await told(action)
    return entry


def meta(entry: AuditEntry) -> dict[str, Any]:
    """What else it tells."""
    found: dict[str, Any] = orjson.loads(entry.details)
    return found
