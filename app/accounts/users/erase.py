"""Erasing somebody for good: what is known of them goes, what they wrote stays under a name that is nobody's."""

from typing import Final

from app import audit, mail
from app.accounts.access import access_user
from app.accounts.mfa import recovery_codes
from app.accounts.models import Identity, OneTimeToken, Passkey, Session, TotpFactor, User, UserStatus
from app.accounts.roles import lock_owners
from app.accounts.sessions import end_all
from app.accounts.users.manage import keep_an_owner
from app.database import Transaction, transaction
from app.principal import Principal
from app.signal import AsyncSignal
from app.text import email_key, name_key
from app.web.i18n import gettext

# The role of people who are gone: it may least.
_ROLE: Final = "guest"
# Nobody can own an address there (RFC 2606).
_NOWHERE = "erased.invalid"

# (transaction, user id): features that keep what is personal forget it here, in the transaction.
on_user_erased: AsyncSignal[Transaction, str] = AsyncSignal()


async def erase(actor: Principal, user_id: str) -> None:
    """Erase what is known of a person, which nobody can undo. Their sessions end; what they wrote stays, by a name in
    the language of `actor` that tells no more than that it is one and the same former member. The log keeps what it
    says of them, until an operator blanks it.

    Raises `Forbidden`, `NotFound`, and `Conflict` (`own_account`, `erased`, `last_owner`).
    """
    async with transaction() as tx:
        await lock_owners(tx)
        user = await access_user(actor, user_id)
        await keep_an_owner(tx, user)
        await end_all(tx, user.id, "erased", actor)
        for kept in (Session, Identity, TotpFactor, Passkey):
            await kept.filter(user_id=user.id).using_db(tx.connection).delete()
        await recovery_codes.forget(user.id)
        await _forget_links(tx, user)
        await mail.forget(tx, user.email)
        await User.filter(id=user.id).using_db(tx.connection).update(**_nobody(user.id))
        await on_user_erased.send(tx, user.id)
        await audit.record(audit.Action.USER_ERASED, actor=actor, target=f"user:{user.id}")


def _nobody(user_id: str) -> dict[str, object]:
    # The end of an id is random, so that two of them are not taken for one.
    called = gettext("Former member")
    name = f"{called} {user_id[-4:]}"
    email = f"{user_id.lower()}@{_NOWHERE}"
    return {
        "email": email,
        "email_key": email_key(email),
        "email_verified_at": None,
        "name": name,
        "name_key": name_key(name),
        "password_hash": None,
        "password_changed_at": None,
        "timezone": None,
        "last_seen_at": None,
        "status": UserStatus.ERASED,
        "role_id": _ROLE,
    }


async def _forget_links(tx: Transaction, user: User) -> None:
    """Links that were made for them name their address: that of the invitation they came with, too."""
    rows = await OneTimeToken.all().using_db(tx.connection)
    theirs = [row.id for row in rows if _is_for(row.data, user)]
    await OneTimeToken.filter(id__in=theirs).using_db(tx.connection).delete()


def _is_for(data: dict[str, str], user: User) -> bool:
    return email_key(data.get("email", "")) == user.email_key or data.get("user") == user.id
