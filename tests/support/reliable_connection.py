"""One connection of python-socketio's client to one node."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

import aiohttp
import socketio

# A dead server is noticed at once, since the connection breaks. These are for one that hangs.
ACK_S = 10.0
JOIN_S = 5.0

# What one who cannot be reached looks like.
AWAY = (aiohttp.ClientError, socketio.exceptions.SocketIOError, TimeoutError, ConnectionError)


class Refused(Exception):
    """A refusal that no further try can change."""


class Connection:
    """To be opened and closed once. `ended` is done when it is over; `http` carries the cookie of a session."""

    def __init__(self, http: aiohttp.ClientSession) -> None:
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._http = http
        self._sio = socketio.AsyncClient(reconnection=False, http_session=http)

    async def open(self, place: str, handlers: Mapping[str, Callable[[Any], None]]) -> None:
        """Join `/chat` at the node `place`, with a fresh token. Raises `Refused`, and of `AWAY`."""
        token = await self._token(place)
        for event, handler in handlers.items():
            self._sio.on(event, handler, namespace="/chat")
        self._sio.on("disconnect", self._over, namespace="/chat")
        await self._sio.connect(
            place, auth={"token": token}, transports=["websocket"], namespaces=["/chat"], wait_timeout=JOIN_S
        )

    async def _token(self, place: str) -> str:
        patience = aiohttp.ClientTimeout(total=JOIN_S)
        asked = {"namespaces": ["chat"]}
        async with self._http.post(f"{place}/auth/socket-tokens", json=asked, timeout=patience) as response:
            if response.status in (401, 403):
                raise Refused(response.status)
            response.raise_for_status()
            return str((await response.json())["chat"])

    def _over(self, _reason: str) -> None:
        if not self.ended.done():
            self.ended.set_result(None)

    async def call(self, event: str, body: Any) -> dict[str, Any]:
        """The ack. Raises TimeoutError, and ConnectionError as soon as the connection is over."""
        reply: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        await self._sio.emit(event, body, namespace="/chat", callback=reply.set_result)
        await asyncio.wait({reply, self.ended}, timeout=ACK_S, return_when=asyncio.FIRST_COMPLETED)
        if reply.done():
            return reply.result()
        if self.ended.done():
            raise ConnectionError("it is over")
        raise TimeoutError(event)

    async def close(self) -> None:
        """End it, if it has not."""
        with suppress(*AWAY):
            await self._sio.disconnect()
