"""A worker process, as its supervisor sees it, with its control channel."""

import asyncio
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Self

from app.workers.config import Plan, environment
from app.workers.control_channel import Line, Word

# How long loading, opening the database and answering may take together, on a machine where everything starts at once.
START_S = 60.0
# How long an orderly end may take: longer than the sum of all its steps.
STOP_S = 60.0

# The command of a worker, from its arguments.
Command = Callable[[list[str]], list[str]]


class Worker:
    """A worker process at seat `number`."""

    def __init__(self, number: int, process: asyncio.subprocess.Process, line: Line) -> None:
        self.number = number
        self.pid = process.pid
        self._process = process
        self._line = line
        self._said = {Word.LOADED: asyncio.Event(), Word.READY: asyncio.Event()}
        self._ended = asyncio.create_task(process.wait())
        self._listening = asyncio.create_task(self._listen())

    @classmethod
    async def start(cls, command: Command, plan: Plan, number: int) -> Self:
        """Start a process for seat `number` of `plan`, with a control channel."""
        ours, theirs = socket.socketpair()
        process = await asyncio.create_subprocess_exec(
            *command(plan.arguments(number, theirs.fileno())),
            pass_fds=(theirs.fileno(), *plan.descriptors),
            env=environment(),
            # A group of its own, so that the interrupt key reaches the supervisor alone.
            start_new_session=True,
        )
        theirs.close()
        return cls(number, process, await Line.over(ours))

    async def _listen(self) -> None:
        async for word, _ in self._line.words():
            if word in self._said:
                self._said[word].set()

    def tell(self, word: Word, number: int | None = None) -> None:
        """Send the worker a word, with a number if it takes one."""
        self._line.say(word, number)

    async def loaded(self) -> bool:
        """Wait until its code is loaded; False if it dies or takes longer than `START_S`."""
        return await self._says(Word.LOADED)

    async def ready(self) -> bool:
        """Wait until it serves; False if it dies or takes longer than `START_S`."""
        return await self._says(Word.READY)

    async def _says(self, word: Word) -> bool:
        said = asyncio.create_task(self._said[word].wait())
        await asyncio.wait({said, self._ended}, timeout=START_S, return_when=asyncio.FIRST_COMPLETED)
        said.cancel()
        return self._said[word].is_set() and not self._ended.done()

    async def ended(self) -> int:
        """Wait for its end; returns the exit code, or minus the number of the signal that killed it."""
        code = await asyncio.shield(self._ended)
        self._listening.cancel()
        self._line.close()
        return code

    @property
    def is_ready(self) -> bool:
        """Whether it has reported that it serves."""
        return self._said[Word.READY].is_set()

    def when_ended(self, callback: Callable[[], None]) -> None:
        """Call `callback` once the process has ended."""
        self._ended.add_done_callback(lambda _: callback())

    async def finish(self, word: Word) -> bool:
        """Stop it with `word`, and wait for its end; returns whether it exited by itself without an error. Killed after
        `STOP_S`."""
        self.tell(word)
        try:
            async with asyncio.timeout(STOP_S):
                return await self.ended() == 0
        except TimeoutError:
            await self.kill()
            return False

    def kill_soon(self) -> None:
        """Kill the process (SIGKILL); does nothing if it has ended."""
        with suppress(ProcessLookupError):
            self._process.kill()

    async def kill(self) -> None:
        """Kill the process, and wait for its end."""
        self.kill_soon()
        await self.ended()
