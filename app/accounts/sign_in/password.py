"""Signing in with a password: rate-limited before anything is looked up, and revealing nothing by answer or timing."""

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass, field

import bcrypt
import structlog

from app import audit
from app.accounts import passwords, sessions
from app.accounts.models import User, UserStatus
from app.accounts.sign_in.attempts import count_attempt, record_throttled
from app.accounts.users import find_by_email
from app.errors import RateLimited, Unauthenticated
from app.rate_limits import Limiter
from app.rate_limits.rules import Rule, address_key
from app.text import email_key

MIN_FAILURE_DURATION_S = 0.25
# On a slow machine a check itself can take as long as that; with this much room it stays below the floor.
TIMES = 3
# What other products stored costs up to this much (bcrypt, 2^10 rounds); each round less is half the time.
_BCRYPT_ROUNDS, _TRIED_ROUNDS = 10, 4

_measured_s = 0.0


# How long a refusal takes at least, so that its time tells nothing: an unknown account, a wrong password and another
# kind of hash all look alike.


class MinimumDuration:
    """A minimum duration, which starts when the object is created."""

    def __init__(self) -> None:
        self._until = time.monotonic() + max(MIN_FAILURE_DURATION_S, TIMES * _measured_s)

    async def wait(self) -> None:
        """Wait for the rest of the minimum duration."""
        await asyncio.sleep(max(0.0, self._until - time.monotonic()))


async def measure_password_cost() -> None:
    """Measure what checking a password costs on this machine, in seconds, for `MinimumDuration`."""
    global _measured_s
    began = time.thread_time()
    bcrypt.hashpw(b"", bcrypt.gensalt(_TRIED_ROUNDS))
    foreign_s = (time.thread_time() - began) * 2 ** (_BCRYPT_ROUNDS - _TRIED_ROUNDS)
    began = time.monotonic()
    await passwords.verify("", None)
    _measured_s = max(foreign_s, time.monotonic() - began)


log = structlog.get_logger()

# Counted under what was typed, whether or not such an account exists, or the limit would tell which do.
ACCOUNT_RULE = Rule.of("sign-in:account", "5 per 15 minute")
# A browser in which the person has signed in before counts on its own: otherwise anyone who knows the address could
# keep its owner out for ever.
DEVICE_RULE = Rule.of("sign-in:device", "5 per 15 minute")
# Against one password tried on many accounts; an office behind one address does not reach it.
ADDRESS_RULE = Rule.of("sign-in:address", "30 per minute")
# Against very many addresses that guess together: from so many failures on, only browsers in which somebody has signed
# in before may try. Only failures are counted, so that a busy morning is none.
FAILURES_RULE = Rule.of("sign-in:failures", "300 per minute")
EVERYONE = "everyone"

WRONG = "wrong_credentials"
SUSPENDED = "suspended"


class WrongCredentials(Unauthenticated):
    """The password is wrong (`wrong_credentials`), or it is right and the account `suspended`."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """A typed address and password. `device` is the id of a browser in which the owner of `email` has signed in before,
    or None."""

    email: str
    password: str = field(repr=False)
    remember: bool = False
    device: str | None = None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The person who signed in, and the bearer for their browser."""

    user: User
    bearer: sessions.Bearer


async def sign_in_with_password(limiter: Limiter, credentials: Credentials, client: sessions.ClientInfo) -> SignedIn:
    """Start a session for the person with these credentials.

    Raises `RateLimited`, and `Unauthenticated` with the code `wrong_credentials`, or `suspended` if the password of a
    suspended account is right.
    """
    rule, key = ACCOUNT_RULE, email_key(credentials.email)
    if credentials.device:
        rule, key = DEVICE_RULE, credentials.device
    known: User | None = None
    floor = MinimumDuration()
    try:
        async with (
            count_attempt(limiter, ADDRESS_RULE, address_key(client.address)),
            count_attempt(limiter, rule, key),
        ):
            if not credentials.device:
                await _test_failures(limiter)
            known = await find_by_email(credentials.email)
            user = await _authenticate(known, credentials)
            bearer = await sessions.create_session(user, client, remember=credentials.remember)
    except WrongCredentials as refusal:
        log.info("sign_in_refused", reason=refusal.code, address=client.address)
        await _record_failure(known, credentials, refusal.code)
        with suppress(RateLimited):
            await limiter.check(FAILURES_RULE, EVERYONE)
        await floor.wait()
        raise
    await limiter.reset(rule, key)
    log.info("signed_in", user=user.id, session=bearer.session_id, address=client.address)
    return SignedIn(user, bearer)


async def _test_failures(limiter: Limiter) -> None:
    try:
        await limiter.test(FAILURES_RULE, EVERYONE)
    except RateLimited:
        await record_throttled(FAILURES_RULE)
        raise


async def _record_failure(known: User | None, credentials: Credentials, why: str) -> None:
    """What was typed as an address is not kept: it may be a password in the wrong field."""
    typed = audit.key().pseudonym(email_key(credentials.email))
    target = f"user:{known.id}" if known else None
    await audit.record(audit.Action.SIGN_IN_FAILED, target=target, outcome="failed", meta={"code": why, "typed": typed})


async def _authenticate(user: User | None, credentials: Credentials) -> User:
    too_long = len(credentials.password) > passwords.MAX_LENGTH
    if too_long or not await passwords.verify(credentials.password, user.password_hash if user else None) or not user:
        raise WrongCredentials("wrong email address or password", code=WRONG)
    if user.status != UserStatus.ACTIVE:
        raise WrongCredentials("the account is suspended", code=SUSPENDED)
    if user.password_hash and passwords.needs_rehash(user.password_hash):
        await _rehash(user, credentials.password)
    return user


async def _rehash(user: User, password: str) -> None:
    renewed = await passwords.hash_password(password)
    # Only over the hash that was checked: the password may be changed at this moment.
    await User.filter(id=user.id, password_hash=user.password_hash).update(password_hash=renewed)
