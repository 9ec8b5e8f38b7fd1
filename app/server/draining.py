"""The orderly end: everyone is sent away so that nothing is lost and they do not all come back at once."""

import asyncio
import contextlib
import random

import structlog
from quart import Quart

from app.realtime.client import Link
from app.realtime.hub import Hub
from app.realtime.protocol import BYE_SHUTDOWN
from app.realtime.server import SocketServer

log = structlog.get_logger()

# How long events that clients have already sent may take to be answered, and connections to close after the farewell.
IN_FLIGHT_S = 5.0
# Farewells go out in batches: each costs its client a new handshake somewhere else, and here the loop has others to
# serve to the last.
BATCH = 500
BATCH_PAUSE_S = 0.25


async def drain(app: Quart, window_s: float, *, refusing: bool = True) -> None:
    """Answer what clients have sent, tell each to come back at a moment of `window_s` of its own, and end the
    connections. Unless it is not `refusing` (because others serve the same port), nobody new comes in meanwhile, and
    balancers see it."""
    if refusing:
        app.config["DRAINING"] = True
        app.extensions["gate"].draining = True
    hub: Hub = app.extensions["hub"]
    if hub.server.links:
        log.info("draining", links=len(hub.server.links))
    while links := [link for link in hub.server.links.values() if not link.leaving]:
        await _send_away(hub.server, links, window_s)
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(IN_FLIGHT_S):
            await hub.server.emptied()


async def _send_away(server: SocketServer, links: list[Link], window_s: float) -> None:
    farewells: list[asyncio.Task[None]] = []
    for start in range(0, len(links), BATCH):
        if start:
            await asyncio.sleep(BATCH_PAUSE_S)
        farewells += [asyncio.create_task(_farewell(server, link, window_s)) for link in links[start : start + BATCH]]
    await asyncio.gather(*farewells)


async def _farewell(server: SocketServer, link: Link, window_s: float) -> None:
    link.leaving = True
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(IN_FLIGHT_S):
            await link.idle()
    wait_ms = round(random.uniform(0, window_s) * 1000)  # noqa: S311 - spreads load, guards nothing
    server.say_bye(link, BYE_SHUTDOWN, "shutdown", wait_ms)
