"""Giving the second factor after the password."""

from dataclasses import dataclass

from app import audit
from app.accounts import sessions
from app.accounts.mfa import webauthn
from app.accounts.mfa.verify import Codes, Way, note_refusal
from app.errors import RateLimited, Unauthenticated
from app.principal import Principal
from app.rate_limits import Limiter
from app.rate_limits.rules import Rule

# Beyond this the password has to be typed again: who guesses codes must know it for every few of them.
TRIES_RULE = Rule.of("second-factor:session", "5 per 10 minute")

TOO_MANY = "too_many_codes"


@dataclass(frozen=True, slots=True)
class Passed:
    """What the browser shows from now on, and by which way its person came in."""

    bearer: sessions.Bearer
    way: Way


async def give_code(codes: Codes, pending: Principal, typed: str) -> Passed:
    """Complete the pending session with a code of the app, or for recovery.

    Raises `Invalid` at `code`, `RateLimited`, and `Unauthenticated` (`too_many_codes` if the session ends for that).
    """
    await count_try(codes.limiter, pending)
    return await complete(pending, await codes.take(pending, typed))


async def give_passkey(limiter: Limiter, site: webauthn.Site, pending: Principal, answer: str) -> Passed:
    """The same with a passkey. Raises `PasskeyRefused`, and `Unauthenticated` as `give_code` does."""
    await count_try(limiter, pending)
    try:
        await webauthn.use(site, answer, "second_factor", pending.session_id, pending.user_id)
    except webauthn.PasskeyRefused:
        await note_refusal(pending, "passkey")
        raise
    return await complete(pending, "passkey")


async def count_try(limiter: Limiter, pending: Principal) -> None:
    """One more try in this session; after the last one it ends. Raises `Unauthenticated`."""
    try:
        await limiter.check(TRIES_RULE, pending.session_id)
    except RateLimited:
        await sessions.end_session(pending.session_id, "second_factor_failed")
        raise Unauthenticated("too many wrong codes", code=TOO_MANY) from None


async def complete(pending: Principal, way: Way) -> Passed:
    """The person of the pending session gave what they had to. Raises `Unauthenticated` if it has ended meanwhile."""
    bearer = await sessions.complete(pending.session_id)
    target = f"session:{pending.session_id}"
    await audit.record(audit.Action.SECOND_FACTOR_PASSED, actor=pending, target=target, meta={"code": way})
    return Passed(bearer, way)
