"""The one process: the sockets it listens on, the server that runs the app, and the orderly end.

uvicorn's own handling of SIGTERM closes every WebSocket at once and has no phase in which a balancer can see that no
more traffic is welcome; so the signals are ours.
"""

import asyncio
import contextlib
import os
import random
import signal
import socket
from collections.abc import Awaitable, Callable, Generator

import structlog
import uvicorn
from quart import Quart
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from app.realtime.direct import ABORT, WebSocketProtocol
from app.realtime.hub import Hub
from app.realtime.server import BYE_SHUTDOWN, MAX_MESSAGE_BYTES
from app.settings import Settings

log = structlog.get_logger()

BACKLOG = 2_048
# How long events that clients have already sent may take to be answered at the end.
IN_FLIGHT_S = 5.0
# How long requests that are under way may take after that.
GRACEFUL_S = 10


class PortTaken(Exception):
    """Somebody else listens there. `str()` of it is one line."""


def listen(host: str, port: int) -> list[socket.socket]:
    """Sockets that listen on every address of `host` (`localhost` has two). Raises `PortTaken`."""
    sockets: list[socket.socket] = []
    try:
        infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        for family, kind, protocol, _, address in dict.fromkeys(infos):
            sockets.append(_bound(family, kind, protocol, address))
    except OSError as error:
        for opened in sockets:
            opened.close()
        raise PortTaken(f"PORT={port} cannot be used on {host}: {error.strerror or error}") from None
    return sockets


def _bound(family: int, kind: int, protocol: int, address: object) -> socket.socket:
    bound = socket.socket(family, kind, protocol)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            bound.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        bound.bind(address)  # type: ignore[arg-type]
        bound.listen(BACKLOG)
        bound.setblocking(False)
    except OSError:
        bound.close()
        raise
    return bound


class _WebSocket(WebSocketsSansIOProtocol):
    """uvicorn's protocol, which also tells the application how to cut the connection of a client that reads nothing:
    closing waits for ever until what was written before has left."""

    async def run_asgi(self) -> None:
        extensions: dict[str, object] = self.scope["extensions"]  # type: ignore[assignment]
        extensions[ABORT] = self.transport.abort
        await super().run_asgi()


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, when_started: asyncio.Event) -> None:
        super().__init__(config)
        self._when_started = when_started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._when_started.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


def uvicorn_server(app: Quart, settings: Settings, started: asyncio.Event) -> uvicorn.Server:
    """The server for `app`, which sets `started` once it answers; what its defaults get wrong for us is said here."""
    config = uvicorn.Config(
        app,
        # The parser of Node, in C. The default would be it as well, but h11 without a word where it is missing, which
        # takes five times as long.
        http="httptools",
        # Its own trust in X-Forwarded-For from 127.0.0.1 would let any local process pretend; `Front` does it right.
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_config=None,
        lifespan="on",
        ws=WebSocketProtocol if settings.direct_sockets else _WebSocket,
        ws_max_size=MAX_MESSAGE_BYTES,
        ws_per_message_deflate=settings.permessage_deflate,
        # Engine.IO has its own pings; a second kind would only wake phones.
        ws_ping_interval=None,
        timeout_graceful_shutdown=GRACEFUL_S,
        backlog=BACKLOG,
    )
    return _Server(config, started)


async def drain(app: Quart, window_s: float) -> None:
    """Send everyone away so that nothing is lost and they do not all come back at once: no new traffic, answers to
    what was sent, a farewell with a moment of `window_s` to come back at, and the end of each connection."""
    app.config["DRAINING"] = True
    app.extensions["gate"].draining = True
    hub: Hub = app.extensions["hub"]
    links = list(hub.server.links.values())
    if not links:
        return
    log.info("draining", links=len(links))
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(IN_FLIGHT_S):
            await asyncio.gather(*(link.idle() for link in links))
    for link in links:
        wait_ms = round(random.uniform(0, window_s) * 1000)  # noqa: S311 - spreads load, guards nothing
        hub.server.say_bye(link, BYE_SHUTDOWN, "shutdown", wait_ms)
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(IN_FLIGHT_S):
            await hub.server.emptied()


async def run(
    app: Quart,
    settings: Settings,
    sockets: list[socket.socket],
    *,
    started: Callable[[], Awaitable[None]] | None = None,
    stop: asyncio.Event | None = None,
) -> None:
    """Serve `app` on `sockets` until SIGTERM, SIGINT or `stop`, then drain. A second signal ends it at once.

    `started` is awaited as soon as requests are answered; if it fails, so does this, after an orderly end.
    """
    answering = asyncio.Event()
    server = uvicorn_server(app, settings, answering)
    stop = stop or asyncio.Event()
    loop = asyncio.get_running_loop()

    def signalled() -> None:
        if stop.is_set():
            # An orderly end would still wait for what does not come, the thread of the database last of all. Nothing
            # is lost: what was acknowledged was committed.
            log.warning("stopped_at_once")
            os._exit(1)
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, signalled)

    async def supervise() -> None:
        try:
            await answering.wait()
            if started is not None:
                await started()
            await stop.wait()
            await drain(app, settings.drain_seconds)
        finally:
            server.should_exit = True  # whatever happens: a process that cannot be told to end is worse than none

    supervisor = loop.create_task(supervise())
    try:
        await server.serve(sockets)
    finally:
        supervisor.cancel()
        (failure,) = await asyncio.gather(supervisor, return_exceptions=True)
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)
    if isinstance(failure, Exception):
        raise failure
