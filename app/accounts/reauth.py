"""Re-authentication, before actions that an unattended screen must not allow. The password is one way; other modules
add theirs with `register_method`."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from app import audit
from app.accounts import passwords, sessions
from app.accounts.models import User
from app.accounts.sessions import Bearer
from app.errors import Invalid, NotFound
from app.principal import Principal
from app.rate_limits import Limiter
from app.rate_limits.rules import Rule
from app.web.i18n import N_

# The same limit as for signing in.
SUDO_RULE = Rule.of("sudo", "5 per 15 minute")

WRONG_PASSWORD = N_("Wrong password.")
UNKNOWN_PROOF = N_("Choose one of the options.")


@dataclass(frozen=True, slots=True)
class ReauthMethod:
    """One way to re-authenticate. `offered` says whether a user can use it; `check` raises `Invalid` for a wrong proof;
    `template` asks for it, and its form goes to `action`."""

    key: str
    template: str
    offered: Callable[[User], Awaitable[bool]]
    check: Callable[[User, Mapping[str, str]], Awaitable[None]]
    action: str = "/sudo"


_proofs: dict[str, ReauthMethod] = {}


def register_method(each: ReauthMethod) -> None:
    """Register a way to re-authenticate. Call it before the app serves; a later one with the same key replaces it."""
    _proofs[each.key] = each


async def _has_password(user: User) -> bool:
    return user.password_hash is not None


async def _check_password(user: User, given: Mapping[str, str]) -> None:
    typed = given.get("password", "")
    if len(typed) > passwords.MAX_LENGTH or not await passwords.verify(typed, user.password_hash):
        raise Invalid({"password": WRONG_PASSWORD})


register_method(ReauthMethod("password", "accounts/_reauth_password.html", _has_password, _check_password))


async def available_methods(actor: Principal) -> list[ReauthMethod]:
    """The ways in which the actor can re-authenticate. Raises `NotFound` if the account is gone."""
    user = await _user(actor)
    return [each for each in _proofs.values() if await each.offered(user)]


async def reauthenticate(limiter: Limiter, actor: Principal, key: str, given: Mapping[str, str]) -> Bearer:
    """Re-authenticate the actor in the way `key`; returns the browser's new session secret.

    Raises `RateLimited`, and `Invalid` at the field that is wrong.
    """
    user = await _user(actor)
    way = _proofs.get(key)
    if way is None or not await way.offered(user):
        raise Invalid({"form": UNKNOWN_PROOF})
    try:
        async with limiter.attempt(SUDO_RULE, user.id):
            await way.check(user, given)
            bearer = await grant_reauth(actor, key)
    except Invalid:
        await note_failure(actor, {"code": key})
        raise
    await limiter.reset(SUDO_RULE, user.id)
    return bearer


async def grant_reauth(actor: Principal, key: str) -> Bearer:
    """Mark the actor's session as re-authenticated in the way `key`; returns the browser's new session secret."""
    bearer = await sessions.mark_reauthenticated(actor.session_id)
    target = f"session:{actor.session_id}"
    await audit.record(audit.Action.SUDO_GRANTED, actor=actor, target=target, meta={"code": key})
    return bearer


async def note_failure(actor: Principal, meta: Mapping[str, str]) -> None:
    """Record a failed re-authentication of the actor."""
    target = f"session:{actor.session_id}"
    await audit.record(audit.Action.SUDO_FAILED, actor=actor, target=target, outcome="failed", meta=dict(meta))


async def _user(actor: Principal) -> User:
    user = await User.get_or_none(id=actor.user_id)
    if user is None:
        raise NotFound("no such person")
    return user
