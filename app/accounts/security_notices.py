"""Telling people about changes to their account. Changes made in their own name are mailed, and an intruder cannot take
a letter back. Changes made by somebody else also send `account_changed`, which the inbox listens to."""

from enum import StrEnum

from app.accounts.models import User
from app.database import Transaction
from app.mail import MailQueue, OutgoingEmail
from app.signal import AsyncSignal


class Notice(StrEnum):
    """A change made by somebody else. Mail templates and notification kinds have the same name."""

    FACTORS_REMOVED = "factors_removed"
    EMAIL_CHANGED = "email_changed"


class OwnNotice(StrEnum):
    """A change made in the person's own name. Mail templates have the same name."""

    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - a name
    EMAIL_CHANGED = "email_changed"
    FACTOR_ADDED = "factor_added"
    FACTOR_REMOVED = "factor_removed"
    RECOVERY_CODE_USED = "recovery_code_used"
    RECOVERY_CODES_MADE = "recovery_codes_made"
    IDENTITY_LINKED = "identity_linked"
    IDENTITY_REMOVED = "identity_removed"


# (user id, what was done to their account), in the running transaction.
account_changed: AsyncSignal[str, Notice] = AsyncSignal()


async def notify_user(tx: Transaction, mail: MailQueue, user: User, notice: Notice) -> None:
    """Tell `user` about a change that somebody else made, by mail and in the inbox, once the running transaction is
    committed."""
    await account_changed.send(user.id, notice)
    await send_own_notice(tx, mail, user, notice)


async def send_own_notice(tx: Transaction, mail: MailQueue, user: User, what: Notice | OwnNotice) -> None:
    """Mail `user` about the change, to the address in this row, once the running transaction is committed."""
    await mail.send(tx, OutgoingEmail(user.email, user.locale, what.value, {"name": user.name}))
