"""The life of the server, from start to an orderly stop."""

import asyncio
import contextlib
import os
import random
import signal
import socket
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

import structlog
from quart import Quart

from app.realtime.client import Client
from app.realtime.hub import Hub
from app.realtime.protocol import BYE_SHUTDOWN
from app.realtime.server import SocketServer
from app.server.uvicorn import reduced_gc, uvicorn_server
from app.settings import Settings

# The orderly stop: clients are told to reconnect, so that nothing is lost and they do not all return at once.

log = structlog.get_logger()

# How long events that clients have already sent may take to be answered, and connections to close after the farewell.
IN_FLIGHT_S = 5.0
# Clients are told in batches: each makes a new handshake elsewhere, and here the event loop has others to
# serve to the last.
BATCH = 500
BATCH_PAUSE_S = 0.25


async def drain(app: Quart, window_s: float, *, refusing: bool = True) -> None:
    """Answer the events that clients have sent, tell each client to reconnect at its own moment within `window_s`
    seconds, and close the connections. With `refusing`, new connections are refused and readiness fails meanwhile;
    not so if another process serves the same port."""
    if refusing:
        app.config["DRAINING"] = True
        app.extensions["handshake"].is_draining = True
    hub: Hub = app.extensions["hub"]
    if hub.server.clients:
        log.info("draining", clients=len(hub.server.clients))
    while clients := [client for client in hub.server.clients.values() if not client.is_draining]:
        await _disconnect_in_batches(hub.server, clients, window_s)
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(IN_FLIGHT_S):
            await hub.server.wait_until_empty()


async def _disconnect_in_batches(server: SocketServer, clients: list[Client], window_s: float) -> None:
    farewells: list[asyncio.Task[None]] = []
    for start in range(0, len(clients), BATCH):
        if start:
            await asyncio.sleep(BATCH_PAUSE_S)
        farewells += [
            asyncio.create_task(_disconnect_gracefully(server, client, window_s))
            for client in clients[start : start + BATCH]
        ]
    await asyncio.gather(*farewells)


async def _disconnect_gracefully(server: SocketServer, client: Client, window_s: float) -> None:
    client.is_draining = True
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(IN_FLIGHT_S):
            await client.wait_until_answered()
    wait_ms = round(random.uniform(0, window_s) * 1000)  # noqa: S311 - spreads load, guards nothing
    server.disconnect_client(client, BYE_SHUTDOWN, "shutdown", wait_ms)


# How long a process without an overlapping successor closes used connections before it stops to accept new ones.
LAST_ANSWERS_S = 1.0

Started = Callable[[], Awaitable[None]]


class ServerLifecycle:
    """A server for `app` on listening `sockets`, and the ways to stop it."""

    def __init__(self, app: Quart, settings: Settings, sockets: list[socket.socket]) -> None:
        self._app = app
        self._window_s = settings.drain_seconds
        self._sockets = sockets
        self._answering = asyncio.Event()
        self._stop = asyncio.Event()
        self._is_replaced = self._waits_for_clients = False
        self.server = uvicorn_server(app, settings, self._answering)

    @property
    def is_stopping(self) -> bool:
        """Whether `stop` or `hand_over` was called."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Stop in order: refuse new connections, and drain the open ones."""
        self._stop.set()

    def hand_over(self, *, wait_for_clients: bool) -> None:
        """Stop unnoticed: another process listens on the same sockets, now (`wait_for_clients`) or as soon as this one
        is gone. Open connections are served to their end, new ones are left to the other."""
        self._is_replaced, self._waits_for_clients = True, wait_for_clients
        self._stop.set()

    async def run(self, started: Started | None = None) -> None:
        """Serve until stopped. `started` is awaited as soon as requests are answered; if it fails, so does this, after
        an orderly stop."""
        end = asyncio.create_task(self._end(started))
        try:
            with reduced_gc():
                await self.server.serve(self._sockets)
        finally:
            end.cancel()
            (failure,) = await asyncio.gather(end, return_exceptions=True)
        if isinstance(failure, Exception):
            raise failure

    async def _end(self, started: Started | None) -> None:
        try:
            await self._answering.wait()
            if started is not None:
                await started()
            await self._stop.wait()
            self.server.close_idle_connections()
            if self._is_replaced:
                await self._hand_over_port()
            await drain(self._app, self._window_s, refusing=not self._is_replaced)
            if self._waits_for_clients:
                await self.server.wait_until_closed()
        finally:
            self.server.should_exit = True  # whatever happens: a process that cannot be told to end is worse than none

    async def _hand_over_port(self) -> None:
        if not self._waits_for_clients:
            # New connections wait until this process is gone, so it cannot wait for idle ones to be closed. Those in
            # use are closed after their next answer while there is time; idle ones break without anyone noticing.
            await asyncio.sleep(LAST_ANSWERS_S)
        await self.server.stop_accepting()


@contextmanager
def stop_on_signals(serving: ServerLifecycle) -> Iterator[None]:
    """In this block SIGTERM, SIGINT and SIGHUP (the terminal is gone) stop `serving`; a second one exits at once."""
    loop = asyncio.get_running_loop()
    heard: list[int] = []

    def signalled(number: int) -> None:
        heard.append(number)
        if len(heard) > 1:
            # An orderly stop might wait for ever, for the thread of the database last of all. Nothing
            # is lost: what was acknowledged was committed.
            log.warning("stopped_at_once")
            os._exit(1)
        serving.stop()

    numbers = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
    for number in numbers:
        loop.add_signal_handler(number, signalled, number)
    try:
        yield
    finally:
        for number in numbers:
            loop.remove_signal_handler(number)


async def run(
    app: Quart,
    settings: Settings,
    sockets: list[socket.socket],
    *,
    started: Started | None = None,
    stop: asyncio.Event | None = None,
) -> None:
    """Serve `app` on `sockets` until a signal or `stop`, then drain. `started` as for `ServerLifecycle.run`."""
    serving = ServerLifecycle(app, settings, sockets)
    waiting = asyncio.create_task(_stop_on_event(stop, serving)) if stop is not None else None
    try:
        with stop_on_signals(serving):
            await serving.run(started)
    finally:
        if waiting is not None:
            waiting.cancel()


async def _stop_on_event(stop: asyncio.Event, serving: ServerLifecycle) -> None:
    await stop.wait()
    serving.stop()
