"""Checking the handshake of a socket before Engine.IO keeps anything about it.

This is ASGI middleware in front of the socket server. Every request that passes is of a signed-in person, comes from
one of our own pages, and has a `Client`.
"""

import math
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import lru_cache
from urllib.parse import parse_qs

import structlog

from app import audit
from app.database import database_away_errors
from app.errors import RateLimited
from app.principal import Principal
from app.rate_limits import Limiter
from app.rate_limits.rules import Rule, address_key
from app.realtime.auth import polling
from app.realtime.auth.admission import TokenBucket, random_retry_after_ms
from app.realtime.auth.session_cache import SessionCache, SessionCheck
from app.realtime.client import SCOPE_KEY, Client
from app.realtime.counters import Counters
from app.realtime.server import SocketServer
from app.realtime.websocket import ABORT, WebSocketProtocol
from app.realtime.websocket import SCOPE_KEY as PROTOCOL_KEY
from app.web.asgi import ASGIApp, Message, Receive, Scope, Send, header, refuse
from app.web.csrf import same_origin

log = structlog.get_logger()

PATH = "/socket.io"
# Enough for an office, or everybody behind a proxy that is not in TRUSTED_PROXIES, when it reconnects; from a single
# attacker it is nothing.
HANDSHAKE_RULE = Rule.of("socket:handshake", "3000 per minute", shared=False)
# The answer to clients that connect while the process is about to stop.
DRAIN_RETRY_AFTER_S = 2
# The answer if an address has reached its limit of connections.
FULL_RETRY_AFTER_S = 30

# The types of packets that clients send on a WebSocket: pings and pongs, messages, upgrades, nothing. `0` opens, which
# only servers do, and `1` closes.
_PACKETS = frozenset("23456")

# The codes with which uvicorn closes a connection that broke the protocol.
_BROKEN = {1002: "frame", 1007: "frame", 1009: "oversize"}

# Status, text, headers.
Refusal = tuple[int, str, list[tuple[bytes, bytes]]]
Identify = Callable[[Scope], Awaitable[Principal | None]]


def is_socket_request(scope: Scope) -> bool:
    """Whether a request or a handshake is for Engine.IO (`/socket.io`), and not for a page."""
    path = scope.get("path", "")
    return scope["type"] in ("http", "websocket") and (path == PATH or path.startswith(PATH + "/"))


