"""What asyncio lacks: a queue worked off in order, debouncing, throttling, periodic work, a keeper of background tasks,
a deadline that costs nothing where nothing has to wait, and an end of listening that loses nobody. All of it belongs to
the event loop it is used in."""

import asyncio
import random
import time
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Generator, Iterable
from contextvars import Context
from typing import Any, Generic, TypeVar, cast

import structlog

log = structlog.get_logger()

T = TypeVar("T")
Job = Callable[[], Awaitable[None]]


class BackgroundTasks:
    """Keeps tasks that nobody awaits: asyncio itself holds them weakly, so they could be collected half-way. One that
    fails is logged as `failure_event`."""

    def __init__(self, failure_event: str = "background_work_failed") -> None:
        self._failure_event = failure_event
        self._tasks: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, T], *, context: Context | None = None) -> asyncio.Task[T]:
        """Run `work` beside everything else, in a copy of the current context or in `context`; its task."""
        task = asyncio.get_running_loop().create_task(work, context=context)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.warning(self._failure_event, error=repr(task.exception()))

    async def join(self) -> None:
        """Wait until every task that was started before has ended, in whatever way."""
        await asyncio.gather(*self._tasks, return_exceptions=True)


class Debounce:
    """Runs `work` once, `delay_s()` seconds after the first `trigger`, however many triggers come until then. A trigger
    while `work` runs makes it run again. What `work` raises is logged."""

    def __init__(self, work: Callable[[], Awaitable[None]], delay_s: Callable[[], float]) -> None:
        self._work = work
        self._delay_s = delay_s
        self._timer: asyncio.TimerHandle | None = None
        self._running = BackgroundTasks("debounced_work_failed")

    @property
    def is_pending(self) -> bool:
        """Whether `work` was triggered and has not begun yet."""
        return self._timer is not None

    def trigger(self) -> None:
        """Have `work` run after the delay, unless it is about to anyhow."""
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(self._delay_s(), self._begin)

    def _begin(self) -> None:
        self._timer = None
        self._running.start(self._run())

    async def _run(self) -> None:
        await self._work()

    def stop(self) -> None:
        """Drop what was triggered and has not begun."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    async def join(self) -> None:
        """Wait for what has begun."""
        await self._running.join()


# A throttle with so many keys forgets those whose interval is over.
_MANY_KEYS = 1_000


class Throttle:
    """Allows something once in `interval_s()` seconds, counted by key."""

    def __init__(self, interval_s: Callable[[], float]) -> None:
        self._interval_s = interval_s
        self._last: dict[str, float] = {}

    def allows(self, key: str) -> bool:
        """Whether `key` may pass now; if so, its interval begins."""
        now, interval_s = time.monotonic(), self._interval_s()
        if now - self._last.get(key, now - interval_s) < interval_s:
            return False
        if len(self._last) >= _MANY_KEYS:
            self._last = {name: at for name, at in self._last.items() if now - at < interval_s}
        self._last[key] = now
        return True


class Periodic:
    """Runs `work` every `interval_s` seconds at the latest (up to a fifth sooner, at random, so that nodes do not do it
    all at once), and at once when it is asked to. A failure is logged with `name` and does not end it."""

    def __init__(self, name: str, work: Callable[[], Awaitable[None]], interval_s: float) -> None:
        self._name = name
        self._work = work
        self._interval_s = interval_s
        self._due = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def run_soon(self) -> None:
        """Have `work` begin once more, without waiting for the interval; many calls before that are one."""
        self._due.set()

    def start(self) -> None:
        """Begin; `work` first runs after one interval."""
        self._task = asyncio.get_running_loop().create_task(self._run())

    async def _run(self) -> None:
        while True:
            try:
                async with asyncio.timeout(self._interval_s * random.uniform(0.8, 1)):  # noqa: S311 - guards nothing
                    await self._due.wait()
            except TimeoutError:
                pass
            self._due.clear()
            try:
                await self._work()
            except Exception as error:
                log.warning("periodic_work_failed", work=self._name, error=repr(error))

    async def stop(self) -> None:
        """End it, in the middle of `work` if need be; returns when that has ended."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None


class SerialQueue:
    """Runs jobs one after the other, in a task that exists only while there are any. At most `limit` jobs may wait. A
    job that raises is logged, and the next one runs."""

    __slots__ = ("_jobs", "_limit", "_task", "stopped")

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._jobs: deque[Job] = deque()
        self._task: asyncio.Task[None] | None = None
        # Set it to begin none of the jobs that wait.
        self.stopped = False

    def submit(self, job: Job) -> bool:
        """Run `job` after all that were submitted before it; False (and not run) when `limit` are waiting."""
        if len(self._jobs) >= self._limit:
            return False
        self._jobs.append(job)
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._run())
        return True

    async def _run(self) -> None:
        try:
            while self._jobs and not self.stopped:
                await self._jobs.popleft()()
        except Exception:
            log.exception("event_worker_failed")
        finally:
            self._task = None
            if self._jobs and not self.stopped:
                self._task = asyncio.get_running_loop().create_task(self._run())

    @property
    def is_busy(self) -> bool:
        """Whether a job runs or waits."""
        return self._task is not None

    async def join(self) -> None:
        """Wait until no job runs or waits."""
        while self._task is not None:
            await asyncio.wait([self._task])


async def fast_timeout(seconds: float, work: Coroutine[Any, Any, T]) -> T:
    """The result of `work`. Raises `TimeoutError` if it takes longer than `seconds`, and whatever `work` raises.

    It runs up to where it first has to wait, and only then a timer is set: most of what is done here finds everything
    in memory, and a timer for each connection that comes in costs as much as looking at its token.
    """
    try:
        waits_for = work.send(None)
    except StopIteration as done:
        return cast(T, done.value)
    async with asyncio.timeout(seconds):
        return await _Rest(work, waits_for)


class _Rest(Generic[T]):
    """What is left of `work`, which has come to where it `waits_for` something."""

    def __init__(self, work: Coroutine[Any, Any, T], waits_for: Any) -> None:
        self._work = work
        self._waits_for = waits_for

    def __await__(self) -> Generator[Any, Any, T]:
        waits_for = self._waits_for
        while True:
            try:
                try:
                    found = yield waits_for
                except GeneratorExit:
                    self._work.close()
                    raise
                except BaseException as error:
                    waits_for = self._work.throw(error)
                else:
                    waits_for = self._work.send(found)
            except StopIteration as done:
                return cast(T, done.value)


async def stop_listening(servers: Iterable[asyncio.Server]) -> None:
    """Close `servers`, which listen on sockets that others listen on as well, and lose no connection by that.

    asyncio takes a connection in one turn of its loop and gives it to the server in the next. Who closed the server in
    between would leave it open with nobody to answer, until the garbage is looked for (python/cpython#109564).
    """
    loop, servers = asyncio.get_running_loop(), list(servers)
    for server in servers:
        for sock in server.sockets:
            loop.remove_reader(sock.fileno())
    await asyncio.sleep(0)
    for server in servers:
        server.close()
