"""What is done again and again beside the requests."""

import asyncio
import random
from collections.abc import Awaitable, Callable

import structlog

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
