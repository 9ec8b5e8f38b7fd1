"""A worker process, as its supervisor sees it, with its control channel."""

import asyncio
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Self

from app.workers.config import WorkerConfig, environment
from app.workers.control_channel import ControlChannel, ControlMessage

# How long loading, opening the database and answering may take together, on a machine where everything starts at once.
START_S = 60.0
# How long an orderly end may take: longer than the sum of all its steps.
STOP_S = 60.0

# The command of a worker, from its arguments.
Command = Callable[[list[str]], list[str]]


class Worker:
    """A worker process at slot `number`."""

    def __init__(self, number: int, process: asyncio.subprocess.Process, channel: ControlChannel) -> None:
        self.number = number
        self.pid = process.pid
        self._process = process
        self._channel = channel
        self._received = {ControlMessage.LOADED: asyncio.Event(), ControlMessage.READY: asyncio.Event()}
        self._ended = asyncio.create_task(process.wait())
        self._listening = asyncio.create_task(self._listen())

    @classmethod
    async def start(cls, command: Command, config: WorkerConfig, number: int) -> Self:
        """Start a process for slot `number` of `config`, with a control channel."""
        ours, theirs = socket.socketpair()
        process = await asyncio.create_subprocess_exec(
            *command(config.arguments(number, theirs.fileno())),
            pass_fds=(theirs.fileno(), *config.descriptors),
            env=environment(),
            # A group of its own, so that the interrupt key reaches the supervisor alone.
            start_new_session=True,
        )
        theirs.close()
        return cls(number, process, await ControlChannel.from_socket(ours))

    async def _listen(self) -> None:
        async for word, _ in self._channel.messages():
            if word in self._received:
                self._received[word].set()

    def send(self, word: ControlMessage, number: int | None = None) -> None:
        """Send the worker a word, with a number if it takes one."""
        self._channel.send(word, number)

    async def wait_until_loaded(self) -> bool:
        """Wait until its code is loaded; False if it dies or takes longer than `START_S`."""
        return await self._wait_for(ControlMessage.LOADED)

    async def wait_until_ready(self) -> bool:
        """Wait until it serves; False if it dies or takes longer than `START_S`."""
        return await self._wait_for(ControlMessage.READY)

    async def _wait_for(self, word: ControlMessage) -> bool:
        said = asyncio.create_task(self._received[word].wait())
        await asyncio.wait({said, self._ended}, timeout=START_S, return_when=asyncio.FIRST_COMPLETED)
        said.cancel()
        return self._received[word].is_set() and not self._ended.done()

    async def wait_until_exited(self) -> int:
        """Wait for its end; returns the exit code, or minus the number of the signal that killed it."""
        code = await asyncio.shield(self._ended)
        self._listening.cancel()
        self._channel.close()
        return code

    @property
    def is_ready(self) -> bool:
        """Whether it has reported that it serves."""
        return self._received[ControlMessage.READY].is_set()

    def when_ended(self, callback: Callable[[], None]) -> None:
        """Call `callback` once the process has ended."""
        self._ended.add_done_callback(lambda _: callback())

    async def shut_down(self, word: ControlMessage) -> bool:
        """Stop it with `word`, and wait for its end; returns whether it exited by itself without an error. Killed after
        `STOP_S`."""
        self.send(word)
        try:
            async with asyncio.timeout(STOP_S):
                return await self.wait_until_exited() == 0
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
        await self.wait_until_exited()
