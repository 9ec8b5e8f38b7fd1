"""The page with one's own sessions."""

from quart import Blueprint, Response, request

from app.accounts import sessions
from app.accounts.actions.sessions import end_other_sessions, end_session
from app.accounts.views.sign_in import redirect_page
from app.web.access import current_principal, performs, signed_in
from app.web.forms import submitted
from app.web.pages import page

blueprint = Blueprint("own_sessions", __name__)


@blueprint.get("/account/sessions")
@signed_in
async def own() -> Response:
    """Show where the signed-in person is signed in, and their sessions that ended lately."""
    actor = current_principal()
    return await page(
        "accounts/sessions.html",
        live=await sessions.live_sessions(actor.user_id),
        ended=await sessions.ended_sessions(actor.user_id),
        notice=request.args.get("notice", ""),
    )


@blueprint.post("/account/sessions/<session_id>/end")
@performs(end_session)
async def end(session_id: str) -> Response:
    """End another session of the signed-in person; 404 for the current one and for sessions of others."""
    await end_session(current_principal(), submitted(await request.form, session=session_id), form=True)
    return redirect_page("/account/sessions?notice=session-ended")


@blueprint.post("/account/sessions/end-others")
@performs(end_other_sessions)
async def end_others() -> Response:
    """End all sessions of the signed-in person except the current one."""
    await end_other_sessions(current_principal(), {})
    return redirect_page("/account/sessions?notice=sessions-ended")
