"""Sockets, as all namespaces share them: handshakes, tokens, limits, streams, fan-out, presence. Knows no feature."""

from collections.abc import AsyncGenerator, Collection

import socketio
from quart import Quart

from app.rate_limits import Limiter
from app.realtime import streams
from app.realtime.auth.admission import ADMISSION_BURST, ADMISSIONS_PER_SECOND, ConnectionLimits, TokenBucket
from app.realtime.auth.handshake import HandshakeMiddleware, Identify, is_socket_request
from app.realtime.auth.session_cache import SessionCache
from app.realtime.auth.token_endpoint import TokenEndpoint, is_token_request
from app.realtime.auth.tokens import DatabaseTokenStore, MemoryTokenStore
from app.realtime.cluster import open_bus
from app.realtime.cluster.bus import Bus
from app.realtime.codec import SERIALIZERS
from app.realtime.hub import Hub
from app.realtime.metrics import SocketMetrics
from app.realtime.revocation import LoadPrincipals
from app.realtime.server import SocketServer
from app.web import metrics as app_metrics
from app.web.areas import Area
from app.web.asgi import ASGIApp, wrap
from app.web.probes import report_component
from app.web.request_area import declare_area

__all__ = ["Hub", "install_realtime", "open_bus"]


def install_realtime(
    app: Quart,
    limiter: Limiter,
    *,
    identify: Identify,
    load_principals: LoadPrincipals,
    origin: str,
    transports: tuple[str, ...],
    serializer: str,
    served_elsewhere: Collection[str],
    bus: Bus,
) -> Hub:
    """Put the socket server in front of the pages of `app`; returns the hub that namespaces are built on.

    `identify` finds the signed-in person of a handshake, `load_principals` the current principals of sessions.
    `serializer` ("json", "msgpack") is the encoding of clients. This process serves the namespaces that features
    register, except those in `served_elsewhere`; `bus` connects the processes that serve them.
    """
    server = SocketServer(transports, SERIALIZERS[serializer](), {f"/{name}" for name in served_elsewhere})
    tokens = MemoryTokenStore() if not bus.shared else DatabaseTokenStore(audience=f"sio:{origin}")
    hub = Hub(server, limiter, load_principals, tokens, bus)
    session_cache = SessionCache(server.revocations)
    token_bucket = handshake_bucket = None
    if limiter.enabled:
        server.connection_limits = ConnectionLimits()
        # Twice as many handshakes as tokens, since pages can read why a token was refused, but not why a handshake was.
        token_bucket, handshake_bucket = TokenBucket(), TokenBucket(2 * ADMISSIONS_PER_SECOND, 2 * ADMISSION_BURST)

    def answer_token_requests(pages: ASGIApp) -> TokenEndpoint:
        return TokenEndpoint(
            pages, hub=hub, identify=identify, session_cache=session_cache, origin=origin, bucket=token_bucket
        )

    def guard_handshakes(pages: ASGIApp) -> HandshakeMiddleware:
        sockets = socketio.ASGIApp(server)
        return HandshakeMiddleware(
            pages,
            sockets,
            server=server,
            identify=identify,
            session_cache=session_cache,
            limiter=limiter,
            origin=origin,
            bucket=handshake_bucket,
        )

    token_endpoint = wrap(app, answer_token_requests)
    handshake = wrap(app, guard_handshakes)
    declare_area(app, Area.SOCKETS, is_token_request)
    declare_area(app, Area.SOCKETS, is_socket_request)
    app_metrics.registry(app).register(SocketMetrics(hub))
    app.extensions.update(hub=hub, handshake=handshake, token_endpoint=token_endpoint)

    if bus.shared:
        report_component(app, "bus", lambda: "up" if bus.up else "down")

    @app.while_serving
    async def lifespan() -> AsyncGenerator[None]:
        with streams.committed.connected(hub.deliver_committed):
            hub.start()
            yield
        await hub.stop()

    return hub
