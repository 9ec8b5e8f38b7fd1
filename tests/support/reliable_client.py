"""A client that loses nothing: python-socketio's, with what the extension of the pages does on top of it.

It keeps what it has said until that is acknowledged, and says it again with the same `client_id`; it knows how far it
has read, asks for the rest whenever it comes back, fills gaps, and drops what it has already.
"""

import asyncio
import itertools
import random
import secrets
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any

import aiohttp

from tests.support.patience import PATIENCE_S
from tests.support.reliable_connection import AWAY, Connection, Refused
from tests.support.stream_reader import StreamReader

# Pages wait longer; tests have less time.
PAUSE_S = (0.02, 0.2)


class ReliableClient:
    """One tab of one person in one room. `places` are the addresses of the nodes it may use.

    `accepted` is what was acknowledged, as `client_id` → seq, `unsent` what was not yet; `reading` is what was applied.
    `counts` tells what it took: `visits`, `again` (tries of the same message), `dup`, `goodbyes`, `fills`, `resets`,
    and the codes of answers that ask to try later.
    """

    def __init__(self, name: str, cookie: str, origin: str, places: Sequence[str], room: str) -> None:
        self.name = name
        self.counts: Counter[str] = Counter()
        self.reading = StreamReader(f"room:{room}", self.counts)
        self.accepted: dict[str, int] = {}
        self.unsent: deque[tuple[str, str]] = deque()
        self._tried: set[str] = set()
        self._places = itertools.cycle(places)
        self._room = room
        # The library puts cookies into the jar of the session, which wants none for addresses without a name.
        headers = {"Origin": origin, "Cookie": cookie}
        self._http = aiohttp.ClientSession(headers=headers, cookie_jar=aiohttp.DummyCookieJar())
        self._connection = Connection(self._http)
        self._online, self._to_say = asyncio.Event(), asyncio.Event()
        self._running: asyncio.Task[None] | None = None

    # -- for tests

    def start(self) -> None:
        """Come, and come again as often as it takes."""
        self._running = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Go for good."""
        if self._running is not None:
            while not self._running.done():
                self._running.cancel()  # which the library now and then takes for something of its own
                await asyncio.wait([self._running], timeout=1)
            if not self._running.cancelled():
                self._running.exception()  # whoever waited for something has heard of it
            self._running = None
        await self._http.close()

    async def online(self) -> None:
        """Wait until it is connected and has read everything up to then. Raises TimeoutError, and what ended it."""
        await self._wait(self._online.wait())

    def say(self, body: str) -> str:
        """Say something, now or as soon as it can be; the `client_id`."""
        client_id = secrets.token_hex(8)
        self.unsent.append((client_id, body))
        self._to_say.set()
        return client_id

    async def said(self, body: str) -> str:
        """Say something and wait until it is acknowledged; the `client_id`."""
        client_id = self.say(body)
        await self.all_sent()
        return client_id

    async def all_sent(self) -> None:
        """Wait until nothing is unsent."""
        await self.until(lambda: not self.unsent)

    async def has(self, *client_ids: str) -> None:
        """Wait until these messages were applied."""
        await self.until(lambda: not set(client_ids).difference(self.reading.applied))

    async def until(self, condition: Callable[[], Any]) -> None:
        """Wait until `condition` holds. Raises TimeoutError, and what ended the client."""

        async def poll() -> None:
            while not condition():  # noqa: ASYNC110 - several things lead to it
                await asyncio.sleep(0.01)

        await self._wait(poll())

    async def _wait(self, coming: Awaitable[Any]) -> None:
        assert self._running is not None
        waiting = asyncio.ensure_future(coming)
        await asyncio.wait({waiting, self._running}, timeout=PATIENCE_S, return_when=asyncio.FIRST_COMPLETED)
        if not waiting.done():
            waiting.cancel()
            if self._running.done():
                await self._running
            raise TimeoutError(f"{self.name}: {len(self.unsent)} unsent, {dict(self.counts)}, {self.reading}")

    # -- coming and going

    async def _run(self) -> None:
        while True:
            with suppress(*AWAY):
                await self._visit(next(self._places))
            await asyncio.sleep(random.uniform(*PAUSE_S))

    async def _visit(self, place: str) -> None:
        # Each visit a connection of its own: python-socketio's reconnection would use the token again.
        self._connection = Connection(self._http)
        try:
            await self._connection.open(place, {"event": self.reading.hear, "bye": self._bye})
            self.counts["visits"] += 1
            await self._catch_up()
            self._online.set()
            await self._talk_and_fill()
        finally:
            self._online.clear()
            self.reading.suspend()
            await self._connection.close()

    def _bye(self, _body: dict[str, Any]) -> None:
        self.counts["goodbyes"] += 1

    # -- reading

    async def _catch_up(self) -> None:
        position = self.reading.position
        if position is None:
            joined = await self._connection.call("joinRoom", {"room": self._room})
            if not joined["ok"]:
                raise ConnectionError(joined)
            self.reading.begin(joined["top"], joined["epoch"])
            return
        reply = await self._connection.call("resume", {"streams": {self.reading.stream: list(position)}})
        answer = reply["streams"][self.reading.stream] if reply["ok"] else reply
        if answer.get("reset"):
            self.reading.reset(answer["epoch"])
            await self._fill()
        elif answer["ok"]:
            self.reading.catch_up(answer["events"])
        else:
            raise ConnectionError(answer)

    async def _fill(self) -> None:
        """Ask for what comes after the position, until there is no more."""
        self.counts["fills"] += 1
        more = True
        while more:
            assert self.reading.position is not None
            after, _ = self.reading.position
            reply = await self._connection.call("fill", {"stream": self.reading.stream, "after": after, "limit": 200})
            if not reply["ok"]:
                raise ConnectionError(reply)
            self.reading.catch_up(reply["events"])
            more = reply["more"]

    # -- saying

    async def _talk_and_fill(self) -> None:
        tasks = {asyncio.create_task(self._talk()), asyncio.create_task(self._fill_gaps())}
        try:
            await asyncio.wait({*tasks, self._connection.ended}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            results = await asyncio.gather(*tasks, return_exceptions=True)
        for result in results:
            if isinstance(result, Exception):
                raise result

    async def _fill_gaps(self) -> None:
        while True:
            await self.reading.gap.wait()
            await asyncio.sleep(0.05)  # most gaps close by themselves
            if self.reading.gap.is_set():
                await self._fill()

    async def _talk(self) -> None:
        while True:
            await self._to_say.wait()
            while self.unsent:
                await self._say_first()
            self._to_say.clear()

    async def _say_first(self) -> None:
        client_id, body = self.unsent[0]
        self.counts["again"] += client_id in self._tried
        self._tried.add(client_id)
        reply = await self._connection.call("sendMessage", {"room": self._room, "body": body, "client_id": client_id})
        if reply["ok"]:
            self.counts["dup"] += reply["dup"]
            self.accepted[client_id] = reply["seq"]
            self.unsent.popleft()
        elif (wait := reply["error"].get("retry_after_ms")) is not None:
            self.counts[reply["error"]["code"]] += 1
            await asyncio.sleep(wait / 1000)
        else:
            raise Refused(reply)
