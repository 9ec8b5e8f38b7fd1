"""Renewing the secret of a session after its person has re-authenticated or given the second factor."""

from collections.abc import Mapping

from app.accounts.models import Session
from app.accounts.sessions.bearer import Bearer, new_secret
from app.accounts.sessions.create import evict_oldest_sessions
from app.accounts.sessions.lifetimes import PENDING_AAL, PREVIOUS_SECRET, SUDO, VERIFIED_AAL, lifetime
from app.accounts.sessions.revoke import notify_renewed
from app.clock import clock
from app.database import transaction
from app.errors import Unauthenticated


async def mark_reauthenticated(session_id: str) -> Bearer:
    """Count the session as re-authenticated for `SUDO`, under a new secret (ASVS 7.2.4). Its id stays, and with it its
    connections and log entries. Raises `Unauthenticated` if it ended meanwhile."""
    return await _renew(session_id, {})


async def mark_factor_changed(session_id: str, *, verified: bool) -> Bearer:
    """The same for a person who just added or removed a second factor; `verified` says whether they have one now."""
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
        notify_renewed(tx, session_id)
    return bearer


async def complete_sign_in(session_id: str) -> Bearer:
    """Turn a pending session, whose person has just given the second factor, into a full one: same id, new secret, and
    the lifetime that they chose. The old secret stops working at once. Raises `Unauthenticated` if the session
    ended, or was completed, meanwhile."""
    now, bearer = clock.now(), new_secret(session_id)
    async with transaction() as tx:
        pending = Session.filter(id=session_id, revoked_at=None, aal=PENDING_AAL).using_db(tx.connection)
        row = await pending.select_for_update().first()
        if row is None:
            raise Unauthenticated("the session is over")
        await evict_oldest_sessions(tx, row.user_id)
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
