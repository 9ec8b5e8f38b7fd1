"""What nodes tell each other may be late, doubled, in any order, made up or lost: what arrives is the same."""

import asyncio
import random
import signal

import pytest
import redis.asyncio

from app.realtime.cluster import open_bus
from tests.support.delivery_tally import Tally, tally
from tests.support.deployment import Deployment
from tests.support.raw_socket import wait_until

GAP = 100

pytestmark = pytest.mark.several_nodes


async def test_another_node_that_tells_nonsense_changes_nothing(site: Deployment, settings):
    assert site.redis is not None
    await site.start()
    clients = [await site.client(node) for node in site.nodes for _ in range(2)]
    stream = f"room:{site.room.id}"
    liar = open_bus(site.redis.url, settings.secret_key, settings.origin)
    liar.start()
    await wait_until(lambda: liar.up)

    async def lie() -> None:
        tops = [0, 1, 2, 10, 100, 2**62]
        while True:
            random.shuffle(tops)
            for top in tops:
                liar.publish("/chat", {"do": "wake", "with": [{stream: top, "room:nowhere": top}]})
                liar.publish("/chat", {"do": "nothing known", "with": [top]})
            await asyncio.sleep(0.005)

    lying = asyncio.create_task(lie())
    said = []
    for number in range(20):
        said += [client.say(f"number {number}") for client in clients]
        await asyncio.gather(*(client.all_sent() for client in clients))
    await asyncio.gather(*(client.has(*said) for client in clients))
    lying.cancel()
    await liar.stop()
    assert liar.dropped == 0  # or the lies were not told
    assert tally(clients, said, await site.stored()) == Tally()
    assert [client.counts["visits"] for client in clients] == [1] * len(clients)


async def test_who_only_has_access_to_redis_is_not_heard(site: Deployment):
    assert site.redis is not None
    await site.start()
    here, there = await site.client(site.first), await site.client(site.last)
    async with redis.asyncio.Redis.from_url(site.redis.url) as mallory:
        channels = [name for name in await mallory.pubsub_channels() if name.startswith(b"switchboard:")]
        assert channels
        for channel in channels:
            for content in (
                b"",
                b"x" * 100_000,
                b'["n",[{"do":"end","with":["user","x","kicked"]}]]',
                b"\xff" * 16 + b"[",
            ):
                await mallory.publish(channel, content)
    said = [await here.said("still"), await there.said("here")]
    await asyncio.gather(here.has(*said), there.has(*said))
    assert "bus_message_refused" in site.first.log
    assert (here.counts["visits"], there.counts["visits"]) == (1, 1)


async def test_a_node_that_slept_through_a_hundred_messages_delivers_them_all_in_order(site: Deployment):
    await site.start()
    here, there = await site.client(site.first), await site.client(site.last)
    said = [await here.said("before")]
    await there.has(*said)
    site.last.tell(signal.SIGSTOP)
    said += [here.say(f"number {number}") for number in range(GAP)]
    await here.all_sent()
    site.last.tell(signal.SIGCONT)
    await there.has(*said)
    assert there.reading.applied == said == await site.stored()
    assert tally([here, there], said, await site.stored()) == Tally()
    assert there.counts["visits"] == 1
