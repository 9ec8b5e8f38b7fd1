"""People with a browser of their own at `live`: signed in without the time that a password takes on purpose."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import httpx
import pytest
from quart import Quart

from app.accounts import sessions
from app.accounts.models import User
from app.chat.models import Room
from app.principal import Principal
from app.realtime.hub import Hub
from tests.support.live_server import LiveServer
from tests.support.patience import PATIENCE_S
from tests.support.raw_socket import PATH, RawSocket
from tests.support.users import MakeUser


def session_cookie(app: Quart, bearer: sessions.Bearer) -> str:
    """The session cookie (`name=value`) with `bearer` in it."""
    cookie = app.extensions["switchboard.session_cookie"]
    return f"{cookie.cookie_name}={cookie.dump_token(str(bearer), app=app)}"


def wrongly_signed(cookie: str) -> str:
    """`cookie` with a signature of the same form that is not its own.

    The difference is in the middle: the last characters carry fewer bits than they could, so that another one there
    may be the same signature.
    """
    signed, _, signature = cookie.rpartition(".")
    other = "A" if signature[10] != "A" else "B"
    return f"{signed}.{signature[:10]}{other}{signature[11:]}"


class SignedInClient:
    """A signed-in browser. `links` are the connections it has made."""

    def __init__(self, live: LiveServer, user: User, bearer: sessions.Bearer, http: aiohttp.ClientSession) -> None:
        assert live.app is not None
        self.live = live
        self.user = user
        self.bearer = bearer
        self.links: list[RawSocket] = []
        self._http = http
        self.cookie = session_cookie(live.app, bearer)

    @property
    def id(self) -> str:
        """The person's id."""
        return self.user.id

    async def principal(self) -> Principal:
        """The person as an actor, as they are now."""
        found = await sessions.load_principal(self.bearer.session_id)
        assert found is not None
        return found

    async def token(self, namespace: str = "/chat") -> str:
        """A fresh token for `namespace`, whether or not the person may join it."""
        hub = self.live.app.extensions["hub"]
        return (await hub.tokens.mint(self.bearer.session_id, self.id, [namespace]))[namespace]

    async def link(self, path: str = PATH, **headers: str | None) -> RawSocket:
        """A connection that has joined nothing yet. `Host="..."` and so on replace a header, None leaves it out.

        Raises aiohttp.WSServerHandshakeError.
        """
        sent = {"Origin": self.live.url, "Cookie": self.cookie} | {k.replace("_", "-"): v for k, v in headers.items()}
        url = self.live.url.replace("http", "ws", 1) + path
        made = await self._http.ws_connect(
            url, headers={k: v for k, v in sent.items() if v is not None}, max_msg_size=0
        )
        raw = RawSocket(made)
        self.links.append(raw)
        await raw.wait_for(lambda frame: frame.startswith("0{"))
        return raw

    async def join(self, namespace: str = "/chat", format: str = "json", link: RawSocket | None = None) -> RawSocket:
        """A connection that has joined `namespace`, over a link of its own or over `link`."""
        raw = link or await self.link()
        answer = await raw.join(namespace, {"token": await self.token(namespace), "format": format})
        assert "sid" in answer, answer
        return raw

    def browser(self, **headers: str) -> httpx.AsyncClient:
        """The same browser for pages."""
        known = {"Cookie": self.cookie, "Origin": self.live.url, "Accept": "text/html"} | headers
        # Verifying nothing saves reading all CAs.
        return httpx.AsyncClient(timeout=PATIENCE_S, base_url=self.live.url, headers=known, verify=False)

    async def get(self, path: str, **headers: str) -> httpx.Response:
        """The answer to GET `path`."""
        async with self.browser(**headers) as browser:
            return await browser.get(path)

    async def post(self, path: str, form: dict[str, Any] | None = None, **headers: str) -> httpx.Response:
        """The answer to a form posted from one of our pages."""
        async with self.browser(**headers) as browser:
            return await browser.post(path, data=form or {})

    async def close(self) -> None:
        """Close every connection."""
        await asyncio.gather(*(link.close() for link in self.links))


Visit = Callable[[User], Awaitable[SignedInClient]]


@pytest.fixture
async def visit(live: LiveServer) -> AsyncIterator[Visit]:
    """`await visit(user)`: a browser of its own in which `user` is signed in."""
    visitors: list[SignedInClient] = []

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=False)) as http:

        async def make(user: User) -> SignedInClient:
            bearer = await sessions.create_session(user, sessions.ClientInfo("127.0.0.1"))
            visitors.append(SignedInClient(live, user, bearer, http))
            return visitors[-1]

        yield make
        for visitor in visitors:
            await visitor.close()


@pytest.fixture
def hub(live: LiveServer) -> Hub:
    assert live.app is not None
    return live.app.extensions["hub"]


@pytest.fixture
def newcomer(make_user: MakeUser, visit: Visit) -> Callable[..., Awaitable[SignedInClient]]:
    """`await newcomer(role="member", name=...)`: somebody new, signed in."""

    async def make(role: str = "member", **known: str) -> SignedInClient:
        return await visit(await make_user(role, **known))

    return make


@pytest.fixture
async def room(live: LiveServer, make_user: MakeUser) -> Room:
    """The room that everybody is in."""
    await make_user("owner", name="Founder")
    return await Room.get(auto_join=True)
