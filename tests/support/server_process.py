"""One process of the product, which can be killed and started again where it was."""

import asyncio
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

import aiohttp

from app.paths import ROOT
from tests.support.fork_server import ForkedServer
from tests.support.log_check import SIGNS
from tests.support.patience import PATIENCE_S
from tests.support.ports import find_free_port
from tests.support.subprocesses import WatchedProcess

SERVE = ("-m", "app", "serve")


def with_constants(constants: Mapping[str, float]) -> tuple[str, str]:
    """The product with other constants, by their full names: what it waits for need not take so long in a test, or must
    not happen at all. For `ServerProcess.start`."""
    lines = ["from importlib import import_module"]
    for name, value in constants.items():
        module, _, constant = name.rpartition(".")
        lines.append(f"import_module({module!r}).{constant} = {value!r}")
    return "-c", "\n".join([*lines, "from app.cli import main", "main(['serve'])"])


class ServerProcess:
    """A server at `url`, with the settings in `environment`. Its output is kept over all its lives.

    It is forked from a process that has imported the product, unless it is to be `started_alone`, as it is for people.
    """

    def __init__(
        self, environment: Mapping[str, str], log: Path, port: int | None = None, *, started_alone: bool = False
    ) -> None:
        self.port = port or find_free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._environment = {**environment, "HOST": "127.0.0.1", "PORT": str(self.port)}
        self._log = log
        self._alone = started_alone
        self._running: WatchedProcess | ForkedServer | None = None

    @property
    def pid(self) -> int:
        """The id of the process."""
        assert self._running is not None
        return self._running.pid

    @property
    def up(self) -> bool:
        """Whether the process lives."""
        return self._running is not None and not self._running.ended()

    async def start(self, *command: str, **environment: str) -> None:
        """Run `python` with `command`, the product if there is none; returns when it answers."""
        self.kill()
        known = self._environment | environment
        if self._alone:
            self._running = WatchedProcess((sys.executable, *(command or SERVE)), self._log, cwd=ROOT, env=known)
        else:
            self._running = ForkedServer(command or SERVE, self._log, known)
        async with asyncio.timeout(PATIENCE_S), aiohttp.ClientSession() as http:
            while await self.status(http, "live") is None:
                assert self.up, f"the server did not start:\n{self.log[-2000:]}"
                await asyncio.sleep(0.02)

    async def status(self, http: aiohttp.ClientSession, probe: str) -> int | None:
        """What `/health/<probe>` answers; None if nobody answers."""
        try:
            async with http.get(f"{self.url}/health/{probe}") as response:
                return response.status
        except aiohttp.ClientError:
            return None

    def kill(self) -> None:
        """End it without a word (SIGKILL); it is gone when this returns. Does nothing if it does not run."""
        if self._running is not None:
            self._running.stop()
            self._running = None

    def tell(self, number: signal.Signals) -> None:
        """Send it a signal."""
        assert self._running is not None
        self._running.tell(number)

    async def ended(self) -> int:
        """Wait for its end; the exit code (128 and more: by a signal). Raises TimeoutError."""
        async with asyncio.timeout(PATIENCE_S):
            while self.up:  # noqa: ASYNC110 - it is no child of ours, and nobody tells
                await asyncio.sleep(0.01)
        assert self._running is not None
        code = self._running.stop()
        self._running = None
        return code

    def memory_kib(self) -> int:
        """How much memory the process holds now."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1])
        raise ProcessLookupError(self.pid)

    @property
    def log(self) -> str:
        """Everything it has printed so far."""
        return self._log.read_text() if self._log.exists() else ""

    def complaints(self) -> list[str]:
        """The signs of what nobody noticed, as far as its output has any."""
        return [sign for sign in SIGNS if sign in self.log]
