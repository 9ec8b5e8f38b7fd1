"""A person's sessions, to list and to end."""

from app.accounts.access import access_user
from app.accounts.models import Session
from app.accounts.sessions.revoke import revoke_other_sessions, revoke_rows
from app.clock import clock
from app.database import transaction
from app.errors import NotFound
from app.ids import is_id
from app.principal import Principal

# The most ended sessions that are shown.
_SHOWN_ENDED = 20


async def live_sessions(user_id: str) -> list[Session]:
    """The sessions in which the person is signed in, the one used last first."""
    now = clock.now()
    live = Session.filter(user_id=user_id, revoked_at=None, idle_expires_at__gt=now, expires_at__gt=now)
    return await live.order_by("-last_seen_at", "-id")


async def ended_sessions(user_id: str) -> list[Session]:
    """The person's sessions that ended within `KEEP_ENDED`, the latest first, at most 20."""
    return await Session.filter(user_id=user_id).exclude(revoked_at=None).order_by("-revoked_at").limit(_SHOWN_ENDED)


async def revoke_own_session(actor: Principal, session_id: str) -> None:
    """End another session of the actor's own. Raises `NotFound` for anyone else's, and for the one they act in."""
    own = is_id(session_id) and await Session.exists(id=session_id, user_id=actor.user_id)
    if not own or session_id == actor.session_id:
        raise NotFound("no such session")
    async with transaction() as tx:
        await revoke_rows(tx, [session_id], "ended_by_owner", actor)


async def revoke_own_other_sessions(actor: Principal) -> None:
    """End all sessions of the actor except the current one, and sign-ins that are not complete yet."""
    async with transaction() as tx:
        await revoke_other_sessions(tx, actor.user_id, actor.session_id, "ended_by_owner")


async def revoke_user_session(actor: Principal, session_id: str) -> None:
    """End another person's session. Raises `NotFound`, `Forbidden` and `Conflict` as `access_user` does."""
    row = await Session.get_or_none(id=session_id) if is_id(session_id) else None
    if row is None:
        raise NotFound("no such session")
    async with transaction() as tx:
        await access_user(actor, row.user_id)
        await revoke_rows(tx, [row.id], "ended_by_administrator", actor)
