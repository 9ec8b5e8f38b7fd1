"""Removing a person's second factors after they lost them: by an administrator, or from the command line."""

from app import audit
from app.accounts.access import access_user
from app.accounts.mfa import recovery_codes
from app.accounts.models import Passkey, TotpFactor, User
from app.accounts.security_notices import Notice, notify_user
from app.accounts.sessions import revoke_all_sessions
from app.database import Transaction, transaction
from app.errors import Conflict, NotFound
from app.mail import MailQueue
from app.principal import Principal
from app.text import email_key

NO_FACTORS = "no_factors"


async def remove_factors(mail: MailQueue, actor: Principal, user_id: str) -> None:
    """Remove all second factors of a person, end their sessions, and notify them.

    Raises `Forbidden`, `NotFound` and `Conflict` as `access_user` does, and `Conflict` (`no_factors`).
    """
    async with transaction() as tx:
        await _remove(tx, mail, await access_user(actor, user_id), actor)


async def remove_factors_as_operator(mail: MailQueue, email: str) -> User:
    """The same for the person with this address, from the command line. Raises `NotFound` and `Conflict`."""
    async with transaction() as tx:
        user = await User.filter(email_key=email_key(email)).select_for_update().first()
        if user is None:
            raise NotFound("no user has this email address")
        await _remove(tx, mail, user, None)
    return user


async def _remove(tx: Transaction, mail: MailQueue, user: User, actor: Principal | None) -> None:
    apps = await TotpFactor.filter(user_id=user.id).exclude(confirmed_at=None).using_db(tx.connection).count()
    passkeys = await Passkey.filter(user_id=user.id).using_db(tx.connection).delete()
    if not apps and not passkeys:
        raise Conflict("they have no second factor", code=NO_FACTORS)
    await TotpFactor.filter(user_id=user.id).using_db(tx.connection).delete()
    await recovery_codes.delete(user.id)
    # Every current session was opened with a factor that is removed here.
    await revoke_all_sessions(tx, user.id, "factors_removed", actor)
    meta = {"code": "all", "apps": apps, "passkeys": passkeys}
    await audit.record(audit.Action.FACTOR_REMOVED, actor=actor, target=f"user:{user.id}", meta=meta)
    await notify_user(tx, mail, user, Notice.FACTORS_REMOVED)
