"""What asyncio lacks: work in order, once for many, at most every so often, again and again, and deadlines that are
free where nothing has to wait."""

import asyncio
import random
import time
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Generator
from typing import Any, Generic, TypeVar, cast

import structlog


class Soon:
    """Runs `work` once, `seconds()` after it is asked for, however often that is until then; whoever asks while it runs
    has it run again. `work` looks itself after what can go wrong."""

    def __init__(self, work: Callable[[], Awaitable[None]], seconds: Callable[[], float]) -> None:
        self._work = work
        self._seconds = seconds
        self._task: asyncio.Task[None] | None = None

    def ask(self) -> None:
        """Have it run."""
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._run())

    async def _run(self) -> None:
        await asyncio.sleep(self._seconds())
        self._task = None
        await self._work()

    def stop(self) -> None:
        """Do not run any more what has been asked for."""
        if self._task is not None:
            self._task.cancel()
            self._task = None


# Beyond so many keys those that are of no use any more are forgotten.
_MANY = 1_000


class Spaced:
    """Lets something pass once in `seconds()`, by key."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._last: dict[str, float] = {}

    def may(self, key: str) -> bool:
        """Whether it may pass now; if so, it does."""
        now, seconds = time.monotonic(), self._seconds()
        if now - self._last.get(key, now - seconds) < seconds:
            return False
        if len(self._last) >= _MANY:
            self._last = {name: at for name, at in self._last.items() if now - at < seconds}
        self._last[key] = now
        return True


log = structlog.get_logger()


class Regularly:
    """Runs `work` every `seconds` at the latest (a little less, so that nodes do not do it all at once), and soon after
    it is asked for. A failure is logged and does not end it."""

    def __init__(self, name: str, work: Callable[[], Awaitable[None]], seconds: float) -> None:
        self._name = name
        self._work = work
        self._seconds = seconds
        self._asked = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def soon(self) -> None:
        """Run once more, beginning after this."""
        self._asked.set()

    def start(self) -> None:
        """Begin; for the first time after a while."""
        self._task = asyncio.get_running_loop().create_task(self._run())

    async def _run(self) -> None:
        while True:
            try:
                async with asyncio.timeout(self._seconds * random.uniform(0.8, 1)):  # noqa: S311 - guards nothing
                    await self._asked.wait()
            except TimeoutError:
                pass
            self._asked.clear()
            try:
                await self._work()
            except Exception as error:
                log.warning("regular_work_failed", work=self._name, error=repr(error))

    async def stop(self) -> None:
        """End it."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)


T = TypeVar("T")


async def within(seconds: float, work: Coroutine[Any, Any, T]) -> T:
    """The result of `work`. Raises `TimeoutError` if it takes longer than `seconds`.

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


Job = Callable[[], Awaitable[None]]


class Lane:
    """Runs jobs in order, in a task that exists only while there are any. More than `limit` may not wait."""

    __slots__ = ("_jobs", "_limit", "_task", "stopped")

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._jobs: deque[Job] = deque()
        self._task: asyncio.Task[None] | None = None
        self.stopped = False

    def submit(self, job: Job) -> bool:
        """Run `job` after all that was submitted before it; False (and not run) when too much is waiting."""
        if len(self._jobs) >= self._limit:
            return False
        self._jobs.append(job)
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._work())
        return True

    async def _work(self) -> None:
        try:
            while self._jobs and not self.stopped:
                await self._jobs.popleft()()
        except Exception:
            log.exception("event_worker_failed")
        finally:
            self._task = None
            if self._jobs and not self.stopped:
                self._task = asyncio.get_running_loop().create_task(self._work())

    @property
    def busy(self) -> bool:
        """Whether anything is under way or waiting."""
        return self._task is not None

    async def idle(self) -> None:
        """Wait until nothing is under way or waiting."""
        while self._task is not None:
            await asyncio.wait([self._task])
