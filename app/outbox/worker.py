"""The worker, one in each process: claims what is due, and hands it to the handler of its kind."""

import asyncio
import contextlib
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog

from app.aio import Throttle
from app.database import database_away_errors, transaction
from app.database.uninterrupted import run_uninterrupted
from app.outbox.entries import Entry, GiveUp, LeaseLost, Retry, add, entry_added
from app.outbox.leases import bury, claim, due_kinds, hand_back, put_off, renew
from app.outbox.retries import GIVE_UP_AFTER, backoff, is_exhausted, is_overdue, reason_of

log = structlog.get_logger()

# What other processes added, and what is to be tried again, is found within it.
LOOK_EVERY_S = 1.0
# Whoever claimed an entry and was killed has it no longer than this. A handler that works on keeps it.
LEASE = timedelta(seconds=60)
# A handler that has not ended by then hangs.
DEADLINE = timedelta(minutes=5)
# It looks every second, which would fill the log while the database is away.
COMPLAIN_EVERY_S = 60.0
# What handlers get to end by themselves when the program does.
LAST_SECONDS = 5.0
# What the names of its tasks begin with.
TASKS = "outbox:"
# A task that can be cancelled is gone after a fraction of it.
CANCEL_AGAIN_S = 0.2

Handle = Callable[[Entry], Coroutine[Any, Any, None]]


@dataclass(frozen=True, slots=True)
class Handler:
    """What does the entries of a kind, `concurrency` of them at a time in each process."""

    handle: Handle
    concurrency: int
    every: timedelta | None
    give_up: timedelta
    lease: timedelta
    deadline: timedelta


