"""What people are told of their own account. Of what was done in their name they get a letter, which whoever came in by
stealth cannot take back. Of what somebody else did they hear in other ways too: whatever reaches people (their inbox)
listens to `account_changed`."""

from enum import StrEnum

from app.accounts.models import User
from app.database import Transaction
from app.mail import Letter, Mail
from app.signal import AsyncSignal


class Notice(StrEnum):
    """What somebody else did. Letters and notifications of a kind have its name."""

    FACTORS_REMOVED = "factors_removed"
    EMAIL_CHANGED = "email_changed"


class Own(StrEnum):
    """What was done in somebody's own name. Letters of a kind have its name."""

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


async def notify(tx: Transaction, mail: Mail, user: User, notice: Notice) -> None:
    """Tell `user` what was done to their account, if the running transaction is committed."""
    await account_changed.send(user.id, notice)
    await write(tx, mail, user, notice)


async def write(tx: Transaction, mail: Mail, user: User, what: Notice | Own) -> None:
    """Send `user` the letter about it, to the address in this row, if the running transaction is committed."""
    await mail.send(tx, Letter(user.email, user.locale, what.value, {"name": user.name}))
