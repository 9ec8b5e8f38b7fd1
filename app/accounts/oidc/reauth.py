"""Re-authentication at the OpenID provider, for people who have no password here."""

import math
from datetime import datetime
from typing import TYPE_CHECKING

from app.accounts.models import Identity
from app.accounts.oidc import ANOTHER, NOT_FRESH, OidcRefused
from app.accounts.reauth import grant_reauth
from app.accounts.sessions import Bearer
from app.principal import Principal

if TYPE_CHECKING:
    from app.accounts.oidc.id_token import Claims

KEY = "openid"


async def reauthenticate(actor: Principal, claims: "Claims", began: datetime) -> Bearer:
    """The new session secret of the actor, if `claims` say that they signed in at the provider after `began`, when they
    were sent there. An older sign-in proves nothing about the person at the screen.

    Raises `OidcRefused`.
    """
    own = Identity.filter(issuer=claims.issuer, subject=claims.subject, user_id=actor.user_id)
    if not await own.exists():
        raise OidcRefused(ANOTHER, "it is not an account of theirs")
    from app.accounts.oidc.id_token import LEEWAY_S

    if claims.signed_in_at < math.floor(began.timestamp()) - LEEWAY_S:
        raise OidcRefused(NOT_FRESH, "the provider does not say that they signed in anew")
    return await grant_reauth(actor, KEY)
