"""The session in the browser: quart-auth's signed cookie carries the bearer, and everything else is in the database."""

import time
from collections import OrderedDict
from datetime import timedelta
from hashlib import sha256
from typing import Any, cast

import orjson
from itsdangerous import BadSignature, URLSafeTimedSerializer
from itsdangerous.encoding import base64_decode
from quart import Quart, Response, current_app, request
from quart_auth import Action, AuthUser, QuartAuth
from werkzeug.sansio.http import parse_cookie

from app.accounts.sessions import REMEMBERED, Bearer, LiveSession, end_reason, validate_pending, validate_session
from app.principal import Principal
from app.settings import Settings
from app.web.asgi import Scope, header
from app.web.cookies import SESSION_COOKIE, delete_cookie, set_cookie
from app.web.csrf import SAFE_METHODS

# The most cookies to remember, at 150 bytes each.
MAX_REMEMBERED = 10_000


# A clock that was ahead and has been corrected must not sign everyone out: signatures up to this far in the future are
# accepted.
MAX_AHEAD_S = 24 * 60 * 60

# A browser sends the same cookie for weeks, several times with each page, and a signature that was good stays good
# until it is too old: so it is checked once.


class SignatureVerifier:
    """Verifies cookies that `serializer` signed at most `lifetime_s` seconds ago, and remembers good ones."""

    def __init__(self, serializer: URLSafeTimedSerializer, lifetime_s: int) -> None:
        self._serializer = serializer
        self._lifetime_s = lifetime_s
        # When what was good had been signed, by its hash: the value itself is a key to somebody's session.
        self._signed_at: OrderedDict[bytes, int] = OrderedDict()

    def verify(self, signed: str) -> str | None:
        """The signed text, or None if the signature is wrong or too old."""
        digest = sha256(signed.encode("utf-8", "surrogatepass")).digest()
        signed_at = self._signed_at.get(digest)
        if signed_at is None:
            return self._check(signed, digest)
        if not self._is_current(signed_at):
            return None
        return str(self._payload(signed.rsplit(".", 2)[0].encode()))

    def _is_current(self, signed_at: int) -> bool:
        return -MAX_AHEAD_S <= int(time.time()) - signed_at <= self._lifetime_s

    def _payload(self, encoded: bytes) -> Any:
        if encoded.startswith(b"."):  # packed, which short texts are not
            return self._serializer.load_payload(encoded)
        return orjson.loads(base64_decode(encoded))

    def _check(self, signed: str, digest: bytes) -> str | None:
        try:
            # Its own look at the age refuses what was signed in the future.
            text, made = self._serializer.loads(signed, return_timestamp=True)
        except (BadSignature, UnicodeEncodeError):
            return None
        signed_at = int(made.timestamp())
        if not isinstance(text, str) or not self._is_current(signed_at):
            return None
        self._signed_at[digest] = signed_at
        if len(self._signed_at) > MAX_REMEMBERED:
            self._signed_at.popitem(last=False)
        return text


_SALT = "switchboard-session-v1"
# Of cookies that go over plain http, where others can read them: over TLS they are worth nothing.
_PLAIN_SALT = "switchboard-session-plain-v1"
# Only the outer bound of the signature; how long a session really lives is in its row.
_SIGNATURE_LIFETIME = REMEMBERED.absolute
_EXTENSION = "switchboard.session_cookie"


class SessionUser(AuthUser):
    """The visitor of one request. Made for every response, so it asks the database only when someone asks it."""

    _checked = False
    _live: LiveSession | None = None

    async def session(self) -> LiveSession | None:
        """The live session of this visitor, looked up once."""
        if not self._checked:
            reads = request.method in SAFE_METHODS
            self._live = await validate_session(self.auth_id, touch=not _is_background_request(), reads=reads)
            self._checked = True
        return self._live

    @property
    async def is_authenticated(self) -> bool:
        """Whether the session behind the cookie is alive; the cookie alone says nothing."""
        return await self.session() is not None


