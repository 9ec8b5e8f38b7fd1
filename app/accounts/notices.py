"""What people are told of their own account when somebody else did something to it. They get a letter; whatever else
reaches people (their inbox) adds itself to `tells`."""

from collections.abc import Awaitable, Callable
from enum import StrEnum

from app.accounts.models import User
from app.database import Transaction
from app.mail import Letter, Mail


class Notice(StrEnum):
    """What was done. Letters and notifications of a kind have its name."""

    FACTORS_REMOVED = "factors_removed"


# Told `(user id, what)`, in the running transaction.
tells: list[Callable[[str, Notice], Awaitable[None]]] = []


async def notify(tx: Transaction, mail: Mail, user: User, notice: Notice) -> None:
    """Tell `user` what was done to their account, if the running transaction is committed."""
    for tell in tells:
        await tell(user.id, notice)
    await mail.send(tx, Letter(user.email, user.locale, notice.value, {"name": user.name}))
