"""What every way in has in common: where the visitor comes from, and how they leave signed in."""

import math
from urllib.parse import quote

from quart import Response, redirect, request

from app.accounts import sessions
from app.accounts.models import User
from app.accounts.sessions import Visit
from app.accounts.sessions.cookie import give_session
from app.accounts.sign_in.known_devices import remember_device
from app.errors import AppError
from app.web.access import visitor
from app.web.pages import is_htmx


def visit() -> Visit:
    """From where the current request comes."""
    principal = visitor()
    session_id = principal.session_id if principal else None
    agent = request.headers.get("User-Agent", "")
    return Visit(request.remote_addr or "", agent, session_id)


def go(url: str) -> Response:
    """Send the browser to `url` on this site, as a whole page: what ran in the old one is someone else's."""
    if is_htmx():
        return Response("", 200, headers={"HX-Redirect": url})
    response = redirect(url, 303)
    assert isinstance(response, Response)
    return response


def signed_in_to(url: str, user: User, bearer: sessions.Bearer, *, remember: bool = False) -> Response:
    """Sign the browser in and send it to `url`, by way of the second factor if that is still to be given."""
    if bearer.pending:
        give_session(bearer, remember=remember)
        return go(second_factor_url(url))
    return arrived(url, user.email, bearer, remember=remember)


def second_factor_url(wanted: str) -> str:
    """Where to give the second factor and then come to `wanted`."""
    return "/second-factor" if wanted == "/" else f"/second-factor?next={quote(wanted, safe='/')}"


def arrived(url: str, email: str, bearer: sessions.Bearer, *, remember: bool = False) -> Response:
    """Sign the browser of the owner of `email` in, who has given all that is asked for, and send it to `url`."""
    give_session(bearer, remember=remember)
    response = go(url)
    remember_device(response, email)
    return response


def wait_of(refusal: AppError | None) -> int:
    """How many seconds one has to wait for the next try; 0 for none."""
    return math.ceil((refusal.retry_after_ms or 0) / 1000) if refusal else 0


def told_to_wait(response: Response, wait_s: int) -> Response:
    """The same response, saying so to programs too."""
    if wait_s:
        response.headers["Retry-After"] = str(wait_s)
    return response
