"""A signed-in browser at some node, frame by frame: for what no honest client does, and for many at once."""

import asyncio
from collections.abc import Iterable, Sequence

import aiohttp

from tests.support.raw_socket import PATH, RawSocket
from tests.support.server_process import ServerProcess


class NodeClient:
    """One person with one session. `links` are the connections made so far."""

    def __init__(self, cookie: str, origin: str) -> None:
        self.links: list[RawSocket] = []
        self._http = aiohttp.ClientSession(
            headers={"Origin": origin, "Cookie": cookie},
            cookie_jar=aiohttp.DummyCookieJar(),
            connector=aiohttp.TCPConnector(limit=0),
        )

    async def tokens(self, node: ServerProcess, namespaces: Iterable[str]) -> dict[str, str]:
        """Fresh tokens from `node`, by namespace (`/chat`)."""
        names = [namespace.removeprefix("/") for namespace in namespaces]
        async with self._http.post(f"{node.url}/auth/socket-tokens", json={"namespaces": names}) as response:
            assert response.status == 200, await response.text()
            return {f"/{name}": token for name, token in (await response.json()).items()}

    async def link(self, node: ServerProcess, **headers: str) -> RawSocket:
        """A connection that has joined nothing yet; `headers` replace those of an honest browser.

        Raises aiohttp.WSServerHandshakeError.
        """
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        raw = RawSocket(await self._http.ws_connect(node.url + PATH, headers=sent, max_msg_size=0))
        self.links.append(raw)
        return raw

    async def join(self, node: ServerProcess, *namespaces: str) -> RawSocket:
        """A connection that has joined `namespaces`, `/chat` if none are named."""
        wanted = namespaces or ("/chat",)
        tokens = await self.tokens(node, wanted)
        raw = await self.link(node)
        for namespace in wanted:
            answer = await raw.join(namespace, {"token": tokens[namespace]})
            assert "sid" in answer, answer
        return raw

    async def post(self, node: ServerProcess, path: str, form: Sequence[tuple[str, str]] = ()) -> int:
        """Post `form` to `path`; the status of the answer."""
        async with self._http.post(f"{node.url}{path}", data=list(form), allow_redirects=False) as response:
            return response.status

    async def close(self) -> None:
        """Close every connection."""
        await asyncio.gather(*(link.close() for link in self.links))
        await self._http.close()
