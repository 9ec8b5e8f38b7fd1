"""Browsers in which someone has signed in before: a signed cookie, worth nothing for signing in.

It only moves wrong passwords typed here to a counter of their own (OWASP's "device cookies"), so that a stranger who
keeps typing wrong passwords for an account elsewhere does not keep its owner out.
"""

import secrets
from datetime import timedelta

from itsdangerous import URLSafeTimedSerializer
from quart import Response, current_app

from app.accounts.sessions.cookie import SignatureVerifier
from app.settings import Settings
from app.text import email_key
from app.web.cookies import read_cookie, set_cookie

_COOKIE = "device"
_SALT = "switchboard-device-v1"
_LIFETIME = timedelta(days=365)


def _serializer(settings: Settings, email: str) -> URLSafeTimedSerializer:
    # The address is part of the signature, not of the cookie: on a shared computer it does not reveal who was here.
    return URLSafeTimedSerializer(settings.secret_key, salt=f"{_SALT}:{email_key(email)}")


def known_device(email: str) -> str | None:
    """The id of this browser, if the owner of `email` was the last to sign in with it, or None."""
    settings: Settings = current_app.config["SETTINGS"]
    return SignatureVerifier(_serializer(settings, email), int(_LIFETIME.total_seconds())).verify(read_cookie(_COOKIE))


def remember_device(response: Response, email: str) -> None:
    """Set the cookie that lets `known_device` recognise this browser for the owner of `email`."""
    settings: Settings = current_app.config["SETTINGS"]
    device = known_device(email) or secrets.token_urlsafe(16)
    set_cookie(response, _COOKIE, str(_serializer(settings, email).dumps(device)), _LIFETIME)
