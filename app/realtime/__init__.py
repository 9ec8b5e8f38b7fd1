"""What every namespace shares: the gate, tokens, limits, streams, fan-out, presence. Knows no feature."""

import socketio
from quart import Quart

from app.limits import Limiter
from app.realtime import streams
from app.realtime.gate import Gate, Identify
from app.realtime.hub import Hub, LoadPrincipal
from app.realtime.minting import Minting
from app.realtime.server import SocketServer
from app.realtime.tokens import StoredTokens, TokensInMemory
from app.web.asgi import ASGIApp, wrap

__all__ = ["Hub", "install_realtime"]


def install_realtime(
    app: Quart,
    limiter: Limiter,
    *,
    identify: Identify,
    load_principal: LoadPrincipal,
    origin: str,
    transports: tuple[str, ...],
    alone: bool,
) -> Hub:
    """Put the socket server in front of the pages of `app`; the hub on which namespaces are then built.

    `identify` finds the signed-in person of a handshake, `load_principal` the person of a session as they are now.
    `alone`: no other process serves the same people.
    """
    server = SocketServer(transports)
    tokens = TokensInMemory() if alone else StoredTokens(audience=f"sio:{origin}")
    hub = Hub(server, limiter, load_principal, tokens)
    gates: list[Gate] = []

    def stand_in_front(pages: ASGIApp) -> Gate:
        sockets = socketio.ASGIApp(server)
        gates.append(Gate(pages, sockets, server=server, identify=identify, limiter=limiter, origin=origin))
        return gates[0]

    wrap(app, lambda pages: Minting(pages, hub=hub, identify=identify, origin=origin))
    wrap(app, stand_in_front)
    app.extensions.update(hub=hub, gate=gates[0])

    @app.before_serving
    async def start() -> None:
        streams.commit_listeners.append(hub.fanout.take)
        hub.start()

    @app.after_serving
    async def stop() -> None:
        streams.commit_listeners.remove(hub.fanout.take)
        await hub.stop()

    return hub
