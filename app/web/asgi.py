"""ASGI helpers for middleware: wrapping an app, reading headers, and a plain refusal."""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any, TypeVar

from quart import Quart

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
ASGIApp = Callable[[Scope, Receive, Send], Awaitable[None]]


Layer = TypeVar("Layer", bound=ASGIApp)


def wrap(app: Quart, layer: Callable[[ASGIApp], Layer]) -> Layer:
    """Put the middleware that `layer` makes in front of `app`, inside the app itself, so that the same object serves
    under any server and in tests; returns it."""
    inner: Any = app.asgi_app
    outer = layer(inner)
    app.asgi_app = outer  # type: ignore[method-assign,assignment]
    return outer


def header(scope: Scope, name: bytes, separator: str = ", ") -> str:
    """The value of header `name` (lower case); several are joined with `separator`."""
    return separator.join(value.decode("latin-1") for key, value in scope["headers"] if key == name)


def header_or_none(scope: Scope, name: bytes) -> str | None:
    """The value of header `name` (lower case), or None if it was not sent."""
    return header(scope, name) if any(key == name for key, _ in scope["headers"]) else None


async def refuse(
    scope: Scope,
    receive: Receive,
    send: Send,
    status: int,
    text: str,
    headers: Iterable[tuple[bytes, bytes]] = (),
) -> None:
    """Answer `status` with one line of plain text, to a page request and to a WebSocket handshake alike."""
    body = text.encode()
    fields = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        *headers,
    ]
    kind = "http.response"
    if scope["type"] == "websocket":
        await receive()
        if "websocket.http.response" not in scope.get("extensions", {}):
            await send({"type": "websocket.close", "code": 1008})
            return
        kind = "websocket.http.response"
    await send({"type": f"{kind}.start", "status": status, "headers": fields})
    await send({"type": f"{kind}.body", "body": body})
