"""The gate: what a socket's handshake must show before Engine.IO keeps anything about it.

It stands in front of the socket server as ASGI middleware. Behind it everyone is signed in, comes from one of our own
pages, and has a `Link`.
"""

import math
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import lru_cache
from urllib.parse import parse_qs

import structlog

from app import audit
from app.database import DATABASE_AWAY
from app.errors import RateLimited
from app.principal import Principal
from app.rate_limits import Limiter
from app.rate_limits.rules import Rule, address_key
from app.realtime.auth.admission import Budget, come_back_in_ms
from app.realtime.auth.session_cache import Checked, Passes
from app.realtime.client import SCOPE_KEY, Link
from app.realtime.counters import Counts
from app.realtime.server import SocketServer
from app.realtime.websocket import ABORT, WebSocketProtocol
from app.realtime.websocket import SCOPE_KEY as PROTOCOL_KEY
from app.web.asgi import ASGIApp, Message, Receive, Scope, Send, header, refuse
from app.web.csrf import same_origin

log = structlog.get_logger()

PATH = "/socket.io"
# What an office, or everybody behind a proxy that nobody has told us to trust, needs when it comes back; from a single
# attacker it is nothing.
HANDSHAKE_RULE = Rule.of("socket:handshake", "3000 per minute", shared=False)
# Said to clients that come while the process is about to stop.
DRAIN_RETRY_AFTER_S = 2
# Said where an address has all the connections it may have.
FULL_RETRY_AFTER_S = 30

# The types of packets that clients send on a WebSocket: pings and pongs, messages, upgrades, nothing. `0` opens, which
# only servers do, and `1` closes.
_PACKETS = frozenset("23456")

# The codes with which uvicorn ends a connection because of what came.
_BROKEN = {1002: "frame", 1007: "frame", 1009: "oversize"}

# Status, words, headers.
Refusal = tuple[int, str, list[tuple[bytes, bytes]]]
Identify = Callable[[Scope], Awaitable[Principal | None]]


def is_for_sockets(scope: Scope) -> bool:
    """Whether a request or a handshake is for Engine.IO, and not for a page."""
    path = scope.get("path", "")
    return scope["type"] in ("http", "websocket") and (path == PATH or path.startswith(PATH + "/"))


