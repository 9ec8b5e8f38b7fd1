"""A deadline that is set when there is something to wait for, and not before."""

import asyncio

import pytest

from app.aio import within


class Work:
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


async def test_what_waits_for_nothing_sets_no_timer(timers):
    assert await within(5, Work().do()) == "result"
    with pytest.raises(KeyError):
        await within(5, Work().do(KeyError()))
    assert timers == []


async def test_what_waits_gets_its_result_or_its_error_in_time(timers):
    event = asyncio.Event()
    asyncio.get_running_loop().call_later(0.01, event.set)
    for turns in range(4):
        assert await within(5, Work(turns, event).do()) == "result"
        with pytest.raises(KeyError):
            await within(5, Work(turns + 1, event).do(KeyError()))
    assert set(timers) == {5}


async def test_what_takes_too_long_is_ended():
    for turns in (0, 3):
        work = Work(turns, asyncio.Event())
        with pytest.raises(TimeoutError):
            await within(0.02, work.do())
        assert work.ended == "CancelledError"


async def test_cancelling_reaches_the_work():
    work = Work(2, asyncio.Event())
    task = asyncio.create_task(within(5, work.do()))
    await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert work.ended == "CancelledError"


async def test_work_that_survives_being_cancelled_goes_on():
    async def stubborn() -> str:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            await asyncio.sleep(0)
        return "anyhow"

    task = asyncio.create_task(within(5, stubborn()))
    await asyncio.sleep(0)
    task.cancel()
    assert await task == "anyhow"
