"""uvicorn with other defaults, and listening sockets.

Its own handling of SIGTERM closes every WebSocket at once and has no phase in which a balancer can see that no more
traffic is welcome; so the signals are ours.
"""

import asyncio
import contextlib
import errno
import gc
import resource
import socket
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial

import uvicorn
from quart import Quart
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from app.aio import stop_listening
from app.realtime.codec import MAX_FRAME_BYTES
from app.realtime.websocket import ABORT, WebSocketProtocol
from app.server.http_protocol import HttpProtocol, QuietListening, WaitingConnections
from app.settings import Settings
from app.web.asgi import ASGIApp, Message, Receive, Scope, Send

# The sockets that the program listens on.

# The most connections that the system keeps before they are accepted.
BACKLOG = 2_048


class PortTaken(Exception):
    """The port is in use by another program. `str()` is one line."""


def listen(host: str, port: int, *, shared: bool = False) -> list[socket.socket]:
    """Sockets that listen on every address of `host` (`localhost` has two); `shared` with other shared ones of the same
    user. Raises `PortTaken`."""
    sockets: list[socket.socket] = []
    try:
        infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        for family, kind, protocol, _, address in dict.fromkeys(infos):
            bound = socket.socket(family, kind, protocol)
            sockets.append(bound)
            _bind(bound, address, shared)
    except OSError as error:
        for opened in sockets:
            opened.close()
        why = error.strerror or str(error)
        raise PortTaken(f"PORT={port} cannot be used on {host}: {why}. What to do: {_advice(error)}") from None
    return sockets


def _advice(error: OSError) -> str:
    """What to do about a port that cannot be listened on."""
    if error.errno == errno.EADDRINUSE:
        return "stop the program that listens there, or set another PORT"
    if error.errno == errno.EACCES:
        return "set a PORT from 1024 on, and let a reverse proxy listen on lower ones"
    return "set HOST to a name or an address of this machine, or to 0.0.0.0 for all of them"


def _bind(sock: socket.socket, address: object, shared: bool) -> None:
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if shared:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    if sock.family == socket.AF_INET6:
        sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    sock.bind(address)  # type: ignore[arg-type]
    sock.listen(BACKLOG)
    sock.setblocking(False)


def listen_reuse_port(host: str, port: int, times: int) -> list[list[socket.socket]]:
    """`times` sets of sockets on the same port, over which the system spreads connections. Raises `PortTaken`.

    Measured with a thousand connections and four processes: with a set each, every process gets 230 to 280 of them; if
    all accept from one and the same socket it is 60 to 430, and they keep what they got for hours.
    """
    # Asked for on its own first: a port that is shared could be shared with a second installation, unnoticed.
    for sock in listen(host, port):
        sock.close()
    return [listen(host, port, shared=True) for _ in range(times)]


def allow_many_connections() -> None:
    """Raise this process's limit of open connections to the highest that the administrator allows; the default is
    1,024."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):  # some systems say that there is no limit and mean that there is
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


# How often Python looks for garbage that refers to itself.
#
# Most objects here live as long as a connection does, and there are some hundred for each. The collector looks at young
# objects after every 700 that are made, and at all of them whenever a quarter is new: while two thousand clients came
# back that was a quarter of the processor time, in pauses of up to half a second, and found next to nothing.

# Young objects are looked at after so many more of them, those that survived after so many looks at the younger ones.
# What is found is what exceptions and their tracebacks leave: some megabytes at the most, in between.
THRESHOLDS = (10_000, 20, 100)


@contextmanager
def reduced_gc() -> Iterator[None]:
    """In this block the garbage collector runs rarely, and ignores the objects that exist already: code, models,
    templates."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


# How long requests that are under way may take at the end.
GRACEFUL_S = 10
# How long a browser may keep a connection that it does not use.
KEEP_ALIVE_S = 5
# How often to check whether connections are gone; uvicorn's own interval.
_LOOK_S = 0.05


class _WebSocket(WebSocketsSansIOProtocol):
    """uvicorn's protocol, which also tells the application how to cut the connection of a client that reads nothing:
    closing waits for ever until what was written before has left."""

    async def run_asgi(self) -> None:
        extensions: dict[str, object] = self.scope["extensions"]  # type: ignore[assignment]
        extensions[ABORT] = self.transport.abort
        await super().run_asgi()


class _LastAnswers:
    """`app`; while `closing`, its answers say that the connection they came over takes no more requests. A request that
    meets the end of its connection on the way would be an error for its client."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.closing = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_last(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), (b"connection", b"close")]}
            await send(message)

        await self._app(scope, receive, send_last if self.closing else send)


class HttpServer(uvicorn.Server):
    """uvicorn's server, which ignores signals and sets `answering` as soon as it answers."""

    def __init__(self, config: uvicorn.Config, answers: _LastAnswers, answering: asyncio.Event) -> None:
        super().__init__(config)
        self._answers = answers
        self._answering = answering

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        asyncio.get_running_loop().set_exception_handler(QuietListening())
        await super().startup(sockets)
        if self.started:
            self._answering.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield

    async def accept_from(self, sockets: Iterable[socket.socket]) -> list[asyncio.Server]:
        """Accept connections from these sockets as well; returns the servers, which `stop_listening` ends."""
        loop = asyncio.get_running_loop()
        started = [
            await loop.create_server(self._protocol, sock=sock, ssl=self.config.ssl, backlog=BACKLOG)
            for sock in sockets
        ]
        self.servers += started
        return started

    def _protocol(self) -> asyncio.Protocol:
        return self.config.http_protocol_class(  # type: ignore[call-arg]
            config=self.config, server_state=self.server_state, app_state=self.lifespan.state
        )

    async def stop_accepting(self) -> None:
        """Accept no more connections. Other processes on the same sockets still do."""
        await stop_listening(self.servers)

    def close_idle_connections(self) -> None:
        """Close each connection after its next answer from now on."""
        self._answers.closing = True

    async def wait_until_closed(self) -> None:
        """Wait until clients have closed their connections, or the keep-alive time has passed."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(KEEP_ALIVE_S + 1):
                while self.server_state.connections:  # noqa: ASYNC110 - uvicorn tells nobody
                    await asyncio.sleep(_LOOK_S)


def uvicorn_server(app: Quart, settings: Settings, answering: asyncio.Event) -> HttpServer:
    """The server for `app`, which sets `answering` once it answers."""
    answers = _LastAnswers(app)  # type: ignore[arg-type]
    config = uvicorn.Config(
        answers,
        # With the parser of Node, in C. The default would be it as well, but h11 without a word where it is missing,
        # which takes five times as long.
        http=partial(HttpProtocol, waiting=WaitingConnections(settings.trusted_proxies)),  # type: ignore[arg-type]
        # Its own trust in X-Forwarded-For from 127.0.0.1 would let any local process pretend; `TrustedProxyMiddleware`
        # does it right.
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_config=None,
        lifespan="on",
        ws=WebSocketProtocol if settings.direct_sockets else _WebSocket,
        ws_max_size=MAX_FRAME_BYTES,
        ws_per_message_deflate=settings.permessage_deflate,
        # Engine.IO has its own pings; a second kind would only wake phones.
        ws_ping_interval=None,
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=GRACEFUL_S,
        backlog=BACKLOG,
    )
    return HttpServer(config, answers, answering)