class SessionCookie(QuartAuth):
    """`QuartAuth` that writes its cookie only when someone signs in or out, and remembers good signatures."""

    _signatures: SignatureVerifier | None = None

    def load_token(self, token: str, app: Quart | None = None) -> str | None:
        if self._signatures is None:
            app = app or current_app
            # itsdangerous expects the newest key at the end.
            keys = [*(app.config.get("SECRET_KEY_FALLBACKS") or ()), app.secret_key]
            self._signatures = SignatureVerifier(self.serializer_class(keys, str(self.salt)), int(self.duration or 0))
        return self._signatures.verify(token)

    async def after_request(self, response: Response) -> Response:
        # The base class warns about each Secure cookie over http: such a request is one that a proxy took over TLS.
        user = self.load_user()
        if user.action is Action.DELETE:
            delete_cookie(response, SESSION_COOKIE)
        elif user.action in (Action.WRITE, Action.WRITE_PERMANENT) and user.auth_id:
            max_age = _SIGNATURE_LIFETIME if user.action is Action.WRITE_PERMANENT else None
            set_cookie(response, SESSION_COOKIE, self.dump_token(user.auth_id), max_age)
        return response


def install_cookie(app: Quart, settings: Settings) -> None:
    """Install the session cookie in `app`: its name, lifetime and keys, from `settings`."""
    app.extensions[_EXTENSION] = SessionCookie(
        app,
        user_class=SessionUser,
        cookie_name=settings.cookie_prefix + SESSION_COOKIE,
        cookie_secure=settings.secure_cookies,
        duration=int(_SIGNATURE_LIFETIME / timedelta(seconds=1)),
        salt=_SALT if settings.secure_cookies else _PLAIN_SALT,
    )


def _cookie(app: Quart) -> SessionCookie:
    return cast(SessionCookie, app.extensions[_EXTENSION])


def _is_background_request() -> bool:
    """Whether no person made the request: it must not keep a session alive at an empty desk."""
    return request.headers.get("X-Background") == "1"


async def live_session() -> LiveSession | None:
    """The session of the current request, as it was when the request arrived, or None."""
    return await cast(SessionUser, _cookie(current_app).load_user()).session()


async def pending_session() -> LiveSession | None:
    """The session of the current request if it still needs its second factor, or None."""
    return await validate_pending(_cookie(current_app).load_user().auth_id)


async def why_signed_out() -> str:
    """Why the session in the current request's cookie ended, as `end_reason` says it; "" if there is no cookie."""
    return await end_reason(_cookie(current_app).load_user().auth_id)


async def principal_from_request() -> Principal | None:
    """The principal of the current request, or None. Keeps the session alive, except for background requests."""
    live = await live_session()
    return live.principal if live else None


async def principal_from_scope(app: Quart, scope: Scope) -> Principal | None:
    """The principal behind the connection of an ASGI `scope`, or None; also None for people who must add a second
    factor first. Does not keep the session alive."""
    extension = _cookie(app)
    # HTTP/2 splits cookies over several headers. http.cookies would lose them all for one odd neighbour,
    # and `werkzeug.http` raises for a byte that is no UTF-8.
    cookies = parse_cookie(header(scope, b"cookie", "; "))
    live = await validate_session(extension.load_token(cookies.get(str(extension.cookie_name), ""), app), touch=False)
    return live.principal if live and not live.principal.must_enrol else None


def set_session_cookie(bearer: Bearer, *, remember: bool) -> None:
    """Set the session cookie in the response to the current request; `remember` keeps it when the browser is closed."""
    action = Action.WRITE_PERMANENT if remember else Action.WRITE
    _cookie(current_app).login_user(SessionUser(str(bearer), action))


def delete_session_cookie() -> None:
    """Delete the session cookie in the response to the current request. The session itself is not ended."""
    _cookie(current_app).logout_user()
