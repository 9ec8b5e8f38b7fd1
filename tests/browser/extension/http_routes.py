"""What the fake server answers over HTTP: pages, scripts, tokens, posted messages."""

import json
import mimetypes
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from app.paths import STATIC
from tests.browser.extension.pages import CSP, page

if TYPE_CHECKING:
    from tests.browser.extension.fake_server import FakeServer

STYLE = b".scroller { height: 200px; overflow-y: auto; } .msg { min-height: 30px; }"


async def route(server: "FakeServer", sockets: Any, scope: Any, receive: Any, send: Any) -> None:
    """The ASGI application."""
    path = scope["path"]
    if scope["type"] == "websocket" and server.sockets_blocked:
        await receive()
        await send({"type": "websocket.close", "code": 1008})
    elif path.startswith("/socket.io/"):
        await sockets(scope, receive, send)
    elif scope["method"] == "POST":
        await _post(server, path, await _body(receive), send)
    elif path.startswith("/static/"):
        file = STATIC / path.removeprefix("/static/")
        await _answer(send, file.read_bytes(), mimetypes.guess_type(path)[0] or "text/plain")
    elif path == "/test.css":
        await _answer(send, STYLE, "text/css")
    else:
        query = scope["query_string"].decode()
        text = page(server.store, f"{path}?{query}" if query else path, server.config, server.user)
        await _answer(send, text.encode(), "text/html; charset=utf-8")


async def _post(server: "FakeServer", path: str, body: bytes, send: Any) -> None:
    if path == "/auth/socket-tokens":
        await _tokens(server, json.loads(body)["namespaces"], send)
    elif path.endswith("/messages"):
        data = {name: values[0] for name, values in parse_qs(body.decode()).items()}
        server.posts.append(data)
        ack = {"ok": True, **await server.store_message(data)}
        await _answer(send, json.dumps(ack).encode(), "application/json", 201)
    else:
        await _answer(send, b"<p>bye</p>", "text/html")


async def _tokens(server: "FakeServer", names: list[str], send: Any) -> None:
    server.asked_tokens.append(names)
    status = 403 if server.forbidden & set(names) else server.token_status
    tokens = {name: server.store.mint(name) for name in names if name not in server.withheld}
    answer = tokens if status == 200 else {"ok": False, "error": {"code": "refused", "detail": ""}}
    await _answer(send, json.dumps(answer).encode(), "application/json", status)


async def _body(receive: Any) -> bytes:
    body = b""
    more = True
    while more:
        part = await receive()
        body += part.get("body", b"")
        more = part.get("more_body", False)
    return body


async def _answer(send: Any, body: bytes, kind: str, status: int = 200) -> None:
    keep = b"max-age=3600" if "javascript" in kind else b"no-store"
    headers = [(b"content-type", kind.encode()), (b"content-security-policy", CSP.encode()), (b"cache-control", keep)]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
