"""Pages for resetting a forgotten password."""

import math
from typing import Any

from quart import Blueprint, Response, request

from app.accounts.actions import entries
from app.accounts.context import accounts
from app.accounts.forms import EmailForm, ResetForm
from app.accounts.passwords.reset import Reset, look_up_reset, request_reset, reset_password
from app.accounts.views.entries import counts_as
from app.accounts.views.one_time_links import add_link_page, delete_token, stored_token
from app.accounts.views.sign_in import redirect_page
from app.errors import Invalid, NotFound, RateLimited
from app.web.access import public
from app.web.areas import Area
from app.web.forms import form_errors, parse
from app.web.pages import page, wants_json

blueprint = Blueprint("reset", __name__)

_PATH = "/reset"


@blueprint.get("/forgot")
@public(Area.SIGN_IN)
async def forgotten() -> Response:
    """Show the form for the address; where there is no mail, say who can help."""
    return await _forgotten()


@blueprint.post("/forgot")
@public(Area.SIGN_IN, entry=entries.ASK_FOR_RESET)
async def ask() -> Response:
    """Mail a link if the account exists; the answer does not say whether it does."""
    values = await request.form
    shown = {"email": values.get("email", "")}
    try:
        typed = parse(EmailForm, values)
        mail = accounts().mail
        if mail.enabled:
            await request_reset(mail, accounts().limiter, typed.email, request.remote_addr or "")
    except Invalid as refusal:
        if wants_json():
            raise
        return await _forgotten(422, errors=form_errors(refusal), values=shown)
    except RateLimited as refusal:
        if wants_json():
            raise
        wait_s = math.ceil((refusal.retry_after_ms or 0) / 1000)
        response = await _forgotten(429, retry_after_s=wait_s, values=shown)
        response.headers["Retry-After"] = str(wait_s)
        return response
    return await _forgotten(sent=True)


async def _forgotten(status: int = 200, **context: Any) -> Response:
    empty = {"sent": False, "errors": {}, "values": {"email": ""}, "retry_after_s": 0, "mail": accounts().mail.enabled}
    return await page("accounts/password_forgotten.html", status, **{**empty, **context})


@blueprint.post(_PATH)
@public(Area.SIGN_IN, entry=entries.RESET_PASSWORD)
@counts_as(entries.RESET_PASSWORD)
async def reset() -> Response:
    """Set the new password, which ends all sessions, and go to the sign-in page."""
    values = await request.form
    try:
        found = await look_up_reset(stored_token())
        typed = parse(ResetForm, values)
        await reset_password(accounts().mail, stored_token(), typed.password)
    except NotFound:
        return await _page(404)
    except Invalid as refusal:
        if wants_json():
            raise
        return await _page(422, reset=found, errors=form_errors(refusal))
    return delete_token(redirect_page("/login?notice=password-reset"), _PATH)


async def _page(status: int = 200, **context: Any) -> Response:
    return await page("accounts/password_reset.html", status, **{"reset": None, "errors": {}, **context})


async def _show(found: Reset | None, status: int) -> Response:
    return await _page(status, reset=found)


add_link_page(blueprint, _PATH, look_up_reset, _show)
