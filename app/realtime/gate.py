"""The gate: what a socket's handshake must show before Engine.IO keeps anything about it.

It stands in front of the socket server as ASGI middleware. Behind it everyone is signed in, comes from one of our own
pages, and has a `Link`.
"""

import asyncio
import math
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qs

import structlog
from tortoise.exceptions import BaseORMException

from app.errors import RateLimited
from app.identity import Principal
from app.limits import Limiter, Rule, address_key
from app.realtime.link import SCOPE_KEY, Link
from app.realtime.server import SocketServer
from app.web.asgi import ASGIApp, Message, Receive, Scope, Send, header, refuse
from app.web.csrf import same_origin

log = structlog.get_logger()

PATH = "/socket.io"
HANDSHAKE_RULE = Rule.of("socket:handshake", "240 per minute")
# Said to clients that come while the process is about to stop.
DRAIN_RETRY_AFTER_S = 2

Identify = Callable[[Scope], Awaitable[Principal | None]]


class Gate:
    """Lets handshakes through to `sockets`, and everything that is no socket on to `pages`."""

    def __init__(
        self,
        pages: ASGIApp,
        sockets: ASGIApp,
        *,
        server: SocketServer,
        identify: Identify,
        limiter: Limiter,
        origin: str,
    ) -> None:
        self._pages = pages
        self._sockets = sockets
        self._server = server
        self._identify = identify
        self._limiter = limiter
        self._origin = origin
        self.draining = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] not in ("http", "websocket") or not (path == PATH or path.startswith(PATH + "/")):
            return await self._pages(scope, receive, send)
        refusal = await self._check(scope)
        if isinstance(refusal, Link):
            return await self._carry(refusal, scope, receive, send)
        status, text, headers = refusal
        log.info("handshake_refused", status=status, why=text, address=_address(scope))
        return await refuse(scope, receive, send, status, text, headers)

    async def _check(self, scope: Scope) -> "Link | tuple[int, str, list[tuple[bytes, bytes]]]":
        if self.draining:
            return 503, "stopping", [(b"retry-after", str(DRAIN_RETRY_AFTER_S).encode())]
        origin = header(scope, b"origin")
        scheme = str(scope["scheme"]).replace("ws", "http", 1)
        if not same_origin(origin, self._origin, scheme, header(scope, b"host")):
            return 403, "foreign origin", []
        try:
            await self._limiter.check(HANDSHAKE_RULE, address_key(_address(scope)))
        except RateLimited as error:
            wait = math.ceil((error.retry_after_ms or 1000) / 1000)
            return 429, "too many handshakes", [(b"retry-after", str(wait).encode())]
        try:
            principal = await self._identify(scope)
        except (BaseORMException, ConnectionError):
            # No database, no answer who it is: refused, never let in.
            return 503, "unavailable", [(b"retry-after", b"1")]
        if principal is None:
            return 401, "sign in first", []
        return self._link(scope, principal)

    def _link(self, scope: Scope, principal: Principal) -> "Link | tuple[int, str, list[tuple[bytes, bytes]]]":
        """A new link, or for a long-polling request the one it belongs to: the Engine.IO id in its address is a key on
        its own, so it counts only together with the session that it was given to."""
        engine_ids = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("sid")
        if not engine_ids:
            return Link(principal, _address(scope))
        link = self._server.links.get(engine_ids[0])
        if link is None or link.principal.session_id != principal.session_id:
            return 400, "no such connection", []
        return link

    async def _carry(self, link: Link, scope: Scope, receive: Receive, send: Send) -> None:
        scope[SCOPE_KEY] = link
        if scope["type"] == "websocket":
            link.carried_by(asyncio.current_task())
            receive, send = _guarded(link, receive, send)
        try:
            await self._sockets(scope, receive, send)
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if not link.closing or (task is not None and task.cancelling() > 1):
                raise
            if task is not None:
                task.uncancel()


def _address(scope: Scope) -> str:
    return str((scope.get("client") or ("", 0))[0])


def _guarded(link: Link, receive: Receive, send: Send) -> tuple[Receive, Send]:
    """`receive` and `send` that end the link at what is no Engine.IO packet (the library would let the exception out
    through the server, with a traceback for each) and that let `Link.cut` reach a writer that hangs."""

    async def guarded_receive() -> Message:
        message = await receive()
        if message["type"] == "websocket.receive" and not _is_packet(message):
            log.info("link_ended", why="not an Engine.IO packet", address=link.address)
            return {"type": "websocket.disconnect", "code": 1002}
        return message

    async def guarded_send(message: Message) -> None:
        link.carried_by(asyncio.current_task())
        await send(message)

    return guarded_receive, guarded_send


def _is_packet(message: Message) -> bool:
    text: Any = message.get("text")
    if text is None:
        return message.get("bytes") is not None
    return bool(text) and text[0] in "0123456"
