"""Proving who one is, before what asks for that."""

from typing import Any

from quart import Blueprint, Response, request

from app.accounts.context import accounts
from app.accounts.reauth import give_proof, proofs_of
from app.accounts.sessions.cookie import give_session, live_session
from app.accounts.views.arrival import go, told_to_wait, wait_of
from app.errors import Invalid, RateLimited
from app.web.access import current_principal, enrolling, signed_in
from app.web.forms import form_errors
from app.web.pages import page, wants_json
from app.web.redirects import safe_next

blueprint = Blueprint("sudo", __name__)


@blueprint.get("/sudo")
@enrolling
@signed_in
async def ask() -> Response:
    """The ways there are."""
    return await _page(request.args.get("next", ""))


@blueprint.post("/sudo")
@enrolling
@signed_in
async def answer() -> Response:
    """Take a proof, and go back to what was wanted."""
    given = (await request.form).to_dict()
    wanted = given.pop("next", "")
    actor = current_principal()
    try:
        bearer = await give_proof(accounts().limiter, actor, given.pop("proof", ""), given)
    except Invalid as refusal:
        if wants_json():
            raise
        return await _page(wanted, refusal.status, errors=form_errors(refusal))
    except RateLimited as refusal:
        if wants_json():
            raise
        wait_s = wait_of(refusal)
        return told_to_wait(await _page(wanted, 429, retry_after_s=wait_s), wait_s)
    give_session(bearer, remember=await _remembered())
    return go(safe_next(wanted))


async def _remembered() -> bool:
    live = await live_session()
    return live is not None and live.remember


async def _page(wanted: str, status: int = 200, **context: Any) -> Response:
    shown = {
        "errors": {},
        "retry_after_s": 0,
        "next": safe_next(wanted),
        "provider": accounts().provider_name,
        "proofs": await proofs_of(current_principal()),
    }
    return await page("accounts/sudo.html", status, **{**shown, **context})
