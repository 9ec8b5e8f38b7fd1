"""The two official clients behind one interface, so that one test can be the contract for both."""

import asyncio
import base64
import itertools
import json
import shutil
from collections.abc import Callable
from typing import Any, Protocol

import pytest
import socketio

from app import paths
from tests.support.patience import PATIENCE_S

DRIVER = "tests/contract/driver.cjs"


class Refused(Exception):
    """The server refused a namespace; `message` and `data` as the client shows them."""

    def __init__(self, message: str, data: Any) -> None:
        super().__init__(message)
        self.message = message
        self.data = data


class Client(Protocol):
    """What the contract needs of a client."""

    async def connect(self, namespace: str, auth: dict[str, Any]) -> None: ...
    async def call(self, namespace: str, event: str, body: Any = None) -> Any: ...
    async def wait_for(self, namespace: str, event: str, where: Callable[[Any], bool] = ...) -> Any: ...
    async def close(self) -> None: ...


class Inbox:
    """What came from the server by itself."""

    def __init__(self) -> None:
        self._received: list[tuple[str, str, Any]] = []
        self._more = asyncio.Condition()

    async def add(self, namespace: str, event: str, body: Any) -> None:
        async with self._more:
            self._received.append((namespace, event, body))
            self._more.notify_all()

    async def wait_for(self, namespace: str, event: str, where: Callable[[Any], bool]) -> Any:
        async with asyncio.timeout(PATIENCE_S), self._more:
            while True:
                for place, name, body in self._received:
                    if (place, name) == (namespace, event) and where(body):
                        return body
                await self._more.wait()


class PythonClient:
    """python-socketio's client. It joins its namespaces when it connects, so each has a client of its own here."""

    def __init__(self, url: str, cookie: str, serializer: str = "json") -> None:
        self._url = url
        self._cookie = cookie
        self._serializer = "default" if serializer == "json" else serializer
        self._clients: dict[str, socketio.AsyncClient] = {}
        self._inbox = Inbox()

    async def connect(self, namespace: str, auth: dict[str, Any]) -> None:
        client = socketio.AsyncClient(reconnection=False, serializer=self._serializer)
        refusal: list[Any] = []

        async def note(event: str, body: Any = None) -> None:
            await self._inbox.add(namespace, event, body)

        async def refused(data: Any) -> None:
            refusal.append(data)

        client.on("*", note, namespace=namespace)
        client.on("connect_error", refused, namespace=namespace)
        try:
            await client.connect(
                self._url,
                headers={"Origin": self._url, "Cookie": self._cookie},
                auth=auth,
                transports=["websocket"],
                namespaces=[namespace],
                wait_timeout=PATIENCE_S,
            )
        except socketio.exceptions.ConnectionError:
            await client.disconnect()
            raise Refused(refusal[0]["message"], refusal[0]["data"]) from None
        self._clients[namespace] = client

    async def call(self, namespace: str, event: str, body: Any = None) -> Any:
        return await self._clients[namespace].call(event, body, namespace=namespace, timeout=PATIENCE_S)

    async def wait_for(self, namespace: str, event: str, where: Callable[[Any], bool] = lambda body: True) -> Any:
        return await self._inbox.wait_for(namespace, event, where)

    async def close(self) -> None:
        for client in self._clients.values():
            await client.disconnect()


def _of_bytes(value: bytes) -> dict[str, str]:
    return {"$bytes": base64.b64encode(value).decode()}


def _with_bytes(value: dict[str, Any]) -> Any:
    return base64.b64decode(value["$bytes"]) if "$bytes" in value else value


class NodeClient:
    """socket.io-client, the file that the pages load, in Node."""

    def __init__(self, url: str, cookie: str, serializer: str = "json") -> None:
        file = "socket.io.esm.min.js" if serializer == "json" else "socket.io.msgpack.min.js"
        self._arguments = (url, cookie, str(paths.STATIC / "vendor/socket.io-client" / file))
        self._process: asyncio.subprocess.Process | None = None
        self._reader: asyncio.Task[None] | None = None
        self._ids = itertools.count()
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self._inbox = Inbox()

    async def _start(self) -> asyncio.subprocess.Process:
        node = shutil.which("node")
        if node is None:
            pytest.skip("no node: the official JavaScript client needs one")
        process = await asyncio.create_subprocess_exec(
            node,
            "--experimental-websocket",
            "--no-warnings",
            DRIVER,
            *self._arguments,
            cwd=paths.ROOT,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        self._reader = asyncio.create_task(self._read(process))
        return process

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None
        async for line in process.stdout:
            message = json.loads(line, object_hook=_with_bytes)
            if "id" in message:
                self._waiting.pop(message["id"]).set_result(message)
            else:
                await self._inbox.add(message["namespace"], message["event"], message.get("body"))

    async def _do(self, **command: Any) -> Any:
        if self._process is None:
            self._process = await self._start()
        number = next(self._ids)
        future = self._waiting[number] = asyncio.get_running_loop().create_future()
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"id": number, **command}, default=_of_bytes).encode() + b"\n")
        async with asyncio.timeout(PATIENCE_S):
            answer = await future
        if "error" in answer:
            raise Refused(answer["error"]["message"], answer["error"].get("data"))
        return answer.get("ok")

    async def connect(self, namespace: str, auth: dict[str, Any]) -> None:
        await self._do(do="connect", namespace=namespace, auth=auth)

    async def call(self, namespace: str, event: str, body: Any = None) -> Any:
        return await self._do(do="call", namespace=namespace, event=event, **({} if body is None else {"body": body}))

    async def wait_for(self, namespace: str, event: str, where: Callable[[Any], bool] = lambda body: True) -> Any:
        return await self._inbox.wait_for(namespace, event, where)

    async def close(self) -> None:
        if self._process is not None and self._reader is not None:
            await self._do(do="close")
            assert self._process.stdin is not None
            self._process.stdin.close()
            async with asyncio.timeout(PATIENCE_S):
                await self._process.wait()
                await self._reader


CLIENTS = {"python": PythonClient, "javascript": NodeClient}
