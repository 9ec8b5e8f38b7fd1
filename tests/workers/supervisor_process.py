"""A supervisor with fake workers, in a process of its own: `python -m tests.workers.supervisor_process PLAN`."""

import asyncio
import itertools
import os
import signal
import sys
from collections import Counter
from pathlib import Path

from app.logs import configure_logging
from app.paths import ROOT
from app.server.uvicorn import listen_reuse_port
from app.workers import slot, worker_handle
from app.workers.config import WorkerConfig
from app.workers.supervisor import Supervisor
from tests.support.patience import PATIENCE_S
from tests.support.ports import find_free_port


class SupervisorProcess:
    """The supervisor of `seats` workers. `stage` is where files say how they behave."""

    def __init__(self, stage: Path, process: asyncio.subprocess.Process, port: int) -> None:
        self.stage = stage
        self.process = process
        self._port = port

    @classmethod
    async def open(cls, stage: Path, seats: int, *, overlap: bool = True) -> "SupervisorProcess":
        """Start it."""
        sockets = listen_reuse_port("127.0.0.1", find_free_port(), seats)
        plan = WorkerConfig(tuple(tuple(sock.fileno() for sock in seat) for seat in sockets), overlap, "text")
        with (stage / "log").open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                *("-m", "tests.workers.supervisor_process", *plan.arguments()),
                cwd=ROOT,
                env=os.environ | {"STAGE": str(stage)},
                pass_fds=plan.descriptors,
                stderr=log,
                start_new_session=True,
            )
        port = sockets[0][0].getsockname()[1]
        for sock in itertools.chain(*sockets):
            sock.close()
        return cls(stage, process, port)

    def say(self, what: str, yes: bool = True) -> None:
        """Let workers behave so from now on, or not."""
        (self.stage / what).touch() if yes else (self.stage / what).unlink()

    def journal(self, what: str | None = None) -> list[tuple[int, int, str]]:
        """What happened so far, or how often `what` did: seat, process id, what."""
        path = self.stage / "journal"
        rows = [row.split(" ", 2) for row in path.read_text().splitlines()] if path.exists() else []
        found = [(int(seat), int(pid), event) for seat, pid, event in rows]
        return found if what is None else [each for each in found if each[2] == what]

    async def until(self, what: str, times: int) -> list[tuple[int, int, str]]:
        """Wait until `what` has happened so often. Raises TimeoutError."""
        async with asyncio.timeout(PATIENCE_S):
            while len(found := self.journal(what)) < times:
                assert self.process.returncode is None or what == "ended", self.log
                await asyncio.sleep(0.01)
        return found

    async def ask(self, times: int) -> Counter[int]:
        """Connect so often; how many connections each process answered."""
        answered: Counter[int] = Counter()
        for _ in range(times):
            reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
            async with asyncio.timeout(PATIENCE_S):
                answered[int(await reader.readline())] += 1
            writer.close()
        return answered

    async def answered_by(self, *pids: int) -> None:
        """Wait until just these processes answer. Raises TimeoutError."""
        async with asyncio.timeout(PATIENCE_S):
            while set(await self.ask(40)) != set(pids):
                pass

    async def logged(self, what: str) -> None:
        """Wait until the supervisor has logged this. Raises TimeoutError."""
        async with asyncio.timeout(PATIENCE_S):
            while what not in self.log:  # noqa: ASYNC110 - a file tells nobody
                await asyncio.sleep(0.01)

    @property
    def log(self) -> str:
        """What the supervisor has logged so far."""
        return (self.stage / "log").read_text()

    def tell(self, number: signal.Signals) -> None:
        """Send the supervisor a signal."""
        self.process.send_signal(number)

    def tell_group(self, number: signal.Signals) -> None:
        """Send a signal to whoever is in the group of the supervisor, as a terminal does."""
        os.killpg(self.process.pid, number)

    async def code(self) -> int:
        """Wait for its end; the exit code."""
        async with asyncio.timeout(PATIENCE_S):
            return await self.process.wait()


async def prepare() -> str | None:
    """What the product does is to migrate."""
    stage = Path(os.environ["STAGE"])
    if (stage / "unprepared").exists():
        return None
    return "json" if (stage / "json").exists() else "text"


def main() -> int:
    """Be the supervisor."""
    configure_logging()
    stage = Path(os.environ["STAGE"])
    slot.FIRST_PAUSE_S = 0.1 if (stage / "patient").exists() else 0.02
    if (stage / "impatient").exists():
        worker_handle.START_S = 5.0
    plan, _ = WorkerConfig.from_arguments(sys.argv[1:])

    def command(arguments: list[str]) -> list[str]:
        return [sys.executable, "-m", "tests.workers.fake_worker", *arguments]

    return asyncio.run(Supervisor(plan, command, prepare).run())


if __name__ == "__main__":
    sys.exit(main())
