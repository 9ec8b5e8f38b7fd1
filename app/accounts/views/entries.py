"""Counting the steps on the way in."""

from collections.abc import Awaitable, Callable
from functools import wraps

from quart import Response, request

from app.accounts.context import accounts
from app.accounts.sign_in.attempts import count_attempt
from app.actions import Entry
from app.rate_limits.rules import address_key

View = Callable[[], Awaitable[Response]]


def counts_as(entry: Entry) -> Callable[[View], View]:
    """Have each request for the decorated view count as one try of `entry` from its address: it raises `RateLimited`
    for one too many, which the log tells of."""

    def wrap(view: View) -> View:
        @wraps(view)
        async def counted() -> Response:
            address = address_key(request.remote_addr or "")
            async with count_attempt(accounts().limiter, entry.rule, address):
                return await view()

        return counted

    return wrap
