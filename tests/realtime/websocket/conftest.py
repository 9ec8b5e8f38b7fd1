"""The protocol under uvicorn, with an application that echoes."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest
import uvicorn

from app.realtime.websocket import WebSocketProtocol
from tests.support.live_server import bind_listener


async def echo(scope, receive, send):
    """Echoes; `/no` refuses with words, `/late` accepts after a turn of the loop, `bye` closes."""
    await receive()
    if scope["path"] == "/no":
        await send({"type": "websocket.http.response.start", "status": 401, "headers": [(b"x-why", b"no")]})
        await send({"type": "websocket.http.response.body", "body": b"sign in"})
        return
    await asyncio.sleep(0)
    await send({"type": "websocket.accept", "headers": [(b"x-path", scope["path"].encode())]})
    while (message := await receive())["type"] == "websocket.receive":
        if message.get("text") == "bye":
            return await send({"type": "websocket.close", "code": 4000, "reason": "as asked"})
        if message.get("text") == "break":
            raise RuntimeError("broken on purpose")
        await send({"type": "websocket.send", "text": message.get("text"), "bytes": message.get("bytes")})


@contextlib.asynccontextmanager
async def echoing(application=echo, **options: object) -> AsyncIterator[str]:
    """An address where `application` answers; `options` are uvicorn's."""
    with bind_listener(0) as listener:
        config = uvicorn.Config(application, ws=WebSocketProtocol, lifespan="off", log_config=None, **options)
        config.load()
        server = uvicorn.Server(config)
        server.lifespan = config.lifespan_class(config)
        await server.startup([listener])
        try:
            yield f"ws://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            await server.shutdown([listener])


@pytest.fixture(params=[False, True], ids=["plain", "deflate"])
async def url(request) -> AsyncIterator[str]:
    async with echoing(ws_per_message_deflate=request.param, ws_max_size=100_000) as address:
        yield address
