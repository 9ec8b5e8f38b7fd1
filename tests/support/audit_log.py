"""Reading the log as it is now."""

from typing import Any

import orjson

from app import audit
from app.audit.models import AuditEntry


async def audit_entries(*actions: str) -> list[AuditEntry]:
    """What the log tells, in order; only of `actions` if any are given."""
    await audit.flush()
    entries = AuditEntry.all().order_by("seq")
    return await (entries.filter(action__in=actions) if actions else entries)


async def audit_entry(action: str) -> AuditEntry:
    """The one entry of `action`."""
    (entry,) = await audit_entries(action)
    return entry


def entry_details(entry: AuditEntry) -> dict[str, Any]:
    """What else it tells."""
    found: dict[str, Any] = orjson.loads(entry.details)
    return found