class HandshakeMiddleware:
    """ASGI middleware: passes valid handshakes to `sockets`, and other requests to `pages`."""

    def __init__(
        self,
        pages: ASGIApp,
        sockets: ASGIApp,
        *,
        server: SocketServer,
        identify: Identify,
        session_cache: SessionCache,
        limiter: Limiter,
        origin: str,
        bucket: TokenBucket | None,
    ) -> None:
        self._pages = pages
        self._sockets = sockets
        self._server = server
        self._identify = identify
        self._session_cache = session_cache
        self._limiter = limiter
        self._origin = origin
        self._bucket = bucket
        self.is_draining = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not is_socket_request(scope):
            if scope["type"] == "websocket":  # pages have none, and the framework would answer with a traceback
                return await refuse(scope, receive, send, 404, "no such socket")
            return await self._pages(scope, receive, send)
        refusal = await self._check(scope)
        if isinstance(refusal, Client):
            return await self._serve_client(refusal, scope, receive, send)
        status, text, headers = refusal
        self._server.counters.refused_handshakes[status, text] += 1
        log.info("handshake_refused", status=status, why=text, address=_address(scope))
        audit.note(audit.Action.SOCKET_REFUSED, outcome="refused", meta={"code": text, "status": status})
        return await refuse(scope, receive, send, status, text, headers)

    async def _check(self, scope: Scope) -> Client | Refusal:
        """The client of a request that may pass, or why it may not."""
        if not self._from_our_pages(scope):
            return 403, "foreign origin", []
        engine_ids = _query(scope).get("sid")
        refusal = None if engine_ids else await self._check_new_client(scope)
        if refusal is not None:
            return refusal
        passed = None if engine_ids else self._session_cache.pop(scope)
        try:
            principal, checked = passed or await self._identify_anew(scope)
        except database_away_errors():
            # Without the database the person is unknown, so the handshake is refused.
            return 503, "unavailable", [(b"retry-after", b"1")]
        if principal is None:
            return 401, "sign in first", []
        if engine_ids:
            return self._find_client(engine_ids[0], principal)
        # Last, so that only signed-in people use up permits.
        if self._bucket is not None and not self._bucket.try_acquire():
            return 503, "too many come at once", [(b"retry-after", str(random_retry_after_ms() // 1000).encode())]
        return Client(principal, _address(scope), checked)

    async def _identify_anew(self, scope: Scope) -> tuple[Principal | None, SessionCheck]:
        checked = self._server.revocations.begin_check()
        return await self._identify(scope), checked

    def _from_our_pages(self, scope: Scope) -> bool:
        """Whether one of our pages asks. For a request to their own site browsers leave `Origin` out where they poll,
        and say so in `Sec-Fetch-Site`; for a WebSocket they always send it."""
        origin = header(scope, b"origin")
        if not origin and scope["type"] == "http":
            return header(scope, b"sec-fetch-site") == "same-origin"
        scheme = str(scope["scheme"]).replace("ws", "http", 1)
        return same_origin(origin, self._origin, scheme, header(scope, b"host"))

    async def _check_new_client(self, scope: Scope) -> Refusal | None:
        """Whether a handshake is welcome now; the requests of a client that polls are, as long as it lasts."""
        if self.is_draining:
            return 503, "stopping", [(b"retry-after", str(DRAIN_RETRY_AFTER_S).encode())]
        try:
            await self._limiter.check(HANDSHAKE_RULE, address_key(_address(scope)))
        except RateLimited as error:
            wait = math.ceil((error.retry_after_ms or 1000) / 1000)
            return 429, "too many handshakes", [(b"retry-after", str(wait).encode())]
        limits = self._server.connection_limits
        if limits is not None and limits.is_full(_address(scope)):
            return 429, "too many connections", [(b"retry-after", str(FULL_RETRY_AFTER_S).encode())]
        return None

    def _find_client(self, engine_id: str, principal: Principal) -> Client | Refusal:
        """The client that a polling request belongs to. The Engine.IO id in its address is a key on its own, so it
        counts only together with the session that it was given to."""
        client = self._server.clients.get(engine_id)
        if client is None or client.principal.session_id != principal.session_id:
            return 400, "no such connection", []
        return client

    async def _serve_client(self, client: Client, scope: Scope, receive: Receive, send: Send) -> None:
        protocol = scope.get(PROTOCOL_KEY)
        if protocol is not None and client.engine_id is None:
            return await self._adopt_websocket(client, protocol, scope, receive, send)
        scope[SCOPE_KEY] = client
        if scope["type"] != "websocket":
            return await self._serve_polling(client, scope, receive, send)
        with client.abortable(scope.get("extensions", {}).get(ABORT)):
            await self._sockets(
                scope, _filter_packets(client, self._server.counters, receive), _follow_sent(client, send)
            )

    async def _serve_polling(self, client: Client, scope: Scope, receive: Receive, send: Send) -> None:
        if not polling.is_served(_query(scope)) or scope["method"] not in ("GET", "POST", "OPTIONS"):
            return await refuse(scope, receive, send, 400, "not Engine.IO 4")
        if scope["method"] == "POST":
            body = await polling.read_body(receive, self._server.eio.max_http_buffer_size)
            if body is None or not polling.are_packets(body):
                self._server.end_malformed(client)
                return await refuse(scope, receive, send, 400, "no Engine.IO packets")
            receive = polling.replayed(body, receive)
        return await self._sockets(scope, receive, send)

    async def _adopt_websocket(
        self, client: Client, protocol: WebSocketProtocol, scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Let the client have the WebSocket itself; nothing of this call stays behind."""
        query = _query(scope)
        if query.get("EIO") != ["4"] or query.get("transport") != ["websocket"]:
            return await refuse(scope, receive, send, 400, "not Engine.IO 4 over a WebSocket")
        self._server.adopt_websocket(client, protocol)


def _query(scope: Scope) -> Mapping[str, Sequence[str]]:
    return _parsed(scope.get("query_string", b""))


@lru_cache(maxsize=256)  # browsers all ask for the same
def _parsed(query: bytes) -> Mapping[str, Sequence[str]]:
    return parse_qs(query.decode("latin-1"))


def _address(scope: Scope) -> str:
    return str((scope.get("client") or ("", 0))[0])


def _filter_packets(client: Client, counters: Counters, receive: Receive) -> Receive:
    """`receive` that ends at what is no Engine.IO packet, since the library would let the exception out through the
    server with a traceback for each, and at the client's farewell, after which the library would go on listening."""

    async def receive_packet() -> Message:
        message = await receive()
        if message["type"] == "websocket.receive" and not _is_packet(message):
            counters.malformed["message"] += 1
            log.info("client_disconnected", why="no Engine.IO packet", address=client.address)
            return {"type": "websocket.disconnect", "code": 1002}
        if message["type"] == "websocket.disconnect" and (kind := _BROKEN.get(message.get("code", 0))):
            counters.malformed[kind] += 1
        return message

    return receive_packet


def _follow_sent(client: Client, send: Send) -> Send:
    """`send` that tells `client` what leaves, and closes with its code, of which the library knows nothing. It is told
    before, because the packet that is being sent waits no more: a large answer over a slow network is no backlog."""

    async def send_packet(message: Message) -> None:
        if message["type"] == "websocket.send":
            client.release_buffer(len(message.get("text") or message.get("bytes") or ""))
        elif message["type"] == "websocket.close" and client.close_code:
            message = {**message, "code": client.close_code}
        await send(message)

    return send_packet


def _is_packet(message: Message) -> bool:
    text: str | None = message.get("text")
    if text is None:
        return message.get("bytes") is not None
    return text[:1] in _PACKETS
