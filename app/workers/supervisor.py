"""The supervisor, which starts workers and restarts them until it is stopped."""

import asyncio
import signal
from collections.abc import Awaitable, Callable
from dataclasses import replace

import structlog

from app.logs import configure_logging
from app.workers.config import WorkerConfig
from app.workers.control_channel import ControlMessage
from app.workers.slot import Slot
from app.workers.worker_handle import Command, Worker

log = structlog.get_logger()

# After this many failed starts in a row while no worker serves, the supervisor gives up.
MAX_FAILED_STARTS = 5


class Supervisor:
    """Runs workers according to `config`, each started with `command`. `prepare` is awaited before workers are
    replaced, and returns the LOG_FORMAT for them, or None if they may not be."""

    def __init__(self, config: WorkerConfig, command: Command, prepare: Callable[[], Awaitable[str | None]]) -> None:
        self._config = config
        self._command = command
        self._prepare = prepare
        self._workers: set[Worker] = set()
        self._slots = [
            Slot(number, self._start, overlap=config.overlap, changed=self._changed, failed=self._start_failed)
            for number in range(len(config.slots))
        ]
        self._replacements: dict[int, Worker] = {}
        self._has_shown_banner = False
        self._renew, self._stop = asyncio.Event(), asyncio.Event()
        self._has_failed = False
        self._told = 0

    async def run(self) -> int:
        """Keep all workers running until a signal stops them; returns the exit code."""
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGHUP, self._renew.set)
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._signalled)
        tasks = [asyncio.create_task(slot.run()) for slot in self._slots]
        tasks.append(asyncio.create_task(self._replace_on_request()))
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
        return 0 if ended and not self._has_failed else 1

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
                return await worker.shut_down(ControlMessage.STOP)
            await worker.kill()  # it serves no one yet
            return True

        return all(await asyncio.gather(*map(end, set(self._workers)))) and self._told < 2

    async def _start(self, number: int) -> Worker:
        worker = await Worker.start(self._command, self._config, number)
        log.info("worker_started", worker=number + 1, pid=worker.pid)
        self._workers.add(worker)
        worker.when_ended(lambda: self._workers.discard(worker))
        return worker

    def _start_failed(self, times: int) -> None:
        # As long as others serve, a gap is better than an end.
        if times >= MAX_FAILED_STARTS and not any(slot.serving for slot in self._slots):
            log.error("no_worker_starts", times=times)
            self._has_failed = True
            self._stop.set()

    def _changed(self) -> None:
        """Let no slot be empty while anyone serves: connections that wait there would wait for a new worker."""
        serving = [slot.serving for slot in self._slots if slot.serving is not None]
        if serving and not self._has_shown_banner:
            self._has_shown_banner = True
            serving[0].send(ControlMessage.GREET)
        for slot in self._slots:
            before = self._replacements.get(slot.number)
            now = None if slot.serving is not None or not serving else serving[0]
            if now is before:
                continue
            if before is not None:
                before.send(ControlMessage.STAND_OUT, slot.number)
                del self._replacements[slot.number]
            if now is not None:
                now.send(ControlMessage.STAND_IN, slot.number)
                self._replacements[slot.number] = now

    async def _replace_on_request(self) -> None:
        while True:
            await self._renew.wait()
            self._renew.clear()
            log.info("replacing_workers")
            log.info("workers_replaced" if await self._replace_all() else "workers_kept")

    async def _replace_all(self) -> bool:
        log_format = await self._prepare()
        if log_format is None:
            return False
        if log_format != self._config.log_format:
            self._config = replace(self._config, log_format=log_format)
            configure_logging(log_format)
        for slot in self._slots:
            if not await slot.replace():
                log.error("worker_not_replaced", worker=slot.number + 1)
                return False
        return True
