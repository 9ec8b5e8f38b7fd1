"""One wheel pings everybody, and notices who does not answer."""

import asyncio

import pytest

from app.realtime.websocket import ping
from app.realtime.websocket.ping import PingScheduler
from tests.support.patience import PATIENCE_S


class Connection:
    def __init__(self, wheel: PingScheduler, *, answers: bool) -> None:
        self.closed = False
        self.awaiting_pong = 0
        self.pings = 0
        self.ended = asyncio.Event()
        self.pinged = asyncio.Event()
        self._wheel = wheel
        self._answers = answers

    def ping(self) -> None:
        self.pings += 1
        if self.pings == 3:
            self.pinged.set()
        if self._answers:
            self._wheel.add(self)

    def on_ping_timeout(self) -> None:
        self.closed = True
        self.ended.set()


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(ping, "TICK_S", 0.01)
    return PingScheduler(0.02, 0.05)


async def test_who_answers_is_pinged_again_and_again_and_who_does_not_is_ended(quick):
    there, gone, closed = (Connection(quick, answers=answers) for answers in (True, False, False))
    for connection in (there, gone, closed):
        quick.add(connection)
    closed.closed = True
    async with asyncio.timeout(PATIENCE_S):
        await gone.ended.wait()
        await there.pinged.wait()
    assert (gone.pings, closed.pings, there.ended.is_set(), closed.ended.is_set()) == (1, 0, False, False)
    quick.stop()
