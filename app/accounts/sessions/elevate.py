"""A session whose person has just proved once more who they are."""

from collections.abc import Mapping

from app.accounts.models import Session
from app.accounts.sessions.bearer import Bearer, new_secret
from app.accounts.sessions.create import make_room
from app.accounts.sessions.lifetimes import PENDING_AAL, PREVIOUS_SECRET, SUDO, VERIFIED_AAL, lifetime
from app.clock import clock
from app.database import transaction
from app.errors import Unauthenticated


async def prove(session_id: str) -> Bearer:
    """Let the session count as proved for `SUDO`, under a new secret (ASVS 7.2.4): the same id, so that its connections
    and its entries in the log stay its own. Raises `Unauthenticated` if it has ended meanwhile."""
    return await _renew(session_id, {})


async def prove_factor(session_id: str, *, verified: bool) -> Bearer:
    """The same for a person who has just added or removed a second factor; `verified` says whether there is one now."""
    return await _renew(session_id, {"aal": VERIFIED_AAL if verified else None})


async def _renew(session_id: str, changes: Mapping[str, object]) -> Bearer:
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
                **changes,
            )
        )
    return bearer


async def complete(session_id: str) -> Bearer:
    """Make a whole session of a pending one whose person has just given the second factor: the same id, a new secret,
    and the lifetime that they chose. The secret before opens nothing, not even for a moment: it was worth a password
    only. Raises `Unauthenticated` if it has ended, or was completed, meanwhile."""
    now, bearer = clock.now(), new_secret(session_id)
    async with transaction() as tx:
        pending = Session.filter(id=session_id, revoked_at=None, aal=PENDING_AAL).using_db(tx.connection)
        row = await pending.select_for_update().first()
        if row is None:
            raise Unauthenticated("the session is over")
        await make_room(tx, row.user_id)
        life = lifetime(row.remember)
        await pending.update(
            secret_hash=bearer.secret_hash,
            aal=VERIFIED_AAL,
            last_seen_at=now,
            idle_expires_at=life.idle_end(now, now + life.absolute),
            expires_at=now + life.absolute,
            sudo_until=now + SUDO,
        )
    return bearer
