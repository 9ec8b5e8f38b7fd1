"""Signing in and out."""

from quart import Blueprint, Response, request

from app.accounts.context import accounts
from app.accounts.forms import SignInForm
from app.accounts.sessions import end_session
from app.accounts.sessions.cookie import pending_session, take_session, why_signed_out
from app.accounts.setup import has_users
from app.accounts.sign_in.known_devices import known_device
from app.accounts.sign_in.password import sign_in_with_password
from app.accounts.views.arrival import go, second_factor_url, signed_in_to, told_to_wait, visit, wait_of
from app.errors import AppError, Invalid, RateLimited, Unauthenticated
from app.web.access import enrolling, public, visitor
from app.web.forms import form_errors, parse
from app.web.pages import page, wants_json
from app.web.redirects import safe_next

blueprint = Blueprint("sign_in", __name__)


@blueprint.get("/login")
@enrolling
@public
async def form() -> Response:
    """The form; for whoever is signed in already, the page they wanted; before the first person, the set-up."""
    wanted = safe_next(request.args.get("next"))
    if visitor() is not None:
        return go(wanted)
    if await pending_session() is not None:
        return go(second_factor_url(wanted))
    if not await has_users():
        return go("/setup")
    why = "" if request.args.get("notice") else await why_signed_out()
    return await show_form(wanted=request.args.get("next", ""), why=why)


@blueprint.post("/login")
@public
async def sign_in() -> Response:
    """Sign in with e-mail and password."""
    values = await request.form
    try:
        typed = parse(SignInForm, values)
        done = await sign_in_with_password(accounts().limiter, typed.credentials(known_device(typed.email)), visit())
    except (Invalid, Unauthenticated, RateLimited) as refusal:
        if wants_json():
            raise
        return await show_form(refusal, values.get("email", ""), bool(values.get("remember")), values.get("next", ""))
    return signed_in_to(safe_next(typed.next), done.user, done.bearer, remember=typed.remember)


@blueprint.post("/logout")
@enrolling
@public
async def sign_out() -> Response:
    """End the session, and have the browser forget what its pages kept."""
    pending = await pending_session()
    principal = pending.principal if pending else visitor()
    if principal is not None:
        await end_session(principal.session_id, actor=principal)
    take_session()
    response = go("/login?notice=signed-out")
    response.headers["Clear-Site-Data"] = '"storage"'
    return response


async def show_form(
    refusal: AppError | None = None, email: str = "", remember: bool = False, wanted: str = "", why: str = ""
) -> Response:
    """The page, with what was wrong, or why one was signed out."""
    wait_s = wait_of(refusal)
    response = await page(
        "accounts/login.html",
        refusal.status if refusal else 200,
        problem=refusal.code if refusal and not isinstance(refusal, Invalid) else "",
        retry_after_s=wait_s,
        errors=form_errors(refusal) if isinstance(refusal, Invalid) else {},
        values={"email": email, "remember": remember},
        next=safe_next(wanted),
        provider=accounts().provider_name,
        why=why,
        notice=request.args.get("notice", ""),
    )
    return told_to_wait(response, wait_s)
