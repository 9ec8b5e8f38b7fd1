"""Actions on one's own sessions. They take access away, one's own, and so ask for no proof."""

from app.accounts import sessions
from app.accounts.schema import OfSession
from app.actions import Nothing, action
from app.principal import Principal


@action("endSession", permission=None, rate="60 per minute")
async def end_session(actor: Principal, data: OfSession) -> None:
    """End another session of one's own. Raises `NotFound`."""
    await sessions.revoke_own_session(actor, data.session)


@action("endOtherSessions", permission=None, rate="20 per minute")
async def end_other_sessions(actor: Principal, data: Nothing) -> None:  # noqa: ARG001 - it has no fields
    """End all sessions of one's own but this one."""
    await sessions.revoke_own_other_sessions(actor)


@action("signOut", permission=None, rate="60 per minute")
async def sign_out(actor: Principal, data: Nothing) -> None:  # noqa: ARG001 - it has no fields
    """End the session one acts in."""
    await sessions.revoke_session(actor.session_id, actor=actor)
