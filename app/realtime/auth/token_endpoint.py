"""The route that issues namespace tokens to pages: `POST /auth/socket-tokens`.

Every browser calls it before it connects, and after a restart all of them at once. So it is answered in front of the
framework, which takes ten times as long; what the framework would do for it (origin check, identification, rate limit,
headers, errors as JSON) is done here with the same functions.
"""

import math
from typing import Any

import orjson
import structlog

from app.audit import record_refusal
from app.database import database_away_errors
from app.errors import AppError, BadRequest, Forbidden, TooLarge, Unauthenticated, Unavailable
from app.ids import new_id
from app.principal import Principal
from app.rate_limits.rules import Rule
from app.realtime.auth.admission import TokenBucket, random_retry_after_ms
from app.realtime.auth.handshake import Identify
from app.realtime.auth.session_cache import SessionCache
from app.realtime.hub import Hub
from app.web.asgi import ASGIApp, Receive, Scope, Send, header, header_or_none
from app.web.csrf import from_our_pages
from app.web.errors import error_body
from app.web.request_context import set_caller_session
from app.web.static_files import page_version

log = structlog.get_logger()

PATH = "/auth/socket-tokens"
# Every connect of a page takes one; a storm of reconnects of one browser stays far below this.
MINT_RULE = Rule.of("socket:tokens", "60 per minute", shared=False)
# The names of eight namespaces fit many times over.
MAX_BODY_BYTES = 16 * 1024
MAX_NAMESPACES = 8

Fields = list[tuple[bytes, bytes]]


class WrongMethod(AppError):
    """The request was not a POST."""

    code = "method_not_allowed"
    status = 405


def is_token_request(scope: Scope) -> bool:
    """Whether the request of `scope` is for the token endpoint."""
    return bool(scope["type"] == "http" and scope["path"] == PATH)


class TokenEndpoint:
    """ASGI middleware that answers requests for `PATH`, and passes all others to `pages`."""

    def __init__(
        self,
        pages: ASGIApp,
        *,
        hub: Hub,
        identify: Identify,
        session_cache: SessionCache,
        origin: str,
        bucket: TokenBucket | None,
    ) -> None:
        self._pages = pages
        self._hub = hub
        self._identify = identify
        self._session_cache = session_cache
        self._origin = origin
        self._bucket = bucket

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not is_token_request(scope):
            return await self._pages(scope, receive, send)
        try:
            tokens = await self._mint(scope, receive)
            # Tells a page that reconnects after an update that it is from an older version.
            status, body, more = 200, orjson.dumps(tokens), [(b"switchboard-version", page_version().encode())]
        except AppError as error:
            status, body, more = _error_response(error)
        except database_away_errors() as error:
            log.warning("database_away", error=type(error).__name__)
            status, body, more = _error_response(Unavailable("the database does not answer", retry_after_ms=5_000))
        except Exception:
            reference = new_id()
            log.exception("unhandled_error", reference=reference, path=PATH)
            status, body, more = _error_response(AppError(f"something broke ({reference})"))
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode()), *more]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    async def _mint(self, scope: Scope, receive: Receive) -> dict[str, str]:
        """A token for each namespace asked for. Those the person may not join are left out, and it is `Forbidden` if
        that leaves none."""
        if scope["method"] != "POST":
            raise WrongMethod("ask with POST")
        site, origin = header_or_none(scope, b"sec-fetch-site"), header_or_none(scope, b"origin")
        ours = from_our_pages(site, origin, self._origin, scope["scheme"], header(scope, b"host"))
        if ours is None:  # no browser, and no browser's cookie to be misused
            ours = header_or_none(scope, b"cookie") is None
        if not ours:
            foreign = Forbidden(detail="the request came from another site")
            await record_refusal(foreign, None, "POST", PATH)
            raise foreign
        checked = self._hub.server.revocations.begin_check()
        actor = await self._identify(scope)
        if actor is None:
            raise Unauthenticated("sign in first")
        if self._bucket is not None and not self._bucket.try_acquire():
            # Here, because browsers do not show pages what a refused handshake says.
            raise Unavailable("too many come at once", retry_after_ms=random_retry_after_ms())
        set_caller_session(actor.session_id)
        names = _parse_names(await _read_body(receive))
        await self._hub.limiter.check(MINT_RULE, actor.session_id)
        allowed = await self._allowed_namespaces(actor, names)
        minted = await self._hub.tokens.mint(actor.session_id, actor.user_id, [f"/{name}" for name in allowed])
        self._session_cache.put(scope, actor, checked)
        return {path[1:]: token for path, token in minted.items()}

    async def _allowed_namespaces(self, actor: Principal, names: list[str]) -> list[str]:
        spaces = self._hub.server.namespace_handlers
        for name in names:
            if f"/{name}" not in spaces:
                raise BadRequest(f"no namespace {name[:64]!r}", code="unknown_namespace")
        allowed = [name for name in names if actor.may(spaces[f"/{name}"].permission)]
        if not allowed:
            missing = Forbidden(spaces[f"/{names[0]}"].permission)
            await record_refusal(missing, actor, "POST", PATH)
            raise missing
        return allowed


async def _read_body(receive: Receive) -> bytes:
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > MAX_BODY_BYTES:
            raise TooLarge.bytes_over(MAX_BODY_BYTES)
    return body


def _parse_names(body: bytes) -> list[str]:
    try:
        asked: Any = orjson.loads(body)
    except ValueError:
        asked = None
    names = asked.get("namespaces") if isinstance(asked, dict) else None
    if not isinstance(names, list) or not 0 < len(names) <= MAX_NAMESPACES:
        raise BadRequest('send {"namespaces": ["chat", ...]}')
    if not all(isinstance(name, str) for name in names):
        raise BadRequest("the names of namespaces are strings")
    return list(dict.fromkeys(names))


def _error_response(error: AppError) -> tuple[int, bytes, Fields]:
    more: Fields = []
    if error.retry_after_ms is not None:
        more.append((b"retry-after", str(math.ceil(error.retry_after_ms / 1000)).encode()))
    if isinstance(error, WrongMethod):
        more.append((b"allow", b"POST"))
    return error.status, orjson.dumps({"ok": False, "error": error_body(error)}), more
