"""The sending half of the Redis bus."""

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
# The most hints that wait while others are being sent. There are never more than a few hundred, unless Redis hangs.
MAX_WAITING = 10_000


class Publisher:
    """Sends the hints of `node`, in batches. If sending fails, hints are `dropped` and `failed` is set, until `send`
    succeeds again and `mark_up` is called."""

    def __init__(self, url: str, signer: MessageSigner, node: str) -> None:
        self.dropped = 0
        self.failed = asyncio.Event()
        self._signer = signer
        self._node = node
        self._waiting: dict[str, list[Hint]] = {}
        self._count = 0
        self._something_waits = asyncio.Event()
        # One retry without delay, since Redis closes idle connections.
        retry = Retry(NoBackoff(), 1)
        self._redis = Redis.from_url(url, protocol=2, socket_timeout=None, retry=retry)  # `send` has the time limit
        self.failed.set()

    def publish(self, channel: str, hint: Hint) -> None:
        """Queue `hint` for `channel`; dropped while Redis is down."""
        if self._count >= MAX_WAITING:
            self.mark_down()
        if self.failed.is_set():
            self.dropped += 1
            return
        self._count += 1
        self._waiting.setdefault(channel, []).append(hint)
        self._something_waits.set()

    def mark_up(self) -> None:
        """Accept hints from now on, after Redis took a message."""
        self.failed.clear()

    def mark_down(self) -> None:
        """Drop the hints that are waiting, and accept no more."""
        self.failed.set()
        self.dropped += self._count
        self._waiting, self._count = {}, 0

    async def run(self) -> None:
        """Send hints as they are published, until cancelled."""
        task = asyncio.current_task()
        # Checked each time: redis-py swallows a cancellation that comes between request and answer.
        while task is not None and not task.cancelling():
            await self._something_waits.wait()
            self._something_waits.clear()
            try:
                await self._send_waiting()
            except Exception:  # reported through `failed`
                self.mark_down()

    async def _send_waiting(self) -> None:
        waiting, self._waiting, self._count = self._waiting, {}, 0
        if not waiting:
            return
        try:
            await self.send(waiting)
        except TimeoutError:  # perhaps only this process was slow, so the hints may arrive twice
            await self.send(waiting)

    async def send(self, hints: Mapping[str, Sequence[Hint]]) -> None:
        """Send `hints`, by channel, now. Raises if Redis does not accept them within `TIMEOUT_S`."""
        pipeline = self._redis.pipeline(transaction=False)
        for channel, some in hints.items():
            name = self._signer.channel_name(channel)
            pipeline.publish(name, self._signer.sign(name, orjson.dumps([self._node, some])))
        async with asyncio.timeout(TIMEOUT_S):
            await pipeline.execute()

    async def stop(self) -> None:
        """Send the hints that are waiting, if possible, and disconnect."""
        with suppress(Exception):
            await self._send_waiting()
        self.failed.set()
        with suppress(Exception):
            await self._redis.aclose()
