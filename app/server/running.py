"""From the start of the server to its end."""

import asyncio
import os
import signal
import socket
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

import structlog
from quart import Quart

from app.server.draining import drain
from app.server.garbage import rare_collections
from app.server.http import uvicorn_server
from app.settings import Settings

log = structlog.get_logger()

Started = Callable[[], Awaitable[None]]


class Serving:
    """`app` on `sockets`."""

    def __init__(self, app: Quart, settings: Settings, sockets: list[socket.socket]) -> None:
        self._app = app
        self._window_s = settings.drain_seconds
        self._sockets = sockets
        self._answering = asyncio.Event()
        self._stop = asyncio.Event()
        self._replaced = False
        self.server = uvicorn_server(app, settings, self._answering)

    def stop(self) -> None:
        """End in order: nobody comes in any more, and whoever is here is sent away."""
        self._stop.set()

    def step_aside(self) -> None:
        """End in order and unseen: another process listens on the same sockets and takes whoever comes. Those who are
        here are served to the last, new connections are left to the other."""
        self._replaced = True
        self._stop.set()

    async def run(self, started: Started | None = None) -> None:
        """Serve until it is told to end. `started` is awaited as soon as requests are answered; if it fails, so does
        this, after an orderly end."""
        end = asyncio.create_task(self._end(started))
        try:
            with rare_collections():
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
            self.server.let_go()
            if self._replaced:
                self.server.stop_accepting()
            await drain(self._app, self._window_s, refusing=not self._replaced)
            if self._replaced:
                await self.server.left()
        finally:
            self.server.should_exit = True  # whatever happens: a process that cannot be told to end is worse than none


@contextmanager
def ended_by_signals(serving: Serving) -> Iterator[None]:
    """Meanwhile SIGTERM and SIGINT end `serving`, a second one at once."""
    loop = asyncio.get_running_loop()
    heard: list[int] = []

    def signalled(number: int) -> None:
        heard.append(number)
        if len(heard) > 1:
            # An orderly end would still wait for what does not come, the thread of the database last of all. Nothing
            # is lost: what was acknowledged was committed.
            log.warning("stopped_at_once")
            os._exit(1)
        serving.stop()

    numbers = (signal.SIGTERM, signal.SIGINT)
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
    """Serve `app` on `sockets` until a signal or `stop`, then drain. `started` as for `Serving.run`."""
    serving = Serving(app, settings, sockets)
    waiting = asyncio.create_task(_pass_on(stop, serving)) if stop is not None else None
    try:
        with ended_by_signals(serving):
            await serving.run(started)
    finally:
        if waiting is not None:
            waiting.cancel()


async def _pass_on(stop: asyncio.Event, serving: Serving) -> None:
    await stop.wait()
    serving.stop()
