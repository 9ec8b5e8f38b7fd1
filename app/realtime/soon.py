"""What is done once for many things that happen at about the same time."""

import asyncio
from collections.abc import Awaitable, Callable


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
