"""Everything at once, at random, for a while: nothing is lost, nothing is doubled, everyone has it in the same order.

`make chaos` runs it for longer, and prints what happened.
"""

import asyncio

import click
import pytest

from tests.fault import plain
from tests.fault.client import Client
from tests.fault.node import Node
from tests.fault.site import Site
from tests.fault.tally import Tally, tally
from tests.fault.weather import SECONDS, forecast, storm

PEOPLE_A_NODE = 10

pytestmark = pytest.mark.timeout(120 + 3 * SECONDS)


async def test_nothing_is_lost_or_doubled_and_all_have_the_same_order(site: Site, dialect: str):
    await site.start()
    # Half of them begin at each node; whenever it lets them down they go to the other.
    starts = [site.nodes[at:] + site.nodes[:at] for at in range(len(site.nodes))]
    clients = [
        await site.client(*order, name=f"Person {number}") for order in starts for number in range(PEOPLE_A_NODE)
    ]
    happened = await storm(forecast(), site.nodes, clients, site.redis, lambda node: node.start())
    stored = await site.stored()
    await asyncio.gather(*(client.has(*stored) for client in clients))
    found = tally(clients, happened.said, stored)
    click.echo(f"{dialect}: {found}; {happened.report(clients)}")
    assert found == Tally()
    assert not any(client.counts["resets"] for client in clients)


@pytest.mark.one_database
async def test_a_server_that_only_emits_loses_messages_in_the_same_weather(tmp_path):
    database = str(tmp_path / "plain.db")
    node = Node({}, tmp_path / "plain.log")

    async def start(node: Node) -> None:
        await node.start("-m", "tests.fault.plain", database)

    await start(node)
    clients = [Client(f"Person {number}", "", node.url, [node.url], "r") for number in range(PEOPLE_A_NODE)]
    try:
        for client in clients:
            client.start()
        await asyncio.gather(*(client.online() for client in clients))
        happened = await storm(forecast(min(SECONDS, 4.0)), [node], clients, None, start)
        found = tally(clients, happened.said, plain.stored(database))
    finally:
        await asyncio.gather(*(client.stop() for client in clients))
        node.kill()
    click.echo(f"plain: {found}; {happened.report(clients)}")
    assert found.lost > 0
