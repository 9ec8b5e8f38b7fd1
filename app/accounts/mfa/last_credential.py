"""People cannot remove the last way to sign in that they have."""

from app.accounts.models import Identity, Passkey, User
from app.database import Transaction
from app.errors import Conflict

LAST_CREDENTIAL = "last_way_in"


async def require_another_credential(tx: Transaction, user: User) -> None:
    """Undo the running transaction, which holds a lock on the row of `user`, if they could not sign in after it.

    Raises `Conflict` (`last_way_in`).
    """
    if user.password_hash is not None:
        return
    for way in (Identity, Passkey):
        if await way.filter(user_id=user.id).using_db(tx.connection).exists():
            return
    raise Conflict("it is the only way to sign in", code=LAST_CREDENTIAL)
