"""Checking typed codes, of the app or for recovery alike, and limiting the tries."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from app import audit
from app.accounts.mfa import recovery_codes, totp
from app.accounts.models import User
from app.accounts.security_notices import OwnNotice, send_own_notice
from app.database import Transaction, transaction
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


T = TypeVar("T")


class WrongCode(Invalid):
    """A second factor that is wrong, at the field `code`."""

    def __init__(self) -> None:
        super().__init__({"code": WRONG_CODE})


@dataclass(frozen=True, slots=True)
class CodeVerifier:
    """Checks codes: `key` decrypts the secrets, `drift` is how many steps a clock may be off, `limiter` counts tries,
    and `mail` tells people that a recovery code was used."""

    limiter: Limiter
    mail: MailQueue
    key: bytes = field(repr=False)
    drift: int = 0

    @asynccontextmanager
    async def attempt(self, user_id: str) -> AsyncIterator[None]:
        """Count this block as one more try of the person; all are forgotten when it ends well. Raises `RateLimited`
        after 5 in 5 minutes."""
        async with self.limiter.attempt(CODE_RULE, user_id):
            yield
        await self.limiter.reset(CODE_RULE, user_id)

    async def verify(self, actor: Principal, typed: str, then: Callable[[Transaction, FactorKind], Awaitable[T]]) -> T:
        """Use up the code that the actor typed, and do what it is given for: `then` gets its kind, and what it returns
        is returned. It is one transaction, so no code is used up for nothing.

        Raises `WrongCode`, and `RateLimited`.
        """
        try:
            async with self.attempt(actor.user_id), transaction() as tx:
                way = await self._use_up(actor.user_id, typed)
                if way == "recovery":
                    await self._notify_recovery_used(tx, actor)
                return await then(tx, way)
        except WrongCode:
            await record_refusal(actor, "code")
            raise

    async def _notify_recovery_used(self, tx: Transaction, actor: Principal) -> None:
        meta = {"left": await recovery_codes.count_remaining(actor.user_id)}
        await audit.record(audit.Action.RECOVERY_CODE_USED, actor=actor, target=f"user:{actor.user_id}", meta=meta)
        user = await User.filter(id=actor.user_id).using_db(tx.connection).get()
        await send_own_notice(tx, self.mail, user, OwnNotice.RECOVERY_CODE_USED)

    async def _use_up(self, user_id: str, typed: str) -> FactorKind:
        if await totp.consume(user_id, self.key, typed, self.drift):
            return "totp"
        if await recovery_codes.consume(user_id, typed):
            return "recovery"
        raise WrongCode


async def record_refusal(actor: Principal, way: str) -> None:
    """Record that the actor gave a wrong second factor; `way` is its kind."""
    target = f"user:{actor.user_id}"
    await audit.record(
        audit.Action.SECOND_FACTOR_FAILED, actor=actor, target=target, outcome="failed", meta={"code": way}
    )
