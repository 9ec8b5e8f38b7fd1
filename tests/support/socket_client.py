"""A Socket.IO client for tests, which remembers what it received and can wait for more."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
import socketio

from app.accounts.models import User
from tests.support.live_server import LiveServer
from tests.support.patience import PATIENCE_S

Connect = Callable[..., Awaitable["SocketClient"]]


class SocketClient:
    """One connection to one namespace. `received` holds `(event, body)` in the order of arrival."""

    def __init__(self, namespace: str) -> None:
        self.namespace = namespace
        self.received: list[tuple[str, Any]] = []
        self.client = socketio.AsyncClient(reconnection=False)
        self._more = asyncio.Condition()
        self.client.on("*", self._note, namespace=namespace)
        self.client.on("disconnect", self._note_end, namespace=namespace)

    async def _note(self, event: str, body: Any = None) -> None:
        async with self._more:
            self.received.append((event, body))
            self._more.notify_all()

    async def _note_end(self, reason: str) -> None:
        await self._note("disconnect", reason)

    async def call(self, event: str, body: Any = None) -> Any:
        """Send `event` and return its ack."""
        return await self.client.call(event, body, namespace=self.namespace, timeout=PATIENCE_S)

    async def wait_for(self, event: str, where: Callable[[Any], bool] = lambda body: True) -> Any:
        """The body of the first `event` received, now or soon, of which `where` is true. Raises TimeoutError."""
        async with asyncio.timeout(PATIENCE_S), self._more:
            while True:
                for name, body in self.received:
                    if name == event and where(body):
                        return body
                await self._more.wait()

    def bodies(self, event: str) -> list[Any]:
        """The bodies of all `event`s received so far."""
        return [body for name, body in self.received if name == event]

    async def close(self) -> None:
        """Leave."""
        await self.client.disconnect()


@pytest.fixture
async def connect(live: LiveServer) -> AsyncIterator[Connect]:
    """`await connect(user_or_cookie, "/chat", format="json")`: a connected `SocketClient`, with a fresh token.

    `token` replaces the token, `headers` adds to the headers; a refusal raises socketio's ConnectionError.
    """
    opened: list[SocketClient] = []

    async def open_socket(
        who: User | str,
        namespace: str = "/chat",
        *,
        format: str = "json",
        token: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> SocketClient:
        cookie = who if isinstance(who, str) else await live.sign_in(who)
        if token is None:
            token = (await live.tokens(cookie, namespace.removeprefix("/")))[namespace.removeprefix("/")]
        socket = SocketClient(namespace)
        opened.append(socket)
        await socket.client.connect(
            live.url,
            # The client takes the Cookie out of the headers it is given, so they are made anew each time.
            headers={"Origin": live.url, "Cookie": cookie, **(headers or {})},
            auth={"token": token, "format": format},
            transports=["websocket"],
            namespaces=[namespace],
            wait_timeout=PATIENCE_S,
        )
        return socket

    yield open_socket
    for socket in opened:
        await socket.close()
