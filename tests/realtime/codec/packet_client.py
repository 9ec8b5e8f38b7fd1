"""A client that writes packets itself, as JSON or as MessagePack, and frames as it likes: a maintained WebSocket client
with nothing of Socket.IO on top."""

import asyncio
import itertools
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from typing import Any, Protocol

import msgpack
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.support.patience import PATIENCE_S
from tests.support.raw_socket import PATH
from tests.support.signed_in_client import SignedInClient

CONNECT, EVENT, ACK = 0, 2, 3


class Wire(Protocol):
    """How packets are written."""

    def write(self, kind: int, namespace: str, data: Any, id: int | None = None) -> str | bytes: ...
    def read(self, message: str | bytes) -> dict[str, Any]: ...


class JsonWire:
    def write(self, kind: int, namespace: str, data: Any, id: int | None = None) -> str:
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        return f"4{kind}{namespace},{'' if id is None else id}{text}"

    def read(self, message: str | bytes) -> dict[str, Any]:
        assert isinstance(message, str)
        head, _, rest = message.partition(",")
        digits = rest[: len(rest) - len(rest.lstrip("0123456789"))]
        id = int(digits) if digits else None
        return {"type": int(head[1]), "nsp": head[2:], "id": id, "data": json.loads(rest[len(digits) :])}


class MsgpackWire:
    def write(self, kind: int, namespace: str, data: Any, id: int | None = None) -> bytes:
        packet = {"type": kind, "data": data, "nsp": namespace}
        return bytes(msgpack.packb(packet if id is None else packet | {"id": id}))

    def read(self, message: str | bytes) -> dict[str, Any]:
        assert isinstance(message, bytes)
        return {"id": None, **msgpack.unpackb(message)}


WIRES: dict[str, Callable[[], Wire]] = {"json": JsonWire, "msgpack": MsgpackWire}


class PacketClient:
    """One WebSocket. Everything is sent and read when a test says so; pings are answered in between."""

    def __init__(self, websocket: ClientConnection, wire: Wire) -> None:
        self.websocket = websocket
        self.wire = wire
        self._ids = itertools.count(1)

    async def send(self, message: str | bytes | Iterable[str] | Iterable[bytes]) -> None:
        """Send one message; several parts are its fragments."""
        await self.websocket.send(message)

    async def next(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The next packet that is `wanted`. Raises TimeoutError, and ConnectionClosed when none comes any more."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                message = await self.websocket.recv()
                if message == "2":
                    await self.websocket.send("3")
                elif message[:1] not in ("0", "6"):
                    packet = self.wire.read(message)
                    if wanted(packet):
                        return packet

    async def join(self, token: str, namespace: str = "/chat") -> None:
        """Join `namespace`."""
        await self.send(self.wire.write(CONNECT, namespace, {"token": token}))
        answer = await self.next(lambda packet: packet["nsp"] == namespace and packet["type"] != EVENT)
        assert answer["type"] == CONNECT, answer

    def event(self, *event: Any, namespace: str = "/chat") -> tuple[int, Any]:
        """The id of an event, and the event as a message."""
        id = next(self._ids)
        return id, self.wire.write(EVENT, namespace, list(event), id)

    async def ack(self, id: int) -> Any:
        """The answer to the event with this id."""
        (reply,) = (await self.next(lambda packet: packet["type"] == ACK and packet["id"] == id))["data"]
        return reply

    async def call(self, *event: Any) -> Any:
        """Send an event; the answer."""
        id, message = self.event(*event)
        await self.send(message)
        return await self.ack(id)

    async def bye(self, namespace: str = "/chat") -> Any:
        """The farewell."""
        bye = await self.next(lambda packet: packet["nsp"] == namespace and packet["data"][0] == "bye")
        return bye["data"][1]

    async def closed(self) -> int | None:
        """Wait until the server has closed the connection; the code it gave."""
        with pytest.raises(ConnectionClosed) as closed:
            await self.next(lambda _: False)
        return closed.value.rcvd.code if closed.value.rcvd else None


Talk = Callable[[SignedInClient], Awaitable[PacketClient]]


@pytest.fixture
async def talk(settings) -> AsyncIterator[Talk]:
    """`await talk(visitor)`: a talker that has joined /chat."""
    opened: list[ClientConnection] = []

    async def open_talker(visitor: SignedInClient) -> PacketClient:
        url = visitor.live.url.replace("http", "ws", 1) + PATH
        headers = {"Origin": visitor.live.url, "Cookie": visitor.cookie}
        websocket = await connect(url, additional_headers=headers, compression=None, max_size=None, proxy=None)
        opened.append(websocket)
        talker = PacketClient(websocket, WIRES[settings.serializer]())
        await talker.join(await visitor.token())
        return talker

    yield open_talker
    for websocket in opened:
        await websocket.close()
