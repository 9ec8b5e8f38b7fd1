"""Everything at once, at random, for a while: nothing is lost, nothing is doubled, everyone has it in the same order.

`make chaos` runs it for longer, and prints what happened.
"""

import asyncio

import click
import pytest

from tests.fault import baseline_server
from tests.fault.chaos import SECONDS, plan_chaos, run_chaos
from tests.support.delivery_tally import Tally, tally
from tests.support.deployment import Deployment
from tests.support.reliable_client import ReliableClient
from tests.support.server_process import ServerProcess

PEOPLE_A_NODE = 10

pytestmark = pytest.mark.timeout(600 + 3 * SECONDS)


async def test_nothing_is_lost_or_doubled_and_all_have_the_same_order(site: Deployment, dialect: str):
    await site.start()
    # Half of them begin at each node; whenever it lets them down they go to the other.
    starts = [site.nodes[at:] + site.nodes[:at] for at in range(len(site.nodes))]
    clients = [
        await site.client(*order, name=f"Person {number}") for order in starts for number in range(PEOPLE_A_NODE)
    ]
    happened = await run_chaos(plan_chaos(), site.nodes, clients, site.redis, lambda node: node.start())
    stored = await site.stored()
    await asyncio.gather(*(client.has(*stored) for client in clients))
    found = tally(clients, happened.said, stored)
    click.echo(f"{dialect}: {found}; {happened.report(clients)}")
    assert found == Tally()
    assert not any(client.counts["resets"] for client in clients)


@pytest.mark.one_database
async def test_a_server_that_only_emits_loses_messages_in_the_same_weather(tmp_path):
    database = str(tmp_path / "plain.db")
    node = ServerProcess({}, tmp_path / "plain.log")

    async def start(node: ServerProcess) -> None:
        await node.start("-m", "tests.fault.baseline_server", database)

    await start(node)
    clients = [ReliableClient(f"Person {number}", "", node.url, [node.url], "r") for number in range(PEOPLE_A_NODE)]
    try:
        for client in clients:
            client.start()
        await asyncio.gather(*(client.online() for client in clients))
        happened = await run_chaos(plan_chaos(min(SECONDS, 4.0)), [node], clients, None, start)
        found = tally(clients, happened.said, baseline_server.stored(database))
    finally:
        await asyncio.gather(*(client.stop() for client in clients))
        node.kill()
    click.echo(f"plain: {found}; {happened.report(clients)}")
    assert found.lost > 0
