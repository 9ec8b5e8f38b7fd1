"""Cookies, one rule for all of them: `Secure` and named `__Host-` exactly when PUBLIC_URL is https.

Over TLS the prefix (RFC 6265bis, 4.1.3.2) keeps other hosts of the domain, and attackers on the way of a request that
goes without TLS, from setting one. Over plain http WebKit and HTTP libraries drop Secure cookies, also for localhost.
The two kinds have different names, and only the kind of this deployment is read: what was set before PUBLIC_URL became
https counts no more, and what was set while it was https is not in the way of plain ones, which browsers do not let
replace a Secure cookie of the same name.
"""

from datetime import timedelta
from typing import Final, cast

from quart import Response, current_app, request

from app.settings import Settings
from app.text import is_storable

# Carries the session; see app.accounts.sessions.cookie.
SESSION_COOKIE = "session"
# Strict would show the sign-in page after following a link from an email or coming back from an OpenID provider.
_SAME_SITE: Final = "Lax"


def _settings() -> Settings:
    return cast(Settings, current_app.config["SETTINGS"])


def read_cookie(name: str) -> str:
    """The value of the cookie `name` (without prefix) in the current request, or "". Also "" for what no cookie
    of ours holds, such as a NUL, which can be written as an escape."""
    value = request.cookies.get(_settings().cookie_prefix + name, "")
    return value if is_storable(value) else ""


def set_cookie(response: Response, name: str, value: str, max_age: timedelta | None = None) -> None:
    """Set the cookie `name` (without prefix) in `response`, hidden from scripts; without `max_age` until the browser is
    closed."""
    settings = _settings()
    response.set_cookie(
        settings.cookie_prefix + name,
        value,
        max_age,
        secure=settings.secure_cookies,
        httponly=True,
        samesite=_SAME_SITE,
    )


def delete_cookie(response: Response, name: str) -> None:
    """Delete the cookie `name` (without prefix) with `response`."""
    settings = _settings()
    response.delete_cookie(
        settings.cookie_prefix + name, secure=settings.secure_cookies, httponly=True, samesite=_SAME_SITE
    )
