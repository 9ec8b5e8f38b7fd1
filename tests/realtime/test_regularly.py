"""What is done regularly goes on whatever happens, and can be asked for."""

import structlog

from app.aio import Regularly
from tests.realtime.raw import until


class Work:
    """Counts how often it was done; the first time fails."""

    def __init__(self) -> None:
        self.done = 0

    async def __call__(self) -> None:
        self.done += 1
        if self.done == 1:
            raise ValueError("the database is away")


async def test_a_failure_is_logged_and_does_not_end_it():
    work = Work()
    regularly = Regularly("test", work, 0.001)
    with structlog.testing.capture_logs() as logs:
        regularly.start()
        await until(lambda: work.done >= 3)
        await regularly.stop()
    assert logs == [
        {
            "event": "regular_work_failed",
            "work": "test",
            "error": "ValueError('the database is away')",
            "log_level": "warning",
        }
    ]


async def test_it_is_done_soon_when_asked_for_and_once_for_many_that_ask():
    work = Work()
    regularly = Regularly("test", work, 1_000_000)
    regularly.start()
    for _ in range(10):
        regularly.soon()
    await until(lambda: work.done)
    assert work.done == 1
    regularly.soon()
    await until(lambda: work.done == 2)
    await regularly.stop()
