"""What every namespace shares: the gate, tokens, limits, streams, fan-out, presence. Knows no feature."""

from collections.abc import AsyncGenerator, Collection

import socketio
from quart import Quart

from app.rate_limits import Limiter
from app.realtime import streams
from app.realtime.auth.admission import BURST, PER_SECOND, Budget, Crowding
from app.realtime.auth.handshake import Gate, Identify, is_for_sockets
from app.realtime.auth.session_cache import Passes
from app.realtime.auth.token_endpoint import Minting, asks_for_tokens
from app.realtime.auth.tokens import StoredTokens, TokensInMemory
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
from app.web.probes import report
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
    elsewhere: Collection[str],
    bus: Bus,
) -> Hub:
    """Put the socket server in front of the pages of `app`; the hub on which namespaces are then built.

    `identify` finds the signed-in person of a handshake, `load_principals` the people of sessions as they are
    now. `serializer` ("json", "msgpack") is what clients speak. Of the namespaces that features build, this process
    serves those that are not named in `elsewhere`; `bus` leads to the other processes that serve them.
    """
    server = SocketServer(transports, SERIALIZERS[serializer](), {f"/{name}" for name in elsewhere})
    tokens = TokensInMemory() if not bus.shared else StoredTokens(audience=f"sio:{origin}")
    hub = Hub(server, limiter, load_principals, tokens, bus)
    passes = Passes(server.revocations)
    minting_budget = gate_budget = None
    if limiter.enabled:
        server.crowding = Crowding()
        # Twice as many handshakes as there are tokens for, since those are refused with words that pages can read.
        minting_budget, gate_budget = Budget(), Budget(2 * PER_SECOND, 2 * BURST)

    def mint(pages: ASGIApp) -> Minting:
        return Minting(pages, hub=hub, identify=identify, passes=passes, origin=origin, budget=minting_budget)

    def guard(pages: ASGIApp) -> Gate:
        sockets = socketio.ASGIApp(server)
        return Gate(
            pages,
            sockets,
            server=server,
            identify=identify,
            passes=passes,
            limiter=limiter,
            origin=origin,
            budget=gate_budget,
        )

    minting = wrap(app, mint)
    gate = wrap(app, guard)
    declare_area(app, Area.SOCKETS, asks_for_tokens)
    declare_area(app, Area.SOCKETS, is_for_sockets)
    app_metrics.registry(app).register(SocketMetrics(hub))
    app.extensions.update(hub=hub, gate=gate, minting=minting)

    if bus.shared:
        report(app, "bus", lambda: "up" if bus.up else "down")

    @app.while_serving
    async def lifespan() -> AsyncGenerator[None]:
        with streams.committed.connected(hub.committed):
            hub.start()
            yield
        await hub.stop()

    return hub
