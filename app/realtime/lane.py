"""A lane: things that are done one after the other, in the order in which they came."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

import structlog

log = structlog.get_logger()

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
