"""Redis hangs, or is gone for a while: nobody who says something waits for it, and everything arrives elsewhere too."""

import asyncio

import click
import pytest

from tests.support.delivery_tally import Tally, tally
from tests.support.deployment import Deployment
from tests.support.reliable_client import ReliableClient
from tests.support.server_process import with_constants

SENDS = 60
# The socket library's own way through Redis waits ten seconds for one that hangs, at each message.
MUST_BE_ACKED_S = 8.0
# So that nodes do not find out by themselves, but must be told.
BLIND = with_constants(
    {"app.realtime.streams.catch_up.POLL_INTERVAL_S": 600, "app.realtime.streams.catch_up.POLL_INTERVAL_DOWN_S": 600}
)

pytestmark = pytest.mark.several_nodes


async def timed(client: ReliableClient, body: str) -> tuple[str, float]:
    """Say something; its `client_id`, and how long its ack took in seconds."""
    began = asyncio.get_running_loop().time()
    client_id = await client.said(body)
    return client_id, asyncio.get_running_loop().time() - began


async def test_while_it_hangs_messages_are_acked_at_once_and_the_other_node_finds_them(site: Deployment):
    assert site.redis is not None
    await site.start()
    here, there = await site.client(site.first), await site.client(site.last)
    before = await here.said("before")
    await there.has(before)
    site.redis.freeze()
    said, took = zip(*[await timed(here, f"number {number}") for number in range(SENDS)], strict=True)
    began = asyncio.get_running_loop().time()
    await there.has(*said)
    elsewhere = asyncio.get_running_loop().time() - began
    site.redis.thaw()
    worst = sorted(took)[-(SENDS // 100 + 1)]
    click.echo(f"Redis hangs: acks p99 {worst * 1000:.0f} ms, the last is elsewhere {elsewhere:.1f} s later")
    assert max(took) < MUST_BE_ACKED_S
    assert tally([here, there], [before, *said], await site.stored()) == Tally()
    assert (here.counts["visits"], there.counts["visits"]) == (1, 1)


async def test_when_it_is_back_nodes_tell_each_other_what_was_missed_and_what_is_new(site: Deployment):
    assert site.redis is not None
    await asyncio.gather(*(node.start(*BLIND) for node in site.nodes))
    here, there = await site.client(site.first), await site.client(site.last)
    said = [await here.said("before")]
    await there.has(*said)
    site.redis.stop()
    await there.until(lambda: all("bus_down" in node.log for node in site.nodes))
    missed = [await here.said(f"missed {number}") for number in range(5)]
    assert not set(missed) & set(there.reading.applied)  # or it has found out by itself, and this test shows nothing
    await asyncio.to_thread(site.redis.start)
    back = asyncio.get_running_loop().time()
    await there.has(*missed)
    caught_up = asyncio.get_running_loop().time() - back
    await there.until(lambda: all(node.log.rindex("bus_up") > node.log.rindex("bus_down") for node in site.nodes))
    new, _ = await timed(here, "new")
    await there.has(new)
    click.echo(f"Redis is back: what was missed is elsewhere {caught_up:.1f} s later")
    assert tally([here, there], [*said, *missed, new], await site.stored()) == Tally()
    assert (here.counts["visits"], there.counts["visits"]) == (1, 1)
