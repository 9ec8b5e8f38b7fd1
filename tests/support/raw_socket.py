"""A Socket.IO client that sends whatever it is told, frame by frame: for what no library can be made to say.

Frames are text as on the wire: `0{...}` opens, `40/chat,{...}` joins a namespace, `42/chat,5["event",{...}]` is an
event that wants ack 5, `43/chat,5[...]` that ack, `44/chat,{...}` a refusal.
"""

import asyncio
import itertools
import json
from collections.abc import Callable
from typing import Any

import aiohttp

from tests.support.patience import PATIENCE_S

PATH = "/socket.io/?EIO=4&transport=websocket"


async def wait_until(condition: Callable[[], Any]) -> None:
    """Wait until `condition` holds. Raises TimeoutError."""
    async with asyncio.timeout(PATIENCE_S):
        while not condition():  # noqa: ASYNC110 - nobody tells of what is looked at here
            await asyncio.sleep(0.002)


class RawSocket:
    """One WebSocket. `frames` holds everything received, in order; pings are answered."""

    def __init__(self, websocket: aiohttp.ClientWebSocketResponse) -> None:
        self.websocket = websocket
        self.frames: list[str | bytes] = []
        self._more = asyncio.Condition()
        self._ended = False
        self._ids = itertools.count(1)
        self._reader = asyncio.create_task(self._read())

    async def _read(self) -> None:
        async for message in self.websocket:
            if message.data == "2":
                await self.websocket.send_str("3")
                continue
            async with self._more:
                self.frames.append(message.data)
                self._more.notify_all()
        async with self._more:
            self._ended = True
            self._more.notify_all()

    async def send(self, frame: str | bytes) -> None:
        """Send one frame, as it is."""
        if isinstance(frame, bytes):
            await self.websocket.send_bytes(frame)
        else:
            await self.websocket.send_str(frame)

    async def wait_for(self, found: Callable[[str], Any], start: int = 0) -> str:
        """The first text frame from `start` on, received or still to come, that `found` likes. Raises TimeoutError, and
        EOFError when the connection ends before."""
        async with asyncio.timeout(PATIENCE_S), self._more:
            while True:
                for frame in self.frames[start:]:
                    if isinstance(frame, str) and found(frame):
                        return frame
                if self._ended:
                    raise EOFError(self.frames)
                await self._more.wait()

    async def join(self, namespace: str, auth: Any = None) -> dict[str, Any]:
        """Ask to join; the body of the answer: `{"sid"}`, or `{"message", "data"}` when it was refused."""
        start = len(self.frames)
        await self.send(f"40{namespace}," + ("" if auth is None else json.dumps(auth)))
        frame = await self.wait_for(lambda f: f.startswith((f"40{namespace},", f"44{namespace},")), start)
        return dict(json.loads(frame.partition(",")[2]))

    async def call(self, namespace: str, *event: Any) -> Any:
        """Send an event and return what its ack holds."""
        number = await self.post(namespace, *event)
        return await self.ack(namespace, number)

    async def post(self, namespace: str, *event: Any) -> int:
        """Send an event; the number its ack will have."""
        number = next(self._ids)
        await self.send(f"42{namespace},{number}{json.dumps(event)}")
        return number

    async def ack(self, namespace: str, number: int) -> Any:
        """What the ack with this number holds; wants to be the only argument."""
        start = f"43{namespace},{number}["
        (held,) = json.loads((await self.wait_for(lambda f: f.startswith(start)))[len(start) - 1 :])
        return held

    def events(self, namespace: str, name: str) -> list[Any]:
        """The bodies of all events `name` received so far."""
        bodies = []
        for frame in self.frames:
            if isinstance(frame, str) and frame.startswith(f"42{namespace},["):
                event, *body = json.loads(frame.partition(",")[2])
                if event == name:
                    bodies.append(body[0])
        return bodies

    async def event(self, namespace: str, name: str, where: Callable[[Any], bool] = lambda body: True) -> Any:
        """The body of the first event `name`, received or still to come, of which `where` is true."""
        await self.wait_for(lambda _: any(where(body) for body in self.events(namespace, name)))
        return next(body for body in self.events(namespace, name) if where(body))

    async def settled(self, namespace: str = "/chat") -> None:
        """Wait until the server has dealt with everything sent before, and everything it sent before has arrived."""
        await self.call(namespace, "nothing")

    async def end(self, timeout_s: float = PATIENCE_S) -> None:
        """Wait until the server has closed the connection. Raises TimeoutError."""
        async with asyncio.timeout(timeout_s), self._more:
            await self._more.wait_for(lambda: self._ended)

    @property
    def ended(self) -> bool:
        """Whether the server has closed the connection."""
        return self._ended

    def stop_reading(self) -> None:
        """Take nothing more from the system, as a browser that hangs; what is sent fills its buffers."""
        self._reader.cancel()

    def break_off(self) -> None:
        """End the connection without a word, as a network that goes away."""
        transport = self.websocket._response.connection.transport
        transport.abort()

    async def close(self) -> None:
        """Leave."""
        await self.websocket.close()
        await asyncio.wait([self._reader])
