"""The second step of signing in: the second factor after the password."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from app import audit
from app.accounts import sessions
from app.accounts.mfa import webauthn
from app.accounts.mfa.verify import CodeVerifier, FactorKind, record_refusal
from app.database import Transaction
from app.errors import RateLimited, Unauthenticated
from app.principal import Principal
from app.rate_limits import Limiter
from app.rate_limits.rules import Rule

# After this many the password has to be typed again, so guessing codes needs the password too.
ATTEMPTS_RULE = Rule.of("second-factor:session", "5 per 10 minute")

TOO_MANY = "too_many_codes"


@dataclass(frozen=True, slots=True)
class SecondFactorPassed:
    """The browser's new session secret, and the kind of factor that was given."""

    bearer: sessions.Bearer
    way: FactorKind


async def verify_code(codes: CodeVerifier, pending: Principal, typed: str) -> SecondFactorPassed:
    """Complete the pending session with a code of the app or a recovery code.

    Raises `Invalid` at `code`, `RateLimited`, and `Unauthenticated` (`too_many_codes` if the session ends for that).
    """

    async def pass_on(tx: Transaction, way: FactorKind) -> SecondFactorPassed:  # noqa: ARG001 - models know it
        return await complete(pending, way)

    async with session_attempt(codes.limiter, pending):
        return await codes.verify(pending, typed, pass_on)


async def verify_passkey(
    limiter: Limiter, site: webauthn.RelyingParty, pending: Principal, answer: str
) -> SecondFactorPassed:
    """Complete the pending session with a passkey; `answer` is the browser's JSON. Raises `PasskeyRefused`, and
    `Unauthenticated` as `verify_code` does."""
    try:
        async with session_attempt(limiter, pending):
            await webauthn.verify_authentication(site, answer, "second_factor", pending.session_id, pending.user_id)
            return await complete(pending, "passkey")
    except webauthn.PasskeyRefused:
        await record_refusal(pending, "passkey")
        raise


@asynccontextmanager
async def session_attempt(limiter: Limiter, pending: Principal) -> AsyncIterator[None]:
    """Count this block as one more try in this session. After too many the session ends: raises `Unauthenticated`."""
    try:
        await limiter.check(ATTEMPTS_RULE, pending.session_id)
    except RateLimited:
        await sessions.revoke_session(pending.session_id, "second_factor_failed")
        raise Unauthenticated("too many wrong codes", code=TOO_MANY) from None
    async with limiter.unless_we_fail(ATTEMPTS_RULE, pending.session_id):
        yield


async def complete(pending: Principal, way: FactorKind) -> SecondFactorPassed:
    """Complete the pending session, whose second factor was just verified. Raises `Unauthenticated` if it ended
    meanwhile."""
    bearer = await sessions.complete_sign_in(pending.session_id)
    target = f"session:{pending.session_id}"
    await audit.record(audit.Action.SECOND_FACTOR_PASSED, actor=pending, target=target, meta={"code": way})
    return SecondFactorPassed(bearer, way)
