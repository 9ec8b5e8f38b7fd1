"""What every way in has in common: where the visitor comes from, and how they leave signed in."""

from quart import Response, redirect, request

from app.accounts import service, sessions
from app.accounts.cookies import give_session
from app.accounts.devices import remember_device
from app.accounts.install import accounts
from app.accounts.models import User
from app.web.access import visitor
from app.web.pages import is_htmx


def visit() -> service.Visit:
    """From where the current request comes."""
    principal = visitor()
    agent = request.headers.get("User-Agent", "")
    return service.Visit(request.remote_addr or "", agent, principal.session_id if principal else None)


def go(url: str) -> Response:
    """Send the browser to `url` on this site, as a whole page: what ran in the old one is someone else's."""
    if is_htmx():
        return Response("", 200, headers={"HX-Redirect": url})
    response = redirect(url, 303)
    assert isinstance(response, Response)
    return response


def signed_in_to(url: str, user: User, bearer: sessions.Bearer, *, remember: bool = False) -> Response:
    """Sign the browser in and send it to `url`."""
    give_session(bearer, remember=remember)
    response = go(url)
    remember_device(response, user.email)
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
