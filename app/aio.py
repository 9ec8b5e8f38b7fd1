"""Additions to asyncio: a serial queue, debouncing, throttling, periodic work, references to background tasks, a
timeout that costs nothing for work that does not wait, and closing servers without losing connections. Each object
belongs to the event loop it is used in."""

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
    """Keeps references to tasks that nobody awaits: asyncio itself holds them weakly, so they could be collected
    half-way. Failures are logged as `failure_event`."""

    def __init__(self, failure_event: str = "background_work_failed") -> None:
        self._failure_event = failure_event
        self._tasks: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, T], *, context: Context | None = None) -> asyncio.Task[T]:
        """Start `work` as a task, in a copy of the current context or in `context`; returns the task."""
        task = asyncio.get_running_loop().create_task(work, context=context)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.warning(self._failure_event, error=repr(task.exception()))

    async def join(self) -> None:
        """Wait until every task that was started so far has ended, by success or failure."""
        await asyncio.gather(*self._tasks, return_exceptions=True)


class Debounce:
    """Runs `work` once, `delay_s()` seconds after the first `trigger`, whatever number of triggers follows until then.
    A trigger while `work` runs makes it run again. Errors of `work` are logged. Its tasks are called `name`."""

    def __init__(
        self, work: Callable[[], Awaitable[None]], delay_s: Callable[[], float], name: str = "debounced"
    ) -> None:
        self._work = work
        self._delay_s = delay_s
        self._name = name
        self._timer: asyncio.TimerHandle | None = None
        self._running = BackgroundTasks("debounced_work_failed")

    @property
    def is_pending(self) -> bool:
        """Whether `work` was triggered and has not started yet."""
        return self._timer is not None

    def trigger(self) -> None:
        """Have `work` run after the delay, unless it is pending already."""
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(self._delay_s(), self._begin)

    def _begin(self) -> None:
        self._timer = None
        self._running.start(self._run()).set_name(self._name)

    async def _run(self) -> None:
        await self._work()

    def stop(self) -> None:
        """Cancel a pending run; one that has started goes on."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    async def join(self) -> None:
        """Wait until runs that have started are finished."""
        await self._running.join()


# A throttle with this many keys drops those whose interval is over.
_MANY_KEYS = 1_000


class Throttle:
    """Allows something once in `interval_s()` seconds, counted by key."""

    def __init__(self, interval_s: Callable[[], float]) -> None:
        self._interval_s = interval_s
        self._last: dict[str, float] = {}

    def allows(self, key: str) -> bool:
        """Whether `key` may pass now; if so, its interval starts."""
        now, interval_s = time.monotonic(), self._interval_s()
        if now - self._last.get(key, now - interval_s) < interval_s:
            return False
        if len(self._last) >= _MANY_KEYS:
            self._last = {name: at for name, at in self._last.items() if now - at < interval_s}
        self._last[key] = now
        return True


class Periodic:
    """Runs `work` every `interval_s` seconds at the latest (up to a fifth sooner, at random, so that nodes do not do it
    all at once), and on demand. A failure is logged with `name` and does not stop it."""

    def __init__(self, name: str, work: Callable[[], Awaitable[None]], interval_s: float) -> None:
        self._name = name
        self._work = work
        self._interval_s = interval_s
        self._due = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def run_soon(self) -> None:
        """Have `work` run once more, without waiting for the interval; many calls before that are one."""
        self._due.set()

    def start(self) -> None:
        """Start the task; `work` first runs after one interval."""
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
        """Stop, cancelling `work` if it runs; returns when that has ended."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None


class SerialQueue:
    """Runs jobs one after the other, in a task that exists only while there are any. At most `limit` jobs may wait. A
    failed job is logged, and the next one runs."""

    __slots__ = ("_jobs", "_limit", "_task", "stopped")

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._jobs: deque[Job] = deque()
        self._task: asyncio.Task[None] | None = None
        # Set it to drop the jobs that wait.
        self.stopped = False

    def submit(self, job: Job) -> bool:
        """Queue `job`; returns False (and does not queue it) if `limit` jobs are waiting."""
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
        """Whether a job is running or waiting."""
        return self._task is not None

    async def join(self) -> None:
        """Wait until no job is running or waiting."""
        while self._task is not None:
            await asyncio.wait([self._task])


async def fast_timeout(seconds: float, work: Coroutine[Any, Any, T]) -> T:
    """The result of `work`. Raises `TimeoutError` if it takes longer than `seconds`, and the errors of `work`.

    It runs up to its first wait, and only then a timer is set: most work here finds everything in memory, and a timer
    for each new connection costs as much as checking its token.
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

    asyncio accepts a connection in one turn of its loop and hands it to the server in the next. Closing the server in
    between would leave it open without an answer, until the garbage collector runs (python/cpython#109564).
    """
    loop, servers = asyncio.get_running_loop(), list(servers)
    for server in servers:
        for sock in server.sockets:
            loop.remove_reader(sock.fileno())
    await asyncio.sleep(0)
    for server in servers:
        server.close()
