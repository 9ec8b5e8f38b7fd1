"""A session whose person has just proved once more who they are."""

from app.accounts.models import Session
from app.accounts.sessions.bearer import Bearer, new_secret
from app.accounts.sessions.lifetimes import PREVIOUS_SECRET, SUDO
from app.clock import clock
from app.database import transaction
from app.errors import Unauthenticated


async def prove(session_id: str) -> Bearer:
    """Let the session count as proved for `SUDO`, under a new secret (ASVS 7.2.4): the same id, so that its connections
    and its entries in the log stay its own. Raises `Unauthenticated` if it has ended meanwhile."""
    now = clock.now()
    bearer = new_secret(session_id)
    async with transaction() as tx:
        row = await Session.filter(id=session_id, revoked_at=None).using_db(tx.connection).select_for_update().first()
        if row is None:
            raise Unauthenticated("the session is over")
        await (
            Session.filter(id=session_id)
            .using_db(tx.connection)
            .update(
                secret_hash=bearer.secret_hash,
                previous_hash=row.secret_hash,
                previous_until=now + PREVIOUS_SECRET,
                sudo_until=now + SUDO,
            )
        )
    return bearer
