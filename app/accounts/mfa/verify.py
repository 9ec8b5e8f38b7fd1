"""Checking typed codes, of the app or for recovery alike, and limiting the tries."""

from dataclasses import dataclass, field
from typing import Literal, NoReturn

from app import audit
from app.accounts.mfa import recovery_codes, totp
from app.accounts.models import User
from app.accounts.security_notices import Own, write
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

Way = Literal["totp", "recovery", "passkey"]


@dataclass(frozen=True, slots=True)
class Codes:
    """Checks codes: `key` decrypts the secrets, `drift` is how many steps a clock may be off, `limiter` counts tries,
    and `mail` tells people that a recovery code was used."""

    limiter: Limiter
    mail: MailQueue
    key: bytes = field(repr=False)
    drift: int = 0

    async def count(self, user_id: str) -> None:
        """Count one more try of the person. Raises `RateLimited` after 5 in 5 minutes."""
        await self.limiter.check(CODE_RULE, user_id)

    async def forget(self, user_id: str) -> None:
        """Forget the person's tries, after a valid code."""
        await self.limiter.reset(CODE_RULE, user_id)

    async def take(self, actor: Principal, typed: str, *, app_only: bool = False) -> Way:
        """Use up the code that the actor typed; returns its kind. Raises `Invalid` at `code`, and `RateLimited`."""
        await self.count(actor.user_id)
        way = await self._take(actor.user_id, typed, app_only)
        if way is None:
            await refused(actor, "code")
        await self.forget(actor.user_id)
        if way == "recovery":
            await self._tell_of_recovery(actor)
        return way

    async def _tell_of_recovery(self, actor: Principal) -> None:
        async with transaction() as tx:
            meta = {"left": await recovery_codes.left(actor.user_id)}
            await audit.record(audit.Action.RECOVERY_CODE_USED, actor=actor, target=f"user:{actor.user_id}", meta=meta)
            user = await User.filter(id=actor.user_id).using_db(tx.connection).get()
            await write(tx, self.mail, user, Own.RECOVERY_CODE_USED)

    async def _take(self, user_id: str, typed: str, app_only: bool) -> Way | None:
        if await totp.take(user_id, self.key, typed, self.drift):
            return "totp"
        return "recovery" if not app_only and await recovery_codes.take(user_id, typed) else None


async def refused(actor: Principal, way: str) -> NoReturn:
    """Record that the actor gave a wrong second factor, and raise `Invalid` at `code`."""
    await note_refusal(actor, way)
    raise Invalid({"code": WRONG_CODE})


async def note_refusal(actor: Principal, way: str) -> None:
    """Record that the actor gave a wrong second factor; `way` is its kind."""
    target = f"user:{actor.user_id}"
    await audit.record(
        audit.Action.SECOND_FACTOR_FAILED, actor=actor, target=target, outcome="failed", meta={"code": way}
    )
