"""Erasing a person for good: their personal data is deleted; what they wrote stays under an anonymous name."""

from typing import Final

from tortoise.expressions import Q

from app import audit, mail
from app.accounts.access import access_user
from app.accounts.mfa import recovery_codes
from app.accounts.models import Identity, OneTimePurpose, OneTimeToken, Passkey, Session, TotpFactor, User, UserStatus
from app.accounts.roles import lock_owners
from app.accounts.sessions import revoke_all_sessions
from app.accounts.users.manage import require_another_owner
from app.database import Transaction, transaction
from app.lookalikes import skeleton
from app.principal import Principal
from app.signal import AsyncSignal
from app.text import email_key, name_key
from app.web.i18n import gettext

# The role of erased people: it has the fewest permissions.
_ROLE: Final = "guest"
# A domain that cannot exist (RFC 2606).
_NOWHERE = "erased.invalid"

# (transaction, user id): features delete their personal data here, in the transaction.
on_user_erased: AsyncSignal[Transaction, str] = AsyncSignal()


async def erase_user(actor: Principal, user_id: str) -> None:
    """Erase a person's data, which cannot be undone. Their sessions end. What they wrote stays under a name, in the
    language of `actor`, that only tells former members apart. The audit log keeps its entries until an operator
    redacts them.

    Raises `Forbidden`, `NotFound`, and `Conflict` (`own_account`, `erased`, `last_owner`).
    """
    async with transaction() as tx:
        await lock_owners(tx)
        user = await access_user(actor, user_id)
        await require_another_owner(tx, user)
        await revoke_all_sessions(tx, user.id, "erased", actor)
        for kept in (Session, Identity, TotpFactor, Passkey):
            await kept.filter(user_id=user.id).using_db(tx.connection).delete()
        await recovery_codes.delete(user.id)
        await _delete_links(tx, user)
        await mail.delete_queued(tx, user.email)
        await User.filter(id=user.id).using_db(tx.connection).update(**_erased_fields(user.id))
        await on_user_erased.send(tx, user.id)
        await audit.record(audit.Action.USER_ERASED, actor=actor, target=f"user:{user.id}")


def _erased_fields(user_id: str) -> dict[str, object]:
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
        "name_skeleton": skeleton(name),
        "password_hash": None,
        "password_changed_at": None,
        "timezone": None,
        "last_seen_at": None,
        "status_emoji": None,
        "status_text": None,
        "status_until": None,
        "dnd_until": None,
        "status": UserStatus.ERASED,
        "role_id": _ROLE,
    }


async def _delete_links(tx: Transaction, user: User) -> None:
    """Links that were made for them name their address: that of the invitation they came with, too."""
    kept = Q(recipient_key=user.email_key) | ~Q(purpose=OneTimePurpose.INVITATION)  # of others there are few at a time
    rows = await OneTimeToken.filter(kept).using_db(tx.connection)
    theirs = [row.id for row in rows if _is_for(row.data, user)]
    await OneTimeToken.filter(id__in=theirs).using_db(tx.connection).delete()


def _is_for(data: dict[str, str], user: User) -> bool:
    return email_key(data.get("email", "")) == user.email_key or data.get("user") == user.id
