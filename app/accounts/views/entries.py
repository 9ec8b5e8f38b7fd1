"""Counting the steps on the way in."""

from quart import request

from app import audit
from app.accounts.context import accounts
from app.actions import Entry
from app.errors import RateLimited
from app.rate_limits.rules import address_key


async def count_entry(entry: Entry) -> None:
    """One more try of `entry` from the address of the request. Raises `RateLimited`, which the log tells of."""
    try:
        await accounts().limiter.check(entry.rule, address_key(request.remote_addr or ""))
    except RateLimited:
        await audit.record(audit.Action.SIGN_IN_THROTTLED, outcome="refused", meta={"code": entry.rule.name})
        raise
