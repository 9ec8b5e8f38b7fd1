"""The accounts at providers that a person has connected."""

from app import audit
from app.accounts.mfa.last_credential import keep_a_way_in
from app.accounts.models import Identity, User
from app.accounts.security_notices import Own, write
from app.database import transaction
from app.errors import NotFound
from app.mail import Mail
from app.principal import Principal


async def identities_of(actor: Principal) -> list[Identity]:
    """Those of the actor, the oldest first."""
    return await Identity.filter(user_id=actor.user_id).order_by("linked_at", "id")


async def unlink(mail: Mail, actor: Principal, identity_id: str) -> None:
    """Take one of the actor's away, who gets a letter.

    Raises `NotFound`, and `Conflict` when they could not sign in any more.
    """
    async with transaction() as tx:
        # The lock: of two that each leave the other one, only one may go.
        user = await User.filter(id=actor.user_id).using_db(tx.connection).select_for_update().get()
        row = await Identity.filter(id=identity_id, user_id=user.id).using_db(tx.connection).first()
        if row is None:
            raise NotFound("no such connection")
        await Identity.filter(id=row.id).using_db(tx.connection).delete()
        await keep_a_way_in(tx, user)
        meta = {"issuer": row.issuer, "email": row.email}
        await audit.record(audit.Action.IDENTITY_REMOVED, actor=actor, target=f"identity:{row.id}", meta=meta)
        await write(tx, mail, user, Own.IDENTITY_REMOVED)
