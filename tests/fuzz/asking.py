"""Requests as the server hands them to the application, with whatever in them that an HTTP parser lets through."""

import asyncio
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, unquote

from quart import Quart

from tests.support.patience import PATIENCE_S


@dataclass(slots=True)
class Ask:
    """One request. `path` and `query` are as they stand in the address, encoded."""

    method: str
    path: str
    query: str = ""
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""

    def __str__(self) -> str:
        shown = {name: value[:80] for name, value in self.headers if name not in ("Host", "Sec-Fetch-Site")}
        return f"{self.method} {self.path[:200]}?{self.query[:300]} {shown} {self.body[:300]!r}"


def encoded(text: str) -> str:
    """`text` as a part of an address."""
    return quote(text.encode("utf-8", "replace"), safe="")


def _header(text: str) -> bytes:
    """A value that gets through an HTTP parser."""
    return text.encode("utf-8", "replace").translate(None, b"\0\r\n")


async def answer(app: Quart, ask: Ask) -> tuple[int, bytes]:
    """Status and body of the answer to `ask`. Raises TimeoutError."""
    scope: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "scheme": "http",
        "method": ask.method,
        "root_path": "",
        "path": unquote(ask.path),
        "raw_path": ask.path.encode(),
        "query_string": ask.query.encode("utf-8", "replace"),
        "headers": [(name.lower().encode(), _header(value)) for name, value in ask.headers],
        "client": ("127.0.0.1", 50_000),
        "server": ("127.0.0.1", 80),
        "extensions": {},
    }
    status, body, came, done = 0, bytearray(), False, asyncio.Event()

    async def receive() -> dict[str, Any]:
        nonlocal came
        if not came:
            came = True
            return {"type": "http.request", "body": ask.body, "more_body": False}
        await done.wait()
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
        else:
            body.extend(message.get("body", b""))
            if not message.get("more_body", False):
                done.set()

    async with asyncio.timeout(PATIENCE_S):
        await app(scope, receive, send)  # type: ignore[arg-type]
    return status, bytes(body)
