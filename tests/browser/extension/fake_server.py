"""A small server that speaks the wire contract, and can be told to misbehave. It runs in the event loop of the test."""

import asyncio
from functools import partial
from typing import Any

import socketio
import uvicorn
from socketio.exceptions import ConnectionRefusedError as Refused

from tests.browser.extension.http_routes import route
from tests.browser.extension.pages import message, swapped
from tests.browser.extension.store import Store
from tests.support.live_server import bind_listener
from tests.support.patience import PATIENCE_S

NAMESPACES = ("/chat", "/notifications")
CONNECT, ACK = 0, 3


class Sockets(socketio.AsyncServer):
    """Drops the next `lose_acks` answers to `sendMessage` and the next `lose_connects` admissions."""

    fake: "FakeServer"

    async def _send_packet(self, eio_sid: str, pkt: Any) -> None:
        if pkt.packet_type == ACK and self.fake.lose_acks and "dup" in pkt.data[0]:
            self.fake.lose_acks -= 1
            return
        if pkt.packet_type == CONNECT and self.fake.lose_connects:
            self.fake.lose_connects -= 1
            return
        await super()._send_packet(eio_sid, pkt)


class FakeServer:
    """One server on one port; `stop` and `start` keep what is stored."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.url = f"http://127.0.0.1:{port}"
        self.store = Store()
        self.config: dict[str, Any] = {}
        self.user = "me"
        # what clients did
        self.asked_tokens: list[list[str]] = []
        self.connects: list[tuple[str, str]] = []  # namespace, token
        self.received: list[tuple[str, str, Any]] = []  # namespace, event, data
        self.posts: list[dict[str, str]] = []
        # how to misbehave
        self.token_status = 200
        self.withheld: set[str] = set()
        self.elsewhere: set[str] = set()  # namespaces that are served at paths of their own only
        self.refusals: dict[str, list[Refused]] = {}
        self.answers: list[dict[str, Any]] = []
        self.forbidden: set[str] = set()
        self.lose_acks = 0
        self.lose_connects = 0
        self.refuse_marks = 0
        self.max_behind = 500
        self.fill_nothing = False
        self.sockets_blocked = False
        self._server: uvicorn.Server | None = None

    # -- life

    async def start(self) -> None:
        self.sio = Sockets(async_mode="asgi", namespaces=list(NAMESPACES), cors_allowed_origins="*")
        self.sio.fake = self
        for namespace in NAMESPACES:
            for event, handler in (("connect", self._connect), ("*", self._any)):
                self.sio.on(event, self._bound(namespace, handler), namespace=namespace)
        sockets = socketio.ASGIApp(self.sio)
        config = uvicorn.Config(
            partial(route, self, sockets), interface="asgi3", log_config=None, lifespan="off", access_log=False
        )
        config.load()
        server = uvicorn.Server(config)
        server.lifespan = config.lifespan_class(config)
        self._listener = bind_listener(self.port)
        await server.startup([self._listener])
        self._server = server

    async def stop(self) -> None:
        if self._server is not None:
            server, self._server = self._server, None
            await server.shutdown([self._listener])

    # -- what tests do

    async def write(
        self, stream: str, body: str, *, author: str = "ann", tell: bool = True, **more: str
    ) -> dict[str, Any]:
        """Someone writes a message (or, on `user:`, a notification comes); with `tell` off, nobody hears of it."""
        kind, key = stream.split(":")
        row = message(key, author, body, **more)
        target, swap = (f"#messages-{key}", "beforeend") if kind == "room" else ("#inbox", "afterbegin")
        event = self.store.stream(stream).append("message.created", swapped(target, swap, row))
        event["row"] = row.replace("{id}", event["id"]).replace("{seq}", str(event["seq"]))
        if tell:
            await self.tell(event)
        return event

    async def tell(self, event: dict[str, Any]) -> None:
        """Send `event` to whoever follows its stream."""
        namespace = "/chat" if event["stream"].startswith("room:") else "/notifications"
        sent = {name: value for name, value in event.items() if name != "row"}
        await self.sio.emit("event", sent, room=event["stream"], namespace=namespace)

    async def signal(self, name: str, body: dict[str, Any], namespace: str = "/chat") -> None:
        """Send something that is not kept to everyone on `namespace`."""
        await self.sio.emit(name, body, namespace=namespace)

    async def bye(self, namespace: str, code: int, **more: Any) -> None:
        """Say goodbye to everyone on `namespace`, and close."""
        await self.signal("bye", {"code": code, "reason": "because", **more}, namespace)
        for sid, _ in list(self.sio.manager.get_participants(namespace, None)):
            await self.sio.disconnect(sid, namespace=namespace)

    def sent(self, event: str) -> list[Any]:
        """The data of every `event` that clients sent."""
        return [data for _, name, data in self.received if name == event]

    async def resumed(self) -> None:
        """Wait until the client has been told where its streams stand: it says "Online" a moment earlier."""
        await until(lambda: self.sent("resume"), "the client resumes")

    # -- sockets

    def _bound(self, namespace: str, handler: Any) -> Any:
        async def bound(*args: Any) -> Any:
            return await handler(namespace, *args)

        return bound

    async def _connect(self, namespace: str, sid: str, environ: dict[str, Any], auth: dict[str, str]) -> None:
        token = auth["token"]
        self.connects.append((namespace, token))
        assert auth["format"] == "html"
        if namespace in self.elsewhere and not environ["asgi.scope"]["path"].endswith(f"{namespace}/"):
            raise Refused("not_here", {"code": "not_here", "retry": False})
        if self.refusals.get(namespace):
            raise self.refusals[namespace].pop(0)
        if self.store.tokens.pop(token, None) != namespace[1:]:
            raise Refused("bad_token", {"code": "bad_token", "retry": True})

    async def _any(self, namespace: str, event: str, sid: str, data: Any) -> dict[str, Any]:
        self.received.append((namespace, event, data))
        handler = getattr(self, f"_on_{event}", None)
        return {"ok": True, **(await handler(namespace, sid, data) if handler else {})}

    async def _on_resume(self, namespace: str, sid: str, data: dict[str, Any]) -> dict[str, Any]:
        return {
            "streams": {name: await self._resume(namespace, sid, name, *at) for name, at in data["streams"].items()}
        }

    async def _resume(self, namespace: str, sid: str, name: str, after: int, epoch: str) -> dict[str, Any]:
        stream = self.store.stream(name)
        if name == "room:secret":
            return refusal("not_found")
        await self.sio.enter_room(sid, name, namespace=namespace)
        if epoch != stream.epoch or after > stream.top or stream.top - after > self.max_behind:
            return {"reset": True, "top": stream.top, "epoch": stream.epoch}
        events, more = stream.after(after, 3)  # so few that a client has to ask again
        return {"ok": True, "epoch": stream.epoch, "top": stream.top, "events": events, "more": more}

    async def _on_fill(self, namespace: str, sid: str, data: dict[str, Any]) -> dict[str, Any]:
        if self.fill_nothing:
            return {"events": [], "more": False}
        events, more = self.store.stream(data["stream"]).after(data["after"], min(data["limit"], 4))
        return {"events": events, "more": more}

    async def _on_leaveRoom(self, namespace: str, sid: str, data: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        await self.sio.leave_room(sid, f"room:{data['room']}", namespace=namespace)
        return {}

    async def _on_sendMessage(self, namespace: str, sid: str, data: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        return await self.store_message(data)

    async def _on_markRead(self, namespace: str, sid: str, data: dict[str, Any]) -> dict[str, Any]:  # noqa: N802
        self.refuse_marks -= 1
        return refusal("unavailable") if self.refuse_marks >= 0 else {"seq": data["seq"]}

    async def store_message(self, data: dict[str, Any]) -> dict[str, Any]:
        if self.answers:
            return self.answers.pop(0)
        id = data["client_id"]
        known = self.store.by_client_id.get(id)
        event = known or await self.write(f"room:{data['room']}", data["body"], author=self.user, client_id=id)
        self.store.by_client_id[id] = event
        return {"id": event["id"], "seq": event["seq"], "dup": known is not None}


def refusal(code: str, **more: int) -> dict[str, Any]:
    """An ack that refuses."""
    return {"ok": False, "error": {"code": code, "detail": "", **more}}


async def until(condition: Any, what: str) -> None:
    """Wait for `condition()` to hold; fails saying `what` did not happen."""
    deadline = asyncio.get_running_loop().time() + PATIENCE_S
    while not condition():
        assert asyncio.get_running_loop().time() < deadline, what
        await asyncio.sleep(0.01)
