"""A session that is ended at one node loses its sockets at the other: at once by word over Redis, else by the sweep."""

import asyncio

import click
import pytest

from tests.support.deployment import Deployment
from tests.support.server_process import with_constants

# Far less than the sweep takes, which would find it as well.
AT_ONCE_S = 10.0
OFTEN = with_constants({"app.realtime.revocation.SWEEP_INTERVAL_S": 0.5})

pytestmark = pytest.mark.several_nodes


async def dropped_after_signing_out(site: Deployment) -> float:
    """Sign somebody out at the first node who is connected to the last; how long their sockets there lived on, in s."""
    guest, other = await site.guest("Alice"), await site.guest("Bob")
    raw, stays = await guest.join(site.last, "/chat", "/notifications"), await other.join(site.last)
    began = asyncio.get_running_loop().time()
    assert await guest.post(site.first, "/logout") == 303
    for namespace in ("/chat", "/notifications"):
        assert (await raw.event(namespace, "bye"))["code"] == 3503
    await raw.end()
    took = asyncio.get_running_loop().time() - began
    await stays.settled()
    return took


async def test_with_redis_both_namespaces_go_at_once(site: Deployment):
    # B16
    await site.start()
    took = await dropped_after_signing_out(site)
    click.echo(f"signed out at one node, dropped at the other {took * 1000:.0f} ms later")
    assert took < AT_ONCE_S


async def test_without_it_they_go_with_the_next_sweep(site: Deployment):
    assert site.redis is not None
    await asyncio.gather(*(node.start(*OFTEN) for node in site.nodes))
    site.redis.freeze()
    await dropped_after_signing_out(site)
