"""What asyncio lacks: queues, debouncing, throttling, periodic work, background tasks, timeouts, no more listening."""

import asyncio
import gc
import socket

import pytest
import structlog

from app.aio import BackgroundTasks, Debounce, Periodic, SerialQueue, Throttle, fast_timeout, stop_listening
from tests.support.live_server import bind_listener
from tests.support.patience import PATIENCE_S
from tests.support.raw_socket import wait_until


class CountedWork:
    """Counts how often it was done; the first time fails."""

    def __init__(self) -> None:
        self.done = 0

    async def __call__(self) -> None:
        self.done += 1
        if self.done == 1:
            raise ValueError("the database is away")


async def test_a_failure_of_periodic_work_is_logged_and_does_not_end_it():
    work = CountedWork()
    periodic = Periodic("test", work, 0.001)
    with structlog.testing.capture_logs() as logs:
        periodic.start()
        await wait_until(lambda: work.done >= 3)
        await periodic.stop()
    assert logs == [
        {
            "event": "periodic_work_failed",
            "work": "test",
            "error": "ValueError('the database is away')",
            "log_level": "warning",
        }
    ]


async def test_periodic_work_runs_at_once_when_asked_and_once_for_many_calls():
    work = CountedWork()
    periodic = Periodic("test", work, 1_000_000)
    periodic.start()
    for _ in range(10):
        periodic.run_soon()
    await wait_until(lambda: work.done)
    assert work.done == 1
    periodic.run_soon()
    await wait_until(lambda: work.done == 2)
    await periodic.stop()


class TimedWork:
    """Something that takes so many turns of the loop, waits for `event` after that, and notes its end."""

    def __init__(self, turns: int = 0, event: asyncio.Event | None = None) -> None:
        self.turns, self.event, self.ended = turns, event, ""

    async def do(self, error: Exception | None = None) -> str:
        try:
            for _ in range(self.turns):
                await asyncio.sleep(0)
            if self.event is not None:
                await self.event.wait()
            if error is not None:
                raise error
        except BaseException as raised:
            self.ended = type(raised).__name__
            raise
        self.ended = "done"
        return "result"


@pytest.fixture
def timers(monkeypatch):
    """The timers that are set, each by when it goes off."""
    real, found = asyncio.timeout, []
    monkeypatch.setattr(asyncio, "timeout", lambda seconds: found.append(seconds) or real(seconds))
    return found


async def test_work_that_never_waits_sets_no_timer(timers):
    assert await fast_timeout(5, TimedWork().do()) == "result"
    with pytest.raises(KeyError):
        await fast_timeout(5, TimedWork().do(KeyError()))
    assert timers == []


async def test_work_that_waits_returns_or_raises_in_time(timers):
    event = asyncio.Event()
    asyncio.get_running_loop().call_later(0.01, event.set)
    for turns in range(4):
        assert await fast_timeout(5, TimedWork(turns, event).do()) == "result"
        with pytest.raises(KeyError):
            await fast_timeout(5, TimedWork(turns + 1, event).do(KeyError()))
    assert set(timers) == {5}


async def test_work_that_takes_too_long_is_cancelled():
    for turns in (0, 3):
        work = TimedWork(turns, asyncio.Event())
        with pytest.raises(TimeoutError):
            await fast_timeout(0.02, work.do())
        assert work.ended == "CancelledError"


async def test_cancellation_reaches_the_work():
    work = TimedWork(2, asyncio.Event())
    task = asyncio.create_task(fast_timeout(5, work.do()))
    await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert work.ended == "CancelledError"


async def test_work_may_survive_cancellation():
    async def stubborn() -> str:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            await asyncio.sleep(0)
        return "anyhow"

    task = asyncio.create_task(fast_timeout(5, stubborn()))
    await asyncio.sleep(0)
    task.cancel()
    assert await task == "anyhow"


async def test_many_triggers_are_one_run_and_a_trigger_during_a_run_is_another():
    runs, gate = [], asyncio.Event()

    async def work() -> None:
        runs.append(len(runs))
        await gate.wait()

    debounce = Debounce(work, lambda: 0)
    for _ in range(10):
        debounce.trigger()
    assert debounce.is_pending
    await wait_until(lambda: runs)
    assert runs == [0]
    assert not debounce.is_pending
    debounce.trigger()
    await wait_until(lambda: len(runs) == 2)
    gate.set()
    await debounce.join()
    assert runs == [0, 1]


