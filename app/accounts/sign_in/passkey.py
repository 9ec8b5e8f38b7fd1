"""Signing in with a passkey alone: possession of the device, plus the PIN or biometrics that it asked for."""

from app import audit
from app.accounts import sessions
from app.accounts.mfa import webauthn
from app.accounts.models import User, UserStatus
from app.accounts.sign_in.password import SUSPENDED, SignedIn
from app.errors import RateLimited, Unauthenticated
from app.rate_limits import Limiter
from app.rate_limits.rules import Rule, address_key

# Nothing can be guessed here; this bounds the work that strangers can cause.
ADDRESS_RULE = Rule.of("passkey:address", "60 per minute")


async def sign_in_with_passkey(
    limiter: Limiter, site: webauthn.RelyingParty, answer: str, client: sessions.ClientInfo, *, remember: bool
) -> SignedIn:
    """Start a session for the owner of the passkey that signed `answer`. Raises `PasskeyRefused`, `RateLimited`, and
    `Unauthenticated` (`suspended`)."""
    try:
        await limiter.check(ADDRESS_RULE, address_key(client.address))
        used = await webauthn.verify_authentication(site, answer, "sign_in")
    except RateLimited:
        await audit.record(audit.Action.SIGN_IN_THROTTLED, outcome="refused", meta={"code": ADDRESS_RULE.name})
        raise
    except webauthn.PasskeyRefused:
        await audit.record(audit.Action.SIGN_IN_FAILED, outcome="failed", meta={"code": "passkey"})
        raise
    user = await User.get(id=used.user_id)
    if user.status != UserStatus.ACTIVE:
        target = f"user:{user.id}"
        await audit.record(audit.Action.SIGN_IN_FAILED, target=target, outcome="failed", meta={"code": SUSPENDED})
        raise Unauthenticated("the account is suspended", code=SUSPENDED)
    return SignedIn(
        user, await sessions.create_session(user, client, remember=remember, method="passkey", verified=True)
    )
