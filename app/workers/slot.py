"""A slot: the sockets of one worker, and the workers that use them one after the other."""

import asyncio
import time
from collections.abc import Awaitable, Callable

import structlog

from app.workers.control_channel import ControlMessage
from app.workers.worker_handle import Worker

log = structlog.get_logger()

# A worker that lived this long did not die because of its start.
STEADY_S = 60.0
FIRST_PAUSE_S = 0.25
LONGEST_PAUSE_S = 30.0


def pause_s(troubles: int) -> float:
    """The seconds to wait before the next start after this many failures in a row; none after the first."""
    return min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2 ** (troubles - 1)) if troubles else 0.0


class Slot:
    """Seat `number`, with the worker that is `serving` there. `start` creates a process for it, `changed` is called
    when another worker serves or none, and `failed` with the number of failed starts in a row."""

    def __init__(
        self,
        number: int,
        start: Callable[[int], Awaitable[Worker]],
        *,
        overlap: bool,
        changed: Callable[[], None],
        failed: Callable[[int], None],
    ) -> None:
        self.number = number
        self.serving: Worker | None = None
        self._start = start
        self._overlap = overlap
        self._changed = changed
        self._failed = failed
        self._troubles = 0
        self._successor: Worker | None = None
        self._taken = asyncio.Event()

    async def run(self) -> None:
        """Keep a worker serving: start one, wait for its end, start the next. Runs until it is cancelled."""
        while True:
            worker, since = self.serving or await self._start_worker(), time.monotonic()
            code = await worker.wait_until_exited()
            if self.serving is not worker:  # another took over, and this one was told to end
                continue
            self._supervise(None)
            if self._successor is None:
                log.error("worker_died", worker=self.number + 1, code=code)
                self._troubles = 0 if time.monotonic() - since > STEADY_S else self._troubles
                await asyncio.sleep(pause_s(self._troubles))
                self._troubles += 1

    async def _start_worker(self) -> Worker:
        failures = 0
        while True:
            worker, self._successor = self._successor or await self._start(self.number), None
            worker.send(ControlMessage.GO)
            if await worker.wait_until_ready():
                self._supervise(worker)
                return worker
            await worker.kill()
            failures += 1
            self._troubles += 1
            code, pause = await worker.wait_until_exited(), pause_s(self._troubles)
            told = {"worker": self.number + 1, "code": code, "times": failures, "next_try_in_s": pause}
            log.error("worker_did_not_start", **told)
            self._failed(failures)
            await asyncio.sleep(pause)

    def _supervise(self, worker: Worker | None) -> None:
        self.serving = worker
        if worker is not None:
            self._taken.set()
        else:
            self._taken.clear()
        self._changed()

    async def replace(self) -> bool:
        """Replace the serving worker by a new one, and wait until the old one is gone; returns False if the new one
        cannot start."""
        await self._taken.wait()
        old, new = self.serving, await self._start(self.number)
        if not await new.wait_until_loaded() or (self._overlap and not await self._has_started(new)):
            await new.kill()
            return False
        if self.serving is not old or old is None:
            await new.kill()  # the old one died meanwhile, and its successor is new as well
            return True
        if self._overlap:
            self._supervise(new)
        else:
            self._successor = new
        await old.shut_down(ControlMessage.STEP_ASIDE)
        return await new.wait_until_ready()

    async def _has_started(self, worker: Worker) -> bool:
        worker.send(ControlMessage.GO)
        return await worker.wait_until_ready()