async def test_a_stopped_debounce_drops_what_has_not_begun_and_can_be_triggered_again():
    runs = []

    async def work() -> None:
        runs.append(1)

    debounce = Debounce(work, lambda: 0)
    debounce.trigger()
    debounce.stop()
    assert not debounce.is_pending
    for _ in range(3):
        await asyncio.sleep(0)
    assert runs == []
    debounce.trigger()
    await wait_until(lambda: runs == [1])


async def test_a_failure_of_debounced_work_is_logged():
    async def work() -> None:
        raise ValueError("no")

    debounce = Debounce(work, lambda: 0)
    with structlog.testing.capture_logs() as logs:
        debounce.trigger()
        await wait_until(lambda: logs)
    assert logs == [{"event": "debounced_work_failed", "error": "ValueError('no')", "log_level": "warning"}]


def test_a_throttle_allows_once_in_its_interval_for_each_key(monkeypatch: pytest.MonkeyPatch):
    now = 100.0
    monkeypatch.setattr("app.aio.time.monotonic", lambda: now)
    throttle = Throttle(lambda: 2.0)
    assert [throttle.allows("a"), throttle.allows("a"), throttle.allows("b")] == [True, False, True]
    now += 1.9
    assert not throttle.allows("a")
    now += 0.2
    assert throttle.allows("a")


def test_a_throttle_forgets_keys_that_no_longer_count(monkeypatch: pytest.MonkeyPatch):
    now = 100.0
    monkeypatch.setattr("app.aio.time.monotonic", lambda: now)
    throttle = Throttle(lambda: 2.0)
    for number in range(1_000):
        assert throttle.allows(str(number))
    now += 3
    assert throttle.allows("one more")
    assert len(throttle._last) == 1


async def test_jobs_run_in_order_up_to_the_limit_and_one_that_fails_stops_no_other():
    done, gate = [], asyncio.Event()

    async def wait() -> None:
        await gate.wait()

    async def fail() -> None:
        raise ValueError("no")

    async def note() -> None:
        done.append(len(done))

    queue = SerialQueue(3)
    assert queue.submit(wait)
    await asyncio.sleep(0)
    assert [queue.submit(job) for job in (note, fail, note, note)] == [True, True, True, False]
    assert queue.is_busy
    assert not done
    with structlog.testing.capture_logs() as logs:
        gate.set()
        await queue.join()
    assert [entry["event"] for entry in logs] == ["event_worker_failed"]
    assert done == [0, 1]
    assert not queue.is_busy


async def test_a_stopped_queue_begins_no_further_job():
    done, gate = [], asyncio.Event()

    async def wait() -> None:
        await gate.wait()

    async def note() -> None:
        done.append(1)

    queue = SerialQueue(3)
    queue.submit(wait)
    await asyncio.sleep(0)
    queue.submit(note)
    queue.stopped = True
    gate.set()
    await queue.join()
    assert done == []


async def test_background_tasks_are_kept_from_collection_and_their_failures_logged():
    tasks = BackgroundTasks("it_failed")

    async def work() -> None:
        await asyncio.get_running_loop().create_future()  # nobody else holds it

    async def fail() -> None:
        raise ValueError("no")

    waiting = id(tasks.start(work()))
    await asyncio.sleep(0)
    gc.collect()
    assert waiting in {id(task) for task in asyncio.all_tasks()}
    with structlog.testing.capture_logs() as logs:
        tasks.start(fail())
        await wait_until(lambda: logs)
    assert logs == [{"event": "it_failed", "error": "ValueError('no')", "log_level": "warning"}]
    (left,) = tasks._tasks
    left.cancel()
    await tasks.join()
    assert not tasks._tasks


@pytest.mark.parametrize("turns", range(4))
async def test_who_connected_before_listening_stops_is_answered_or_left_to_another(turns: int) -> None:
    async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"here")
        writer.close()

    with bind_listener(0) as sock:
        sock.listen()
        server = await asyncio.start_server(answer, sock=sock.dup())
        with socket.create_connection(sock.getsockname()) as client:
            client.setblocking(False)
            for _ in range(turns):
                await asyncio.sleep(0)
            await stop_listening([server])
            other = await asyncio.start_server(answer, sock=sock.dup())
            async with asyncio.timeout(PATIENCE_S):
                assert await asyncio.get_running_loop().sock_recv(client, 10) == b"here"
            other.close()
