"""Proving who one is by signing in at the provider anew, for people who have no password here."""

import math
from datetime import datetime

from app.accounts.models import Identity
from app.accounts.oidc import ANOTHER, NOT_FRESH, OpenIdRefused
from app.accounts.oidc.id_token import LEEWAY_S, Claims
from app.accounts.reauth import grant
from app.accounts.sessions import Bearer
from app.principal import Principal

KEY = "openid"


async def prove_with(actor: Principal, claims: Claims, began: datetime) -> Bearer:
    """What the actor's browser shows from now on, as `claims` say that they have just signed in there: not before
    `began`, when they were sent. A provider may have kept them signed in all the while, which proves nothing about who
    sits there now.

    Raises `OpenIdRefused`.
    """
    own = Identity.filter(issuer=claims.issuer, subject=claims.subject, user_id=actor.user_id)
    if not await own.exists():
        raise OpenIdRefused(ANOTHER, "it is not an account of theirs")
    if claims.signed_in_at < math.floor(began.timestamp()) - LEEWAY_S:
        raise OpenIdRefused(NOT_FRESH, "the provider does not say that they signed in anew")
    return await grant(actor, KEY)
