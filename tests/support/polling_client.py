"""A client that polls."""

import json

import httpx

URL = "/socket.io/?EIO=4&transport=polling"


class PollingClient:
    """A link that polls. `get` and `post` are requests of it."""

    def __init__(self, visitor, **headers: str) -> None:
        self.visitor = visitor
        self.sid = ""
        self._browser = visitor.browser(**headers)
        if headers.get("Origin") == "":
            del self._browser.headers["Origin"]

    async def __aenter__(self) -> "PollingClient":
        opened = await self._browser.get(URL)
        assert opened.status_code == 200, opened.text
        self.sid = json.loads(opened.text[1:])["sid"]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._browser.aclose()

    async def get(self) -> httpx.Response:
        return await self._browser.get(f"{URL}&sid={self.sid}")

    async def post(self, body: str) -> httpx.Response:
        return await self._browser.post(
            f"{URL}&sid={self.sid}", content=body, headers={"Origin": self.visitor.live.url}
        )

    async def join(self, namespace: str = "/chat") -> str:
        """Join `namespace`; what is polled next."""
        await self.post(f"40{namespace}," + json.dumps({"token": await self.visitor.token(namespace)}))
        return (await self.get()).text
