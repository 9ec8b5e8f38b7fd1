"""The supervisor, which starts workers and restarts them until it is stopped."""

import asyncio
import signal
from collections.abc import Awaitable, Callable

import structlog

from app.workers.config import Plan
from app.workers.control_channel import Word
from app.workers.slot import Seat
from app.workers.worker_handle import Command, Worker

log = structlog.get_logger()

# After this many failed starts in a row while no worker serves, the supervisor gives up.
MAX_FAILED_STARTS = 5


class Supervisor:
    """Runs workers according to `plan`, each started with `command`. `prepare` is awaited before workers are replaced,
    and returns whether they may be."""

    def __init__(self, plan: Plan, command: Command, prepare: Callable[[], Awaitable[bool]]) -> None:
        self._plan = plan
        self._command = command
        self._prepare = prepare
        self._workers: set[Worker] = set()
        self._seats = [
            Seat(number, self._start, overlap=plan.overlap, changed=self._changed, failed=self._start_failed)
            for number in range(len(plan.seats))
        ]
        self._stand_ins: dict[int, Worker] = {}
        self._greeted = False
        self._renew, self._stop = asyncio.Event(), asyncio.Event()
        self._hopeless = False
        self._told = 0

    async def run(self) -> int:
        """Keep all workers running until a signal stops them; returns the exit code."""
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGHUP, self._renew.set)
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._signalled)
        tasks = [asyncio.create_task(seat.keep()) for seat in self._seats]
        tasks.append(asyncio.create_task(self._renew_for_ever()))
        stopped = asyncio.create_task(self._stop.wait())
        await asyncio.wait({stopped, *tasks}, return_when=asyncio.FIRST_COMPLETED)
        self._stop.set()
        for task in tasks:
            task.cancel()
        failures = [error for error in await asyncio.gather(*tasks, return_exceptions=True) if error]
        ended = await self._end_all()
        for error in failures:
            if isinstance(error, Exception):
                raise error
        return 0 if ended and not self._hopeless else 1

    def _signalled(self) -> None:
        self._told += 1
        log.info("stopping", at_once=self._told > 1)
        self._stop.set()
        if self._told > 1:
            for worker in self._workers:
                worker.kill_soon()

    async def _end_all(self) -> bool:
        async def end(worker: Worker) -> bool:
            if worker.is_ready:
                return await worker.finish(Word.STOP)
            await worker.kill()  # nobody knows it yet
            return True

        return all(await asyncio.gather(*map(end, set(self._workers)))) and self._told < 2

    async def _start(self, number: int) -> Worker:
        worker = await Worker.start(self._command, self._plan, number)
        log.info("worker_started", worker=number + 1, pid=worker.pid)
        self._workers.add(worker)
        worker.when_ended(lambda: self._workers.discard(worker))
        return worker

    def _start_failed(self, times: int) -> None:
        # As long as others serve, a gap is better than an end.
        if times >= MAX_FAILED_STARTS and not any(seat.serving for seat in self._seats):
            log.error("no_worker_starts", times=times)
            self._hopeless = True
            self._stop.set()

    def _changed(self) -> None:
        """Let no seat be empty while anyone serves: connections that wait there would wait for a new worker."""
        serving = [seat.serving for seat in self._seats if seat.serving is not None]
        if serving and not self._greeted:
            self._greeted = True
            serving[0].tell(Word.GREET)
        for seat in self._seats:
            before = self._stand_ins.get(seat.number)
            now = None if seat.serving is not None or not serving else serving[0]
            if now is before:
                continue
            if before is not None:
                before.tell(Word.STAND_OUT, seat.number)
                del self._stand_ins[seat.number]
            if now is not None:
                now.tell(Word.STAND_IN, seat.number)
                self._stand_ins[seat.number] = now

    async def _renew_for_ever(self) -> None:
        while True:
            await self._renew.wait()
            self._renew.clear()
            log.info("replacing_workers")
            log.info("workers_replaced" if await self._renew_all() else "workers_kept")

    async def _renew_all(self) -> bool:
        if not await self._prepare():
            return False
        for seat in self._seats:
            if not await seat.renew():
                log.error("worker_not_replaced", worker=seat.number + 1)
                return False
        return True
