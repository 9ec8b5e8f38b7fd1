"""A client that reads nothing while 200 MB are sent to it: it costs no memory, harms nobody, and misses nothing."""

import asyncio

import click
import pytest

from tests.fault.flooding_server import COUNT, DONE, FLOOD, SIZE, VICTIM
from tests.support.delivery_tally import Tally, tally
from tests.support.deployment import Deployment
from tests.support.messages import subscribe_room
from tests.support.server_process import ServerProcess

# What may wait for one client is a megabyte. The library's queues, which have no end, held 188 MB of such a flood.
MAY_GROW_KIB = 10_000

pytestmark = pytest.mark.one_database


async def peak_memory(node: ServerProcess, until: "asyncio.Task[None]") -> int:
    """The most that `node` holds until the task is done, in KiB."""
    peak = 0
    while not until.done():
        peak = max(peak, node.memory_kib())
        await asyncio.sleep(0.005)
    return peak


async def test_it_is_cut_and_comes_back_by_its_position(site: Deployment):
    # B21
    await site.first.start("-m", "tests.fault.flooding_server")
    reader, talker = await site.client(name="Reader"), await site.client(name="Talker")
    victim = await site.guest(VICTIM)
    deaf = await victim.join(site.first)
    here = await subscribe_room(deaf, site.room.id)
    deaf.stop_reading()
    before = site.first.memory_kib()

    said = [await talker.said(FLOOD)]
    over = asyncio.create_task(reader.until(lambda: DONE in site.first.log))
    watching = asyncio.create_task(peak_memory(site.first, over))
    said += [await talker.said(f"meanwhile {number}") for number in range(20)]
    await over
    growth = await watching - before
    click.echo(f"{COUNT * SIZE / 1e6:.0f} MB sent to each of 3, one of whom reads nothing: grew by {growth} KiB")
    assert "reads too slowly" in site.first.log
    assert growth < MAY_GROW_KIB

    # It is back before anything else is said, and has everything; the others never went.
    again = await victim.join(site.first)
    stream = str(here["stream"])
    answer = (await again.call("/chat", "resume", {"streams": {stream: [here["top"], here["epoch"]]}}))["streams"]
    assert [event["data"]["client_id"] for event in answer[stream]["events"]] == await site.stored()
    await asyncio.gather(reader.has(*said), talker.has(*said))
    assert tally([reader, talker], said, await site.stored()) == Tally()
    assert [reader.counts["visits"], talker.counts["visits"]] == [1, 1]
