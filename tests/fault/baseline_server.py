"""What most chats are: a message is stored, then sent with `emit` to whoever is there. The negative control of the
chaos: it speaks the words of this product's wire, and loses and doubles what a product without streams does.

`python -m tests.fault.baseline_server DATABASE`, with HOST and PORT in the environment.
"""

import json
import os
import sqlite3
import sys
from typing import Any

import socketio
import uvicorn

NAMESPACE = "/chat"


def application(path: str) -> Any:
    """The server, as an ASGI application, on the SQLite database at `path`."""
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode=WAL")
    database.execute("CREATE TABLE IF NOT EXISTS message (id INTEGER PRIMARY KEY, client_id TEXT)")
    sio = socketio.AsyncServer(async_mode="asgi", namespaces=[NAMESPACE], cors_allowed_origins="*")

    async def join_room(sid: str, body: dict[str, Any]) -> dict[str, Any]:
        await sio.enter_room(sid, body["room"], namespace=NAMESPACE)
        return {"ok": True, "epoch": "none", "top": 0}

    async def resume(sid: str, body: dict[str, Any]) -> dict[str, Any]:
        (stream,) = body["streams"]
        await sio.enter_room(sid, stream.removeprefix("room:"), namespace=NAMESPACE)
        return {"ok": True, "streams": {stream: {"ok": True, "events": [], "more": False}}}

    async def send_message(_sid: str, body: dict[str, Any]) -> dict[str, Any]:
        row = database.execute("INSERT INTO message (client_id) VALUES (?)", [body["client_id"]])
        event = {"stream": f"room:{body['room']}", "kind": "message.created", "data": body}
        await sio.emit("event", event, room=body["room"], namespace=NAMESPACE)
        return {"ok": True, "seq": row.lastrowid, "dup": False}

    for name, handler in (("joinRoom", join_room), ("resume", resume), ("sendMessage", send_message)):
        sio.on(name, handler, namespace=NAMESPACE)
    return socketio.ASGIApp(sio, _pages)


async def _pages(scope: Any, _receive: Any, send: Any) -> None:
    """Every page is a token for everyone."""
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"application/json")]})
        await send({"type": "http.response.body", "body": json.dumps({"chat": "anyone"}).encode()})


def stored(path: str) -> list[str]:
    """The `client_id`s of what the database at `path` holds, in its order."""
    with sqlite3.connect(path) as database:
        return [client_id for (client_id,) in database.execute("SELECT client_id FROM message ORDER BY id")]


if __name__ == "__main__":
    uvicorn.run(
        application(sys.argv[1]),
        host=os.environ["HOST"],
        port=int(os.environ["PORT"]),
        lifespan="off",
        access_log=False,
    )
