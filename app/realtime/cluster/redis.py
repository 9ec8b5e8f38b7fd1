"""The bus through Redis.

The socket library's own manager is not used because of how it behaves when Redis is down: it waits for it before
answering (ten seconds when Redis hangs), gives up silently, and receives nothing for seconds after Redis is back.
"""

import asyncio
import math
import random
from collections.abc import Callable

import orjson
import structlog
from redis.asyncio import Connection, ConnectionPool
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

from app.ids import new_id
from app.logs import REDIS_HINT, REDIS_PORT, causes, server_name
from app.realtime.cluster.bus import Hint
from app.realtime.cluster.publisher import Publisher
from app.realtime.cluster.signing import MessageSigner

log = structlog.get_logger()

# How long a connection may take to be made and to prove itself.
CONNECT_S = 1.0
# Seconds between pings of Redis; after two without an answer it counts as down. (A process that was itself too busy to
# read the answer pings once more.)
PING_INTERVAL_S = 0.5
MAX_UNANSWERED = 2
# Between attempts to connect: doubled each time, less a random part, so that nodes do not reconnect all at once.
FIRST_DELAY_S = 0.1
LAST_DELAY_S = 1.0

# A node publishes here when its connection is back, and knows from its own echo that both directions work.
_HELLO = "hello"


class Unreachable(Exception):
    """Redis accepts no messages, or does not answer."""


class RedisBus:
    """Two connections to Redis: one to send, one to listen. The bus is up when this node receives its own messages."""

    shared = True

    def __init__(self, url: str, signer: MessageSigner) -> None:
        self.node = new_id()
        self._server = server_name(url, REDIS_PORT)
        self._signer = signer
        self._publisher = Publisher(url, signer, self.node)
        self._names: dict[bytes, str] = {}
        self._callbacks: dict[str, list[Callable[[Hint], None]]] = {}
        self._restored: list[Callable[[], None]] = []
        self._echo = asyncio.Event()
        self._unanswered = 0
        self._delay_s = FIRST_DELAY_S
        self._has_logged_down = False
        self._has_logged_refused = False
        self._tasks: list[asyncio.Task[None]] = []
        # A listener may receive nothing for long, so its socket has no time limit.
        self._listeners = ConnectionPool.from_url(
            url, protocol=2, socket_timeout=None, socket_connect_timeout=CONNECT_S, retry=Retry(NoBackoff(), 0)
        )
        self.subscribe(_HELLO, lambda _: self._notify_restored())

    @property
    def up(self) -> bool:
        """Whether hints reach the other nodes now."""
        return not self._publisher.failed.is_set()

    @property
    def dropped(self) -> int:
        """The number of hints that were lost because Redis was down."""
        return self._publisher.dropped

    def publish(self, channel: str, hint: Hint) -> None:
        """Send `hint` to all other nodes that subscribed to `channel`. It may be lost. Never waits, never raises."""
        self._publisher.publish(channel, hint)

    def subscribe(self, channel: str, callback: Callable[[Hint], None]) -> None:
        """Call `callback` with every hint of another node on `channel`. Call this before `start`."""
        self._names[self._signer.channel_name(channel).encode()] = channel
        self._callbacks.setdefault(channel, []).append(callback)

    def on_restored(self, callback: Callable[[], None]) -> None:
        """Call `callback` whenever hints may have been missed and new ones are certain to arrive."""
        self._restored.append(callback)

    def start(self) -> None:
        """Connect in the background, and reconnect whenever the connection is lost."""
        loop = asyncio.get_running_loop()
        self._tasks = [loop.create_task(self._stay_connected()), loop.create_task(self._publisher.run())]

    async def stop(self) -> None:
        """Send the hints that are waiting, if possible, and disconnect."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._publisher.stop()

    # -- being connected

    async def _stay_connected(self) -> None:
        while True:
            try:
                await self._run_connection()
            except* Exception as errors:
                self._mark_down(errors.exceptions[0])
            await asyncio.sleep(self._delay_s * random.uniform(0.5, 1))  # noqa: S311 - spreads load, guards nothing
            self._delay_s = min(2 * self._delay_s, LAST_DELAY_S)

    async def _run_connection(self) -> None:
        """Speak and listen until something is wrong, which is raised."""
        async with asyncio.timeout(CONNECT_S):
            connection = await self._listeners.get_connection()  # type: ignore[no-untyped-call]
        try:
            await connection.send_command("SUBSCRIBE", *self._names)
            async with asyncio.TaskGroup() as both:
                both.create_task(self._listen(connection))
                both.create_task(self._watch(connection))
        finally:
            await connection.disconnect(nowait=True)
            await self._listeners.release(connection)

    async def _watch(self, connection: Connection) -> None:
        self._echo.clear()
        async with asyncio.timeout(CONNECT_S):
            await self._publisher.send({_HELLO: [{}]})
            await self._echo.wait()
        self._mark_up()
        self._unanswered = 0
        while self._unanswered < MAX_UNANSWERED:
            self._unanswered += 1
            await connection.send_command("PING")
            if await self._publishing_fails_within(PING_INTERVAL_S):
                raise Unreachable("it takes no messages")
        raise Unreachable("it does not answer")

    async def _publishing_fails_within(self, seconds: float) -> bool:
        try:
            async with asyncio.timeout(seconds):
                return await self._publisher.failed.wait()
        except TimeoutError:
            return False

    def _mark_up(self) -> None:
        self._publisher.mark_up()
        self._has_logged_down, self._delay_s = False, FIRST_DELAY_S
        log.info("bus_up")
        self._notify_restored()

    def _mark_down(self, error: Exception) -> None:
        self._publisher.mark_down()
        if not self._has_logged_down:
            self._has_logged_down = True
            log.warning("bus_down", redis=self._server, error=causes(error), hint=REDIS_HINT)

    # -- hearing

    async def _listen(self, connection: Connection) -> None:
        while True:
            kind, *rest = await connection.read_response(timeout=math.inf)
            self._unanswered = 0
            if kind == b"message":
                self._receive(*rest)

    def _receive(self, name: bytes, message: bytes) -> None:
        channel = self._names[name]
        content = self._signer.verify(name.decode(), message)
        if content is None:
            if not self._has_logged_refused:  # once, or a flood of messages would flood the log
                self._has_logged_refused = True
                log.warning("bus_message_refused", channel=channel)
            return
        node, hints = orjson.loads(content)
        if node != self.node:
            for hint in hints:
                for callback in self._callbacks[channel]:
                    self._call(callback, hint)
        elif channel == _HELLO:
            self._echo.set()

    def _notify_restored(self) -> None:
        for callback in self._restored:
            self._call(callback)

    def _call(self, callback: Callable[..., None], *args: Hint) -> None:
        try:
            callback(*args)
        except Exception:  # the failure of one listener must not stop the others
            log.exception("bus_listener_failed")
