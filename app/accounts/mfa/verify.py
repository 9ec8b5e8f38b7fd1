"""Checking typed codes, of the app or for recovery alike, and limiting the tries."""

from dataclasses import dataclass, field
from typing import Literal, NoReturn

from app import audit
from app.accounts.mfa import recovery_codes, totp
from app.accounts.models import User
from app.accounts.security_notices import OwnNotice, send_own_notice
from app.database import transaction
from app.errors import Invalid
from app.mail import MailQueue
from app.principal import Principal
from app.rate_limits import Limiter
from app.rate_limits.rules import Rule
from app.web.i18n import N_

# A million codes, of which one is right for 30 seconds: at this pace a guess takes years.
CODE_RULE = Rule.of("second-factor", "5 per 5 minute")

WRONG_CODE = N_("This code is wrong or was already used.")

FactorKind = Literal["totp", "recovery", "passkey"]


@dataclass(frozen=True, slots=True)
class CodeVerifier:
    """Checks codes: `key` decrypts the secrets, `drift` is how many steps a clock may be off, `limiter` counts tries,
    and `mail` tells people that a recovery code was used."""

    limiter: Limiter
    mail: MailQueue
    key: bytes = field(repr=False)
    drift: int = 0

    async def count_attempt(self, user_id: str) -> None:
        """Count one more try of the person. Raises `RateLimited` after 5 in 5 minutes."""
        await self.limiter.check(CODE_RULE, user_id)

    async def reset_attempts(self, user_id: str) -> None:
        """Forget the person's tries, after a valid code."""
        await self.limiter.reset(CODE_RULE, user_id)

    async def verify(self, actor: Principal, typed: str) -> FactorKind:
        """Use up the code that the actor typed; returns its kind. Raises `Invalid` at `code`, and `RateLimited`."""
        await self.count_attempt(actor.user_id)
        way = await self._match(actor.user_id, typed)
        if way is None:
            await refuse(actor, "code")
        await self.reset_attempts(actor.user_id)
        if way == "recovery":
            await self._notify_recovery_used(actor)
        return way

    async def _notify_recovery_used(self, actor: Principal) -> None:
        async with transaction() as tx:
            meta = {"left": await recovery_codes.count_remaining(actor.user_id)}
            await audit.record(audit.Action.RECOVERY_CODE_USED, actor=actor, target=f"user:{actor.user_id}", meta=meta)
            user = await User.filter(id=actor.user_id).using_db(tx.connection).get()
            await send_own_notice(tx, self.mail, user, OwnNotice.RECOVERY_CODE_USED)

    async def _match(self, user_id: str, typed: str) -> FactorKind | None:
        if await totp.consume(user_id, self.key, typed, self.drift):
            return "totp"
        return "recovery" if await recovery_codes.consume(user_id, typed) else None


async def refuse(actor: Principal, way: str) -> NoReturn:
    """Record that the actor gave a wrong second factor, and raise `Invalid` at `code`."""
    await record_refusal(actor, way)
    raise Invalid({"code": WRONG_CODE})


async def record_refusal(actor: Principal, way: str) -> None:
    """Record that the actor gave a wrong second factor; `way` is its kind."""
    target = f"user:{actor.user_id}"
    await audit.record(
        audit.Action.SECOND_FACTOR_FAILED, actor=actor, target=target, outcome="failed", meta={"code": way}
    )
