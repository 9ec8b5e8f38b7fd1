"""What every way in has in common: where the visitor comes from, and how they leave signed in."""

import math
from urllib.parse import quote

from quart import Response, redirect, request

from app.accounts import service, sessions
from app.accounts.cookies import give_session
from app.accounts.devices import remember_device
from app.accounts.install import accounts
from app.accounts.models import User
from app.errors import AppError
from app.web.access import visitor
from app.web.pages import is_htmx


def visit() -> service.Visit:
    """From where the current request comes."""
    principal = visitor()
    session_id = principal.session_id if principal else None
    agent = request.headers.get("User-Agent", "")
    return service.Visit(request.remote_addr or "", agent, session_id)


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


def keep_link(token: str, path: str) -> Response:
    """Move the token of a one-time link out of the address (which stays in histories, logs and Referer headers) into a
    cookie for `path`, and go there."""
    response = go(path)
    secure = accounts().settings.secure_cookies
    # Not Strict: the click comes from a mail, and the browser would not show the cookie after the redirect.
    response.set_cookie(_LINK_COOKIE, token, max_age=600, path=path, secure=secure, httponly=True, samesite="Lax")
    return response


def kept_link() -> str:
    """The token that `keep_link` kept for the current path, or ""."""
    return request.cookies.get(_LINK_COOKIE, "")


def drop_link(response: Response, path: str) -> Response:
    """Forget the token that was kept for `path`."""
    secure = accounts().settings.secure_cookies
    response.delete_cookie(_LINK_COOKIE, path=path, secure=secure, httponly=True, samesite="Lax")
    return response


_LINK_COOKIE = "switchboard_link"
