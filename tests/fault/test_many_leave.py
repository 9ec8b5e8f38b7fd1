"""The orderly end of a server with hundreds of clients, in the middle of their talk."""

import asyncio
import itertools
import signal

import click
import pytest

from tests.fault.many_clients import connect_clients, new_clients
from tests.support.delivery_tally import Tally, tally
from tests.support.deployment import Deployment
from tests.support.messages import received_seqs

MANY = 500
WINDOW_MS = 5_000
# What operators and their service managers wait for at the most.
MUST_END_S = 30

pytestmark = pytest.mark.one_database


async def test_nothing_is_lost_and_they_are_asked_to_come_back_one_after_the_other(site: Deployment):
    await site.first.start(DRAIN_SECONDS=str(WINDOW_MS // 1000))
    crowd = await connect_clients(site, await new_clients(site), MANY)
    talkers = [await site.client() for _ in range(3)]
    said: list[str] = []

    async def talk() -> None:
        for number in itertools.count():
            said.extend(talker.say(f"number {number}") for talker in talkers)
            await asyncio.sleep(0.02)

    talking = asyncio.create_task(talk())
    await talkers[0].until(lambda: len(talkers[0].accepted) >= 10)
    began = asyncio.get_running_loop().time()
    site.first.tell(signal.SIGTERM)
    assert await site.first.ended() == 0
    took = asyncio.get_running_loop().time() - began
    talking.cancel()

    await asyncio.gather(*(raw.end() for raw in crowd))
    farewells = [bye for raw in crowd for bye in raw.events("/chat", "bye")]
    assert [(bye["code"], bye["reason"]) for bye in farewells] == [(3001, "shutdown")] * MANY
    waits = [bye["reconnect_in_ms"] for bye in farewells]
    quarters = [len([wait for wait in waits if wait * 4 // (WINDOW_MS + 1) == quarter]) for quarter in range(4)]
    click.echo(f"{MANY} clients: ended in {took:.1f} s, come back in quarters of the window: {quarters}")
    assert sum(quarters) == MANY
    assert min(quarters) > MANY / 8
    assert took < MUST_END_S

    await site.first.start()
    await asyncio.gather(*(talker.all_sent() for talker in talkers))
    await asyncio.gather(*(talker.has(*said) for talker in talkers))
    assert tally(talkers, said, await site.stored()) == Tally()
    # Whoever was sent away had everything up to somewhere, so that they get the rest by their position.
    stream = f"room:{site.room.id}"
    for raw in crowd:
        got = received_seqs(raw, stream)
        assert got == list(range(1, len(got) + 1))
        assert got
