"""`switchboard serve` as an operator meets it: a process that starts, or says why not, and ends when it is told to."""

import asyncio
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from tests.support.fork_server import ForkedProcess, fork_server
from tests.support.patience import PATIENCE_S
from tests.support.server_process import with_constants

# An idle process is gone in half a second. Every time limit that could run out on the way is so long here that who is
# told to end and waits for one of them does not end within the patience of a test.
ENDLESS = {"app.server.lifecycle.IN_FLIGHT_S": 600.0, "app.server.uvicorn.GRACEFUL_S": 600.0}
PATIENT = with_constants(ENDLESS)


class Process:
    """A server of its own. `url` is where it answers."""

    def __init__(self, process: ForkedProcess, url: str, out: Path, err: Path) -> None:
        self._process = process
        self._printed = out, err
        self.pid = process.pid
        self.url = url

    async def ready(self) -> None:
        """Wait until it answers."""
        async with asyncio.timeout(PATIENCE_S), httpx.AsyncClient(timeout=PATIENCE_S) as probe:
            while not self._process.ended():
                try:
                    await probe.get(f"{self.url}/health/live")
                    return
                except httpx.TransportError:
                    await asyncio.sleep(0.02)
        raise AssertionError((await self.ended())[1:])

    async def said(self, what: str) -> None:
        """Wait until it has printed this."""
        async with asyncio.timeout(PATIENCE_S):
            while not any(what in path.read_text() for path in self._printed):
                assert not self._process.ended(), (await self.ended())[1:]
                await asyncio.sleep(0.02)

    def errors(self) -> str:
        """What it has printed as errors so far."""
        return self._printed[1].read_text()

    def tell(self, number: signal.Signals) -> None:
        """Send it a signal."""
        self._process.tell(number)

    async def ended(self) -> tuple[int, str, str]:
        """Wait for its end: exit code, output, errors."""
        async with asyncio.timeout(PATIENCE_S):
            while not self._process.ended():  # noqa: ASYNC110 - it is no child of ours
                await asyncio.sleep(0.01)
        out, err = (path.read_text() for path in self._printed)
        return self._process.wait(), out, err


Start = Callable[..., Process]


@pytest.fixture
def start(settings, tmp_path: Path) -> Iterator[Start]:
    """`start(*command, open_files=None, **environment)`: a server process on the database of this test."""
    started: list[ForkedProcess] = []

    def run(*command: str, open_files: int | None = None, **environment: str) -> Process:
        known = {
            "HOST": "127.0.0.1",
            "PORT": str(settings.port),
            "DATA_DIR": str(settings.data_dir),
            "DATABASE_URL": settings.database_url,
            "PATH": os.environ["PATH"],
        }
        out, err = (tmp_path / f"{len(started)}.{name}" for name in ("out", "err"))
        with open(os.devnull, "rb") as nothing, out.open("wb") as printed, err.open("wb") as errors:
            process = fork_server().spawn(
                command or PATIENT, known | environment, nothing, printed, errors, open_files=open_files
            )
        started.append(process)
        return Process(process, settings.origin, out, err)

    yield run
    for process in started:
        process.stop()
