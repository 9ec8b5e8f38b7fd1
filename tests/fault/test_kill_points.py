"""A process that is killed on the way of a message, wherever that is: the message is there once, for everyone."""

import asyncio
from dataclasses import dataclass

import pytest

from tests.fault.crash_points import CRASH_POINTS, CRASH_TEXT
from tests.support.delivery_tally import Tally, tally
from tests.support.deployment import Deployment
from tests.support.server_process import with_constants

LISTENERS = 4
# A node that was told nothing looks by itself. It need not be rare here.
CURIOUS = with_constants(
    {"app.realtime.streams.catch_up.POLL_INTERVAL_S": 0.3, "app.realtime.streams.catch_up.POLL_INTERVAL_DOWN_S": 0.3}
)


@dataclass(frozen=True)
class Expected:
    """What the blow leaves behind: is the message stored, must its sender try again and hear that it was known."""

    stored: bool
    again: bool
    dup: bool


EXPECTED = {
    "before_commit": Expected(stored=False, again=True, dup=False),
    "after_commit": Expected(stored=True, again=True, dup=True),
    "after_ack": Expected(stored=True, again=False, dup=False),
    "mid_fanout": Expected(stored=True, again=True, dup=True),
}


@pytest.mark.parametrize("point", CRASH_POINTS)
async def test_the_message_it_dies_of_is_stored_once_and_reaches_everyone_once(site: Deployment, point: str):
    await asyncio.gather(
        site.first.start("-m", "tests.fault.crash_points", point), *(n.start(*CURIOUS) for n in site.nodes[1:])
    )
    sender = await site.client(*site.nodes, name="Sender")
    listeners = [await site.client(site.first, site.last) for _ in range(LISTENERS)]
    elsewhere = [await site.client(site.last)] if site.last is not site.first else []
    everyone = [sender, *listeners, *elsewhere]
    before = await sender.said("before")
    await asyncio.gather(*(client.has(before) for client in everyone))

    struck = sender.say(CRASH_TEXT)
    assert await site.first.ended() == 128 + 9
    expected = EXPECTED[point]
    if site.last is site.first:
        assert (struck in await site.stored()) is expected.stored
        told = [client for client in everyone if struck in client.reading.applied]
        assert len(told) in (range(1, len(everyone)) if point == "mid_fanout" else [0])
        await site.first.start()
    await asyncio.gather(*(client.has(struck) for client in everyone))
    await sender.all_sent()
    assert struck in sender.accepted
    if point != "mid_fanout":  # there the ack may have left before or not
        assert (sender.counts["again"] > 0, sender.counts["dup"] > 0) == (expected.again, expected.dup)
    after = await sender.said("after")
    await asyncio.gather(*(client.has(after) for client in everyone))
    assert tally(everyone, [before, struck, after], await site.stored()) == Tally()
    assert await site.stored() == [before, struck, after]
    assert [client.counts["visits"] for client in elsewhere] == [1] * len(elsewhere)
