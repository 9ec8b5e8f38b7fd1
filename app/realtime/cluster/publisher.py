"""The half of the bus that speaks."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress

import orjson
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

from app.realtime.cluster.bus import Hint
from app.realtime.cluster.signing import MessageSigner

# How long publishing may take before Redis counts as away.
TIMEOUT_S = 0.25
# Hints that wait while others are being sent. More than a few hundred never do, unless Redis hangs.
MAX_WAITING = 10_000


class Publisher:
    """Sends the hints of `node`, those that came up meanwhile together. What cannot be sent is `dropped`, and from then
    on everything is, until `send` succeeds again and `mark_up` is called; `failed` is set meanwhile."""

    def __init__(self, url: str, signer: MessageSigner, node: str) -> None:
        self.dropped = 0
        self.failed = asyncio.Event()
        self._signer = signer
        self._node = node
        self._waiting: dict[str, list[Hint]] = {}
        self._count = 0
        self._something_waits = asyncio.Event()
        # Once more at once, since Redis closes connections that were idle; never after a pause.
        retry = Retry(NoBackoff(), 1)
        self._redis = Redis.from_url(url, protocol=2, socket_timeout=None, retry=retry)  # `send` has the time limit
        self.failed.set()

    def publish(self, channel: str, hint: Hint) -> None:
        """Send `hint` over `channel`, soon and perhaps."""
        if self._count >= MAX_WAITING:
            self.mark_down()
        if self.failed.is_set():
            self.dropped += 1
            return
        self._count += 1
        self._waiting.setdefault(channel, []).append(hint)
        self._something_waits.set()

    def mark_up(self) -> None:
        """Redis takes messages: take hints from now on."""
        self.failed.clear()

    def mark_down(self) -> None:
        """Redis is away: forget what waits, and take no more."""
        self.failed.set()
        self.dropped += self._count
        self._waiting, self._count = {}, 0

    async def run(self) -> None:
        """Send what comes, as long as this runs."""
        task = asyncio.current_task()
        # Asked each time: redis-py loses the end of a task that comes when it has sent and not yet been answered.
        while task is not None and not task.cancelling():
            await self._something_waits.wait()
            self._something_waits.clear()
            try:
                await self._send_waiting()
            except Exception:  # told by `failed`; whoever watches that finds out why
                self.mark_down()

    async def _send_waiting(self) -> None:
        waiting, self._waiting, self._count = self._waiting, {}, 0
        if not waiting:
            return
        try:
            await self.send(waiting)
        except TimeoutError:  # perhaps it was this process that had no time; the hints may come twice
            await self.send(waiting)

    async def send(self, hints: Mapping[str, Sequence[Hint]]) -> None:
        """Send `hints`, by channel, now. Raises when Redis does not take them within `TIMEOUT_S`."""
        pipeline = self._redis.pipeline(transaction=False)
        for channel, some in hints.items():
            name = self._signer.channel_name(channel)
            pipeline.publish(name, self._signer.sign(name, orjson.dumps([self._node, some])))
        async with asyncio.timeout(TIMEOUT_S):
            await pipeline.execute()

    async def stop(self) -> None:
        """Send what is waiting, if that goes, and disconnect."""
        with suppress(Exception):
            await self._send_waiting()
        self.failed.set()
        with suppress(Exception):
            await self._redis.aclose()
