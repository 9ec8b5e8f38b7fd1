"""The application served for real, by uvicorn, in the event loop of the test."""

import asyncio
import socket

import httpx
from quart import Quart

from app import create_app, server
from app.accounts.models import User
from app.settings import Settings
from tests.support.patience import PATIENCE_S
from tests.support.speedups import hurry_uvicorn
from tests.support.users import PASSWORD


def bind_listener(port: int, *, shared: bool = False) -> socket.socket:
    """A socket bound to `port` of 127.0.0.1 (0: any free one), alone or with others that are `shared` as well. Nobody
    can connect before something listens on it."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT if shared else socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    return listener


class LiveServer:
    """A server that can be stopped and started again, on the same port and the same database."""

    def __init__(self, settings: Settings, listener: socket.socket) -> None:
        self.settings = settings
        self.url = settings.origin
        self.app: Quart | None = None
        self._listener = listener
        self._running: tuple[asyncio.Event, asyncio.Task[None]] | None = None

    async def start(self) -> None:
        """Serve, with a new app; returns when requests are answered."""
        if self._listener.fileno() < 0:
            self._listener = bind_listener(self.settings.port)
        self.app = create_app(self.settings)
        answering, stop = asyncio.Event(), asyncio.Event()

        async def started() -> None:
            answering.set()

        task = asyncio.create_task(server.run(self.app, self.settings, [self._listener], started=started, stop=stop))
        waiting = asyncio.create_task(answering.wait())
        await asyncio.wait((task, waiting), return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            waiting.cancel()
            await task
            raise RuntimeError("the server ended before it began")
        self._running = stop, task

    async def stop(self) -> None:
        """Stop serving as a signal would; returns when everything is closed. Does nothing if it is stopped."""
        if self._running is not None:
            (stop, task), self._running = self._running, None
            with hurry_uvicorn():
                stop.set()
                await task

    async def sign_in(self, user: User, password: str = PASSWORD) -> str:
        """The session cookie (`name=value`) that a client has which has signed in as `user`."""
        form = {"email": user.email, "password": password}
        async with httpx.AsyncClient(timeout=PATIENCE_S, verify=False) as client:
            response = await client.post(f"{self.url}/login", data=form, headers={"Origin": self.url})
            assert response.status_code == 303, response.text
            # As it would send it, and not as it was told to keep it.
            sent = client.build_request("GET", self.url).headers["Cookie"].split("; ")
        return next(cookie for cookie in sent if cookie.startswith(f"{self.settings.cookie_prefix}session="))

    async def tokens(self, cookie: str, *namespaces: str) -> dict[str, str]:
        """Fresh tokens for `namespaces` (`chat`, `notifications`) of the session of `cookie`."""
        async with httpx.AsyncClient(timeout=PATIENCE_S, verify=False) as client:
            response = await client.post(
                f"{self.url}/auth/socket-tokens",
                json={"namespaces": namespaces},
                headers={"Origin": self.url, "Cookie": cookie},
            )
        assert response.status_code == 200, response.text
        return dict(response.json())