class Gate:
    """Lets handshakes through to `sockets`, and everything that is no socket on to `pages`."""

    def __init__(
        self,
        pages: ASGIApp,
        sockets: ASGIApp,
        *,
        server: SocketServer,
        identify: Identify,
        passes: Passes,
        limiter: Limiter,
        origin: str,
        budget: Budget | None,
    ) -> None:
        self._pages = pages
        self._sockets = sockets
        self._server = server
        self._identify = identify
        self._passes = passes
        self._limiter = limiter
        self._origin = origin
        self._budget = budget
        self.draining = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not is_for_sockets(scope):
            if scope["type"] == "websocket":  # pages have none, and the framework would answer with a traceback
                return await refuse(scope, receive, send, 404, "no such socket")
            return await self._pages(scope, receive, send)
        refusal = await self._check(scope)
        if isinstance(refusal, Link):
            return await self._carry(refusal, scope, receive, send)
        status, text, headers = refusal
        self._server.counts.refused_handshakes[status, text] += 1
        log.info("handshake_refused", status=status, why=text, address=_address(scope))
        audit.note(audit.Action.SOCKET_REFUSED, outcome="refused", meta={"code": text, "status": status})
        return await refuse(scope, receive, send, status, text, headers)

    async def _check(self, scope: Scope) -> Link | Refusal:
        """The link of a request that may pass, or why it may not."""
        if not self._from_our_pages(scope):
            return 403, "foreign origin", []
        engine_ids = _query(scope).get("sid")
        refusal = None if engine_ids else await self._check_newcomer(scope)
        if refusal is not None:
            return refusal
        passed = None if engine_ids else self._passes.take(scope)
        try:
            principal, checked = passed or await self._look(scope)
        except DATABASE_AWAY:
            # No database, no answer who it is: refused, never let in.
            return 503, "unavailable", [(b"retry-after", b"1")]
        if principal is None:
            return 401, "sign in first", []
        if engine_ids:
            return self._link_of(engine_ids[0], principal)
        # Last, so that strangers take no permits of those who belong here.
        if self._budget is not None and not self._budget.take():
            return 503, "too many come at once", [(b"retry-after", str(come_back_in_ms() // 1000).encode())]
        return Link(principal, _address(scope), checked)

    async def _look(self, scope: Scope) -> tuple[Principal | None, Checked]:
        checked = self._server.revocations.before_look()
        return await self._identify(scope), checked

    def _from_our_pages(self, scope: Scope) -> bool:
        """Whether one of our pages asks. For a request to their own site browsers leave `Origin` out where they poll,
        and say so in `Sec-Fetch-Site`; for a WebSocket they always send it."""
        origin = header(scope, b"origin")
        if not origin and scope["type"] == "http":
            return header(scope, b"sec-fetch-site") == "same-origin"
        scheme = str(scope["scheme"]).replace("ws", "http", 1)
        return same_origin(origin, self._origin, scheme, header(scope, b"host"))

    async def _check_newcomer(self, scope: Scope) -> Refusal | None:
        """Whether a handshake is welcome now; the requests of a link that polls are, as long as it lasts."""
        if self.draining:
            return 503, "stopping", [(b"retry-after", str(DRAIN_RETRY_AFTER_S).encode())]
        try:
            await self._limiter.check(HANDSHAKE_RULE, address_key(_address(scope)))
        except RateLimited as error:
            wait = math.ceil((error.retry_after_ms or 1000) / 1000)
            return 429, "too many handshakes", [(b"retry-after", str(wait).encode())]
        crowding = self._server.crowding
        if crowding is not None and crowding.is_full(_address(scope)):
            return 429, "too many connections", [(b"retry-after", str(FULL_RETRY_AFTER_S).encode())]
        return None

    def _link_of(self, engine_id: str, principal: Principal) -> Link | Refusal:
        """The link that a polling request belongs to. The Engine.IO id in its address is a key on its own, so it counts
        only together with the session that it was given to."""
        link = self._server.links.get(engine_id)
        if link is None or link.principal.session_id != principal.session_id:
            return 400, "no such connection", []
        return link

    async def _carry(self, link: Link, scope: Scope, receive: Receive, send: Send) -> None:
        protocol = scope.get(PROTOCOL_KEY)
        if protocol is not None and link.engine_id is None:
            return await self._hand_over(link, protocol, scope, receive, send)
        scope[SCOPE_KEY] = link
        if scope["type"] != "websocket":
            return await self._sockets(scope, receive, send)
        with link.carried(scope.get("extensions", {}).get(ABORT)):
            await self._sockets(scope, _only_packets(link, self._server.counts, receive), _counted(link, send))

    async def _hand_over(
        self, link: Link, protocol: WebSocketProtocol, scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Let the link have the WebSocket itself; nothing of this call stays behind."""
        query = _query(scope)
        if query.get("EIO") != ["4"] or query.get("transport") != ["websocket"]:
            return await refuse(scope, receive, send, 400, "not Engine.IO 4 over a WebSocket")
        self._server.adopt(link, protocol)


def _query(scope: Scope) -> Mapping[str, Sequence[str]]:
    return _parsed(scope.get("query_string", b""))


@lru_cache(maxsize=256)  # browsers all ask for the same
def _parsed(query: bytes) -> Mapping[str, Sequence[str]]:
    return parse_qs(query.decode("latin-1"))


def _address(scope: Scope) -> str:
    return str((scope.get("client") or ("", 0))[0])


def _only_packets(link: Link, counts: Counts, receive: Receive) -> Receive:
    """`receive` that ends at what is no Engine.IO packet, since the library would let the exception out through the
    server with a traceback for each, and at the client's farewell, after which the library would go on listening."""

    async def receive_packet() -> Message:
        message = await receive()
        if message["type"] == "websocket.receive" and not _is_packet(message):
            counts.malformed["message"] += 1
            log.info("link_ended", why="no Engine.IO packet", address=link.address)
            return {"type": "websocket.disconnect", "code": 1002}
        if message["type"] == "websocket.disconnect" and (kind := _BROKEN.get(message.get("code", 0))):
            counts.malformed[kind] += 1
        return message

    return receive_packet


def _counted(link: Link, send: Send) -> Send:
    """`send` that tells `link` what leaves. Told before, because the packet that is being sent does not wait any more:
    a large answer over a slow network is no backlog."""

    async def send_packet(message: Message) -> None:
        if message["type"] == "websocket.send":
            link.sending(len(message.get("text") or message.get("bytes") or ""))
        await send(message)

    return send_packet


def _is_packet(message: Message) -> bool:
    text: str | None = message.get("text")
    if text is None:
        return message.get("bytes") is not None
    return text[:1] in _PACKETS
