"""Signing in with a passkey alone: possession of the device, plus the PIN or biometrics that it asked for."""

from app import audit
from app.accounts import sessions
from app.accounts.mfa import webauthn
from app.accounts.models import User, UserStatus
from app.accounts.sign_in.attempts import count_attempt
from app.accounts.sign_in.password import SUSPENDED, SignedIn
from app.errors import Unauthenticated
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
        async with count_attempt(limiter, ADDRESS_RULE, address_key(client.address)):
            used = await webauthn.verify_authentication(site, answer, "sign_in")
            user = await User.get(id=used.user_id)
            if user.status != UserStatus.ACTIVE:
                await _record_failure(SUSPENDED, f"user:{user.id}")
                raise Unauthenticated("the account is suspended", code=SUSPENDED)
            bearer = await sessions.create_session(user, client, remember=remember, method="passkey", verified=True)
            return SignedIn(user, bearer)
    except webauthn.PasskeyRefused:
        await _record_failure("passkey")
        raise


async def _record_failure(why: str, target: str | None = None) -> None:
    await audit.record(audit.Action.SIGN_IN_FAILED, target=target, outcome="failed", meta={"code": why})
