"""Protection from cross-site request forgery: requests that change something must come from our own pages.

Browsers say where a request comes from in `Sec-Fetch-Site` and `Origin`, and pages cannot forge either. That needs no
token in every form, and it also stops a foreign page from signing someone in to an account of its choosing.
"""

from urllib.parse import urlsplit

from quart import Quart, request

from app.errors import Forbidden
from app.web.cookies import SESSION_COOKIE, read_cookie

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def same_origin(origin: str, own: str, scheme: str, host: str) -> bool:
    """Whether the `Origin` header's value is `own` (PUBLIC_URL) or the origin that the request was sent to."""
    if origin == own:
        return True
    try:
        parts = urlsplit(origin)
    except ValueError:  # brackets that hold no address
        return False
    return bool(host) and parts.scheme == scheme and parts.netloc == host


def from_our_pages(site: str | None, origin: str | None, own: str, scheme: str, host: str) -> bool | None:
    """Whether one of our own pages made a request, by its headers `Sec-Fetch-Site` and `Origin`; None if it has
    neither, so that no browser made it."""
    if site is not None:
        return site == "same-origin"
    return None if origin is None else same_origin(origin, own, scheme, host)


def protect(app: Quart, own_origin: str) -> None:
    """Refuse unsafe requests to `app` from another site, another port, or an unknown client with our cookie."""

    @app.before_request
    async def check_origin() -> None:
        if request.method in SAFE_METHODS:
            return
        site = request.headers.get("Sec-Fetch-Site")
        origin = request.headers.get("Origin")
        allowed = from_our_pages(site, origin, own_origin, request.scheme, request.host)
        if allowed is None:
            allowed = not read_cookie(SESSION_COOKIE)
        if not allowed:
            raise Forbidden(detail="the request came from another site")