class Outbox:
    """The worker of one process, with the handlers it knows. `done` and `failed` count attempts by kind."""

    def __init__(self) -> None:
        self.done: Counter[str] = Counter()
        self.failed: Counter[str] = Counter()
        self._handlers: dict[str, Handler] = {}
        self._running: dict[asyncio.Task[None], str] = {}
        self._woken = asyncio.Event()
        self._stopping = False
        self._complaints = Throttle(lambda: COMPLAIN_EVERY_S)

    def handles(
        self,
        kind: str,
        handle: Handle,
        *,
        concurrency: int = 1,
        every: timedelta | None = None,
        give_up: timedelta = GIVE_UP_AFTER,
        lease: timedelta | None = None,
        deadline: timedelta = DEADLINE,
    ) -> None:
        """Have `handle` called with each entry of `kind`. Say it before `run`.

        It ends the entry with `entry.done()`, in the transaction of the effect. If it returns without, the entry is
        done; but if it has made steps, there is more to do, and it is called again, after others that are due. If it
        raises, it is tried again later (`Retry` says when), up to `give_up` after the entry was due; after that, or
        with `GiveUp`, it becomes a dead letter. With `every` there is one entry, which is due again and again.
        """
        if kind in self._handlers:
            raise ValueError(f"two handlers for {kind}")
        self._handlers[kind] = Handler(handle, concurrency, every, give_up, lease or LEASE, deadline)

    # -- running

    async def run(self) -> None:
        """Handle entries as they become due, until `stop` is called."""
        with entry_added.connected(self.wake):
            prepared = False
            while not self._stopping:
                self._woken.clear()
                prepared = prepared or await self._attempted(self._add_regular)
                await self._attempted(self.look)
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(LOOK_EVERY_S * random.uniform(0.8, 1)):  # noqa: S311 - guards nothing
                        await self._woken.wait()

    def wake(self, kind: str | None = None) -> None:  # noqa: ARG002 - which it is, the database says
        """Look at once: something may be due."""
        self._woken.set()

    async def stop(self, running: "asyncio.Task[None]") -> None:
        """End `run`, which is `running`: claim no more, let handlers end, and give back what they do not finish. When
        this returns, nothing of it runs any more."""
        self._stopping = True
        self._woken.set()
        await asyncio.wait([running])
        await asyncio.gather(running, return_exceptions=True)
        if self._running:
            await asyncio.wait(self._running, timeout=LAST_SECONDS)
        # Cancelled as often as it takes: libraries, and `wait_for` of Python 3.11, can take it for the end of what they
        # were waiting for.
        while self._running:
            for task in self._running:
                task.cancel()
            await asyncio.wait(self._running, timeout=CANCEL_AGAIN_S)

    async def look(self) -> None:
        """Claim what is due, as far as there is room, and begin with it."""
        room = {kind: free for kind in self._handlers if (free := self._room(kind)) > 0}
        for kind in await due_kinds(room):
            handler = self._handlers[kind]
            for entry in await claim(kind, room[kind], handler.lease, handler.every):
                task = asyncio.get_running_loop().create_task(self._run(handler, entry), name=f"{TASKS}{kind}")
                self._running[task] = kind
                task.add_done_callback(self._ended)

    async def work_off(self) -> None:
        """Do everything that is due, and what comes of it, and return: for tests and for commands."""
        while True:
            await self.look()
            if not self._running:
                return
            await asyncio.wait(self._running, return_when=asyncio.FIRST_COMPLETED)

    def _room(self, kind: str) -> int:
        return self._handlers[kind].concurrency - sum(1 for running in self._running.values() if running == kind)

    def _ended(self, task: "asyncio.Task[None]") -> None:
        del self._running[task]
        self._woken.set()  # there is room

    async def _attempted(self, work: Callable[[], Awaitable[None]]) -> bool:
        """Whether `work` came to its end. Whatever it is that went wrong, the next look may find it mended."""
        try:
            await work()
        except Exception as error:
            self._complain(error)
            return False
        return True

    async def _add_regular(self) -> None:
        for kind, handler in self._handlers.items():
            if handler.every is not None:
                async with transaction() as tx:
                    await add(tx, kind, {}, key="regular")

    # -- one entry

    async def _run(self, handler: Handler, entry: Entry) -> None:
        if is_overdue(entry, handler.give_up, handler.lease):
            return await self._failed(handler, entry, GiveUp("it was tried again and again, and never ended"))
        try:
            await self._handled(handler, entry)
        except asyncio.CancelledError:
            await self._settled(hand_back(entry))
            raise
        except LeaseLost:
            log.warning("outbox_lease_lost", kind=entry.kind, entry=entry.id)
        except Exception as error:
            self.failed[entry.kind] += 1
            await self._failed(handler, entry, error)
        else:
            self.done[entry.kind] += 1

    async def _handled(self, handler: Handler, entry: Entry) -> None:
        work = asyncio.get_running_loop().create_task(handler.handle(entry), name=f"{TASKS}{entry.kind}")
        try:
            async with asyncio.timeout(handler.deadline.total_seconds()):
                while not (await asyncio.wait([work], timeout=entry.lease.total_seconds() / 3))[0]:
                    await self._keep(entry, work)
        finally:
            await _cancelled(work)
        work.result()
        if entry.is_done:
            return
        if entry.has_stepped:
            return await hand_back(entry)
        async with entry.done():
            pass

    async def _keep(self, entry: Entry, work: "asyncio.Future[None]") -> None:
        try:
            if not await renew(entry) and not work.done():
                raise LeaseLost(entry.id)
        except database_away_errors() as error:  # it may be back before the lease is over
            self._complain(error)

    async def _failed(self, handler: Handler, entry: Entry, error: Exception) -> None:
        reason = reason_of(error)
        known = {"kind": entry.kind, "entry": entry.id, "attempts": entry.attempts, "error": reason}
        if isinstance(error, GiveUp) or is_exhausted(entry, handler.give_up):
            log.error("outbox_given_up", **known)
            return await self._settled(bury(entry, reason))
        log.warning("outbox_failed", **known)
        pause = error.after if isinstance(error, Retry) and error.after is not None else backoff(entry.attempts)
        await self._settled(put_off(entry, pause, reason))

    async def _settled(self, settling: Coroutine[Any, Any, None]) -> None:
        """Note the end of an entry; if the database is away, the end of its lease says it as well."""
        try:
            await run_uninterrupted(settling)
        except database_away_errors() as error:
            self._complain(error)

    def _complain(self, error: Exception) -> None:
        if self._complaints.allows(""):
            log.warning("outbox_unreachable", error=repr(error))


async def _cancelled(work: "asyncio.Future[None]") -> None:
    while not work.done():
        work.cancel()
        with contextlib.suppress(asyncio.CancelledError):  # of this task, which ends as soon as the other has
            await asyncio.wait([work], timeout=CANCEL_AGAIN_S)
    if not work.cancelled():
        work.exception()  # looked at, or the loop would complain that nobody did
