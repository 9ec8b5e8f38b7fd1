"""Signing in and out."""

import math

from quart import Blueprint, Response, request

from app.accounts import service
from app.accounts.cookies import take_session
from app.accounts.devices import known_device
from app.accounts.forms import SignInForm
from app.accounts.install import accounts
from app.accounts.views.arrival import go, signed_in_to, visit
from app.errors import AppError, Invalid, RateLimited, Unauthenticated
from app.web.access import public, visitor
from app.web.forms import form_errors, parse
from app.web.pages import page, wants_json
from app.web.redirects import safe_next

blueprint = Blueprint("sign_in", __name__)


@blueprint.get("/login")
@public
async def form() -> Response:
    """The form; for whoever is signed in already, the page they wanted; before the first person, the set-up."""
    if visitor() is not None:
        return go(safe_next(request.args.get("next")))
    if not await service.has_users():
        return go("/setup")
    return await _form(wanted=request.args.get("next", ""))


@blueprint.post("/login")
@public
async def sign_in() -> Response:
    """Sign in with e-mail and password."""
    values = await request.form
    try:
        typed = parse(SignInForm, values)
        done = await service.sign_in(accounts().limiter, typed.credentials(known_device(typed.email)), visit())
    except (Invalid, Unauthenticated, RateLimited) as refusal:
        if wants_json():
            raise
        return await _form(refusal, values.get("email", ""), bool(values.get("remember")), values.get("next", ""))
    return signed_in_to(safe_next(typed.next), done.user, done.bearer, remember=typed.remember)


@blueprint.post("/logout")
@public
async def sign_out() -> Response:
    """End the session, and have the browser forget what its pages kept."""
    principal = visitor()
    if principal is not None:
        await service.end_session(principal.session_id, actor=principal)
    take_session()
    response = go("/login?notice=signed-out")
    response.headers["Clear-Site-Data"] = '"storage"'
    return response


async def _form(refusal: AppError | None = None, email: str = "", remember: bool = False, wanted: str = "") -> Response:
    wait_s = math.ceil((refusal.retry_after_ms or 0) / 1000) if refusal else 0
    response = await page(
        "accounts/login.html",
        refusal.status if refusal else 200,
        problem=refusal.code if refusal and not isinstance(refusal, Invalid) else "",
        retry_after_s=wait_s,
        errors=form_errors(refusal) if isinstance(refusal, Invalid) else {},
        values={"email": email, "remember": remember},
        next=safe_next(wanted),
        notice=request.args.get("notice", ""),
    )
    if wait_s:
        response.headers["Retry-After"] = str(wait_s)
    return response
