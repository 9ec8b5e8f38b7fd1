"""A visit to the provider, from the click here to its answer. It works once, within ten minutes, in one browser."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

from app.accounts import one_time_tokens
from app.accounts.models import OneTimePurpose, OneTimeToken
from app.accounts.oidc import STATE, OidcRefused
from app.clock import clock
from app.database import transaction
from app.errors import NotFound

if TYPE_CHECKING:
    from app.accounts.oidc.provider import Provider

LIFETIME = timedelta(minutes=10)

Intent = Literal["login", "link", "sudo"]


@dataclass(frozen=True, slots=True)
class StartedFlow:
    """The values of a new visit: `state`, `nonce` and `verifier` for the provider, `cookie` for the browser."""

    state: str
    nonce: str
    verifier: str
    cookie: str


@dataclass(frozen=True, slots=True)
class FinishedFlow:
    """What the provider's answer has to match, and what the visit was for: `wanted` is the page to go to, `session_id`
    the session that started it ("" for visitors), `began` the time of the start."""

    nonce: str
    verifier: str
    intent: str
    wanted: str
    session_id: str
    began: datetime


async def begin_flow(intent: Intent, wanted: str, session_id: str = "") -> StartedFlow:
    """Start a visit. Neither the database row nor the address alone is enough to finish it."""
    nonce, verifier, cookie = secrets.token_urlsafe(32), secrets.token_urlsafe(48), secrets.token_urlsafe(32)
    data = {
        "nonce": nonce,
        "verifier": verifier,
        "cookie_hash": _hash(cookie),
        "intent": intent,
        "wanted": wanted,
        "session_id": session_id,
    }
    async with transaction() as tx:
        old = OneTimeToken.filter(purpose=OneTimePurpose.OPENID, expires_at__lte=clock.now())
        await old.using_db(tx.connection).delete()
        state = await one_time_tokens.issue(tx, OneTimePurpose.OPENID, LIFETIME, data, actor_id=None)
    return StartedFlow(state, nonce, verifier, cookie)


@dataclass(frozen=True, slots=True)
class Departure:
    """Where the browser goes, and the `cookie` by which it is known when it comes back."""

    provider: str
    address: str
    cookie: str


async def depart(provider: "Provider | None", intent: Intent, wanted: str, session_id: str = "") -> Departure:
    """Begin a visit to `provider`. Raises `NotFound` without one, and `OidcRefused` when it is away."""
    if provider is None:
        raise NotFound("there is no provider")
    begun = await begin_flow(intent, wanted, session_id)
    address = await provider.authorization_url(begun.state, begun.nonce, begun.verifier, anew=intent == "sudo")
    return Departure(provider.name, address, begun.cookie)


async def finish_flow(state: str, cookie: str) -> FinishedFlow:
    """Use up the visit that began with `state` in the browser with `cookie`. Raises `OidcRefused`."""
    try:
        row = await one_time_tokens.look_up(OneTimePurpose.OPENID, state)
        if not hmac.compare_digest(_hash(cookie), row.data["cookie_hash"]):
            raise NotFound("it began in another browser")
        async with transaction() as tx:
            await one_time_tokens.consume(tx, row)
    except NotFound as why:
        raise OidcRefused(STATE, why.detail) from None
    said = row.data
    return FinishedFlow(
        said["nonce"], said["verifier"], said["intent"], said["wanted"], said["session_id"], row.created_at
    )


def _hash(cookie: str) -> str:
    return sha256(cookie.encode()).hexdigest()
