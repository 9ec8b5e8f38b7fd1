"""Pages for signing in and out."""

import math
from urllib.parse import quote

from quart import Blueprint, Response, redirect, request

from app.accounts import sessions
from app.accounts.actions import entries
from app.accounts.actions.sessions import sign_out as end_own_session
from app.accounts.context import accounts
from app.accounts.forms import SignInForm
from app.accounts.models import User
from app.accounts.sessions import ClientInfo
from app.accounts.sessions.cookie import delete_session_cookie, pending_session, set_session_cookie, why_signed_out
from app.accounts.setup import has_users
from app.accounts.sign_in.known_devices import known_device, remember_device
from app.accounts.sign_in.password import sign_in_with_password
from app.errors import AppError, Invalid, RateLimited, Unauthenticated
from app.web.access import enrolling, public, visitor
from app.web.areas import Area
from app.web.forms import form_errors, parse
from app.web.pages import is_htmx, page, wants_json
from app.web.presentation import safe_next


def client_info() -> ClientInfo:
    """Address, user agent and session of the current request."""
    principal = visitor()
    session_id = principal.session_id if principal else None
    agent = request.headers.get("User-Agent", "")
    return ClientInfo(request.remote_addr or "", agent, session_id)


def redirect_page(url: str) -> Response:
    """Send the browser to `url` on this site, as a whole page: scripts of the old page may belong to another
    session."""
    if is_htmx():
        return Response("", 200, headers={"HX-Redirect": url})
    response = redirect(url, 303)
    assert isinstance(response, Response)
    return response


def redirect_signed_in(url: str, user: User, bearer: sessions.Bearer, *, remember: bool = False) -> Response:
    """Sign the browser in and send it to `url`, by way of the second factor if that is still missing."""
    if bearer.pending:
        set_session_cookie(bearer, remember=remember)
        return redirect_page(second_factor_url(url))
    return redirect_arrived(url, user.email, bearer, remember=remember)


def second_factor_url(wanted: str) -> str:
    """The address of the second-factor page that leads on to `wanted`."""
    return "/second-factor" if wanted == "/" else f"/second-factor?next={quote(wanted, safe='/')}"


def redirect_arrived(url: str, email: str, bearer: sessions.Bearer, *, remember: bool = False) -> Response:
    """Sign the browser of the owner of `email` in, after all factors were given, and send it to `url`."""
    set_session_cookie(bearer, remember=remember)
    response = redirect_page(url)
    remember_device(response, email)
    return response


def retry_after_s(refusal: AppError | None) -> int:
    """The seconds to wait before the next try, rounded up; 0 for none."""
    return math.ceil((refusal.retry_after_ms or 0) / 1000) if refusal else 0


def with_retry_after(response: Response, wait_s: int) -> Response:
    """The response, with `Retry-After` in seconds if there is a wait."""
    if wait_s:
        response.headers["Retry-After"] = str(wait_s)
    return response


blueprint = Blueprint("sign_in", __name__)


@blueprint.get("/login")
@enrolling
@public(Area.SIGN_IN)
async def form() -> Response:
    """Show the sign-in form; signed-in people go to `next`, and before the first account visitors go to the set-up."""
    wanted = safe_next(request.args.get("next"))
    if visitor() is not None:
        return redirect_page(wanted)
    if await pending_session() is not None:
        return redirect_page(second_factor_url(wanted))
    if not await has_users():
        return redirect_page("/setup")
    why = "" if request.args.get("notice") else await why_signed_out()
    return await show_form(wanted=request.args.get("next", ""), why=why)


@blueprint.post("/login")
@public(Area.SIGN_IN, entry=entries.SIGN_IN)
async def sign_in() -> Response:
    """Sign in with email address and password; shows the form with the error if that fails."""
    values = await request.form
    try:
        typed = parse(SignInForm, values)
        done = await sign_in_with_password(
            accounts().limiter, typed.credentials(known_device(typed.email)), client_info()
        )
    except (Invalid, Unauthenticated, RateLimited) as refusal:
        if wants_json():
            raise
        return await show_form(refusal, values.get("email", ""), bool(values.get("remember")), values.get("next", ""))
    return redirect_signed_in(safe_next(typed.next), done.user, done.bearer, remember=typed.remember)


@blueprint.post("/logout")
@enrolling
@public(Area.SIGN_IN, end_own_session)
async def sign_out() -> Response:
    """End the session, and have the browser delete the storage of its pages."""
    pending = await pending_session()
    principal = pending.principal if pending else visitor()
    if principal is not None:
        await end_own_session(principal, {})
    delete_session_cookie()
    response = redirect_page("/login?notice=signed-out")
    response.headers["Clear-Site-Data"] = '"storage"'
    return response


async def show_form(
    refusal: AppError | None = None, email: str = "", remember: bool = False, wanted: str = "", why: str = ""
) -> Response:
    """The sign-in page, with the error, or the reason why the person was signed out."""
    wait_s = retry_after_s(refusal)
    response = await page(
        "accounts/sign_in.html",
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
    return with_retry_after(response, wait_s)
