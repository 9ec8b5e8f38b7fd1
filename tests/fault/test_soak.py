"""Hours of ordinary life, in short: people come, talk and go, and the server keeps nothing of those who went.

`make soak` runs it for ten minutes, and prints what it held meanwhile.
"""

import asyncio
import os
from contextlib import suppress

import click
import pytest

from tests.fault.server_counts import counts_of
from tests.support.deployment import Deployment
from tests.support.messages import subscribe_room
from tests.support.node_client import NodeClient
from tests.support.server_process import ServerProcess

# `make soak` sets it.
SECONDS = float(os.environ.get("SOAK_SECONDS", "3"))
ROUNDS = max(1, round(SECONDS / 60))
STEADY = 5
VISITORS = 5
PATIENCE_S = 20.0
# What must be as before when everyone who came has gone; and how much more it may be all the same. Tasks come and go,
# and so do what they hold and the timers of links; caches fill, the database's above all.
KINDS = (
    *("tasks", "links", "connections", "rooms", "present", "library", "sockets", "environments", "cursors", "files"),
    "objects",
)
MAY_GROW = {"tasks": 5, "objects": 5_000}
MAY_GROW_KIB = 8_000
# The two tokens of a visit are remembered for ten minutes. A link that is not let go is fifty objects.
OBJECTS_A_VISIT = 10
KIB_A_VISIT = 1.5

pytestmark = [pytest.mark.one_database, pytest.mark.timeout(600 + 2 * SECONDS)]


async def left_over(node: ServerProcess, before: dict[str, int], visits: int) -> dict[str, int]:
    """What the node holds more of than `before`, once it has had time to let go."""
    limits = {name: before[name] + MAY_GROW.get(name, 0) for name in KINDS}
    limits["objects"] += OBJECTS_A_VISIT * visits
    give_up_at = asyncio.get_running_loop().time() + PATIENCE_S
    while True:
        held = await counts_of(node)
        more = {name: held[name] - before[name] for name in KINDS if held[name] > limits[name]}
        if not more or asyncio.get_running_loop().time() > give_up_at:
            return more
        await asyncio.sleep(0.2)


async def counts_with_all_present(node: ServerProcess) -> dict[str, int]:
    """What the node holds, once it has told of everyone who stays."""
    async with asyncio.timeout(PATIENCE_S):
        while (held := await counts_of(node))["present"] < STEADY:  # noqa: ASYNC110 - asked for by a signal
            await asyncio.sleep(0.05)
    return held


async def come_and_go(site: Deployment, guest: NodeClient, until_s: float) -> int:
    """Visits of one browser, one after the other, each in another way; how many."""
    loop, count = asyncio.get_running_loop(), 0
    while loop.time() < until_s:
        count += 1
        with suppress(EOFError):  # on a busy machine one may be too slow to join in time, which is also a visit
            await visit(site, guest, count)
        for link in guest.links:
            await link.close()
        guest.links.clear()
    return count


async def visit(site: Deployment, guest: NodeClient, number: int) -> None:
    raw = await guest.join(site.first, "/chat", "/notifications")
    await subscribe_room(raw, site.room.id)
    await raw.call("/chat", "sendMessage", {"room": site.room.id, "body": "here", "client_id": os.urandom(8).hex()})
    if number % 3 == 0:
        await raw.send("41/chat,")
    elif number % 3 == 1:
        raw.break_off()


async def test_nothing_grows_while_people_come_and_go(site: Deployment):
    await site.first.start("-m", "tests.fault.counting_server")
    steady = [await site.client() for _ in range(STEADY)]
    guests = [await site.guest() for _ in range(VISITORS)]
    before, visits, memory = await counts_with_all_present(site.first), [], []
    for _ in range(ROUNDS + 1):  # the first fills what is filled once
        over = asyncio.get_running_loop().time() + SECONDS / (ROUNDS + 1)
        counts = asyncio.gather(*(come_and_go(site, guest, over) for guest in guests))
        while not counts.done():
            await asyncio.gather(*(client.said("still here") for client in steady))
        visits.append(sum(await counts))
        assert await left_over(site.first, before, sum(visits)) == {}
        memory.append(site.first.memory_kib())
        click.echo(f"{visits[-1]} visits; {memory[-1]} KiB; {await counts_of(site.first)}")
    assert memory[-1] - memory[0] < MAY_GROW_KIB + KIB_A_VISIT * sum(visits[1:])
    assert [client.counts["visits"] for client in steady] == [1] * STEADY
