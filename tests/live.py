"""The application served for real, by uvicorn, in the event loop of the test."""

import socket

import httpx
import uvicorn
from quart import Quart

from app import create_app
from app.accounts.models import User
from app.settings import Settings
from tests.people import PASSWORD


def listener_on(port: int) -> socket.socket:
    """A socket bound to `port` of 127.0.0.1 (0: any free one). Nobody can connect before something listens on it."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    return listener


class Live:
    """A server that can be stopped and started again, on the same port and the same database."""

    def __init__(self, settings: Settings, listener: socket.socket) -> None:
        self.settings = settings
        self.url = settings.origin
        self.app: Quart | None = None
        self._listener = listener
        self._server: uvicorn.Server | None = None

    async def start(self) -> None:
        """Serve, with a new app; returns when requests are answered."""
        if self._listener.fileno() < 0:
            self._listener = listener_on(self.settings.port)
        self.app = create_app(self.settings)
        config = uvicorn.Config(self.app, log_config=None, lifespan="on", proxy_headers=False, access_log=False)
        config.load()
        server = uvicorn.Server(config)
        server.lifespan = config.lifespan_class(config)
        # Its parts, not `serve`: that takes over the signals of the test run.
        await server.startup([self._listener])
        await server.on_tick(0)
        self._server = server

    async def stop(self) -> None:
        """Stop serving as a signal would; returns when everything is closed. Does nothing if it is stopped."""
        if self._server is not None:
            server, self._server = self._server, None
            await server.shutdown([self._listener])

    async def sign_in(self, user: User, password: str = PASSWORD) -> str:
        """The session cookie (`name=value`) that `user` gets at the sign-in page."""
        form = {"email": user.email, "password": password}
        async with httpx.AsyncClient() as client:
            response = await client.post(f"{self.url}/login", data=form, headers={"Origin": self.url})
        assert response.status_code == 303, response.text
        cookies = [line.split(";")[0] for line in response.headers.get_list("set-cookie")]
        return next(cookie for cookie in cookies if cookie.startswith(f"{self.settings.cookie_name}="))

    async def tokens(self, cookie: str, *namespaces: str) -> dict[str, str]:
        """Fresh tokens for `namespaces` (`chat`, `notifications`) of the session of `cookie`."""
        async with httpx.AsyncClient() as client:
            response = await client.post(
                f"{self.url}/auth/socket-tokens",
                json={"namespaces": namespaces},
                headers={"Origin": self.url, "Cookie": cookie},
            )
        assert response.status_code == 200, response.text
        return dict(response.json())
