"""Everything that hostile clients are known to send, from all of them at once: honest people notice nothing of it.

What each of these is answered is claimed one by one in `tests/realtime`; here they meet a server that is at work.
"""

import asyncio
import os
import random
from collections.abc import Awaitable, Callable

import aiohttp
import click
import pytest

from tests.support.delivery_tally import Tally, tally
from tests.support.deployment import Deployment
from tests.support.node_client import NodeClient
from tests.support.raw_socket import RawSocket
from tests.support.server_process import ServerProcess, with_constants

ROUNDS = 5
# Of what is sent in a round, the largest part is two megabytes; all of it together would be many times this.
MAY_GROW_KIB = 30_000
# For each connection a handful of lines, however much came over it.
MAY_LOG_BYTES = 2_000
# Links that join nothing are cut after ten seconds; it need not be so long here.
HASTY = with_constants({"app.realtime.transports.JOIN_DEADLINE_S": 0.5})

pytestmark = pytest.mark.one_database


async def flood(raw: RawSocket, *frames: str | bytes) -> None:
    """Send `frames` as far as the server lets it, and wait for the end of the connection."""
    try:
        for frame in frames:
            await raw.send(frame)
    except (ConnectionError, aiohttp.ClientError):
        pass
    await raw.end()


async def reserved_events(guest: NodeClient, node: ServerProcess) -> None:
    raw = await guest.join(node)
    forged = {"asgi.scope": {"switchboard.link": None}}
    for event in (["connect", forged, {"token": "x"}], ["disconnect"], ["trigger_event", "connect"], ["x" * 50_000]):
        assert (await raw.call("/chat", *event))["ok"] is False
    await raw.close()


async def endless_attachments(guest: NodeClient, node: ServerProcess) -> None:
    raw = await guest.join(node)
    await flood(raw, *['459999999999-/chat,["x"]', b"x" * 100_000] * 20)


async def packets_that_are_none(guest: NodeClient, node: ServerProcess) -> None:
    raw = await guest.join(node)
    await flood(raw, *['42/chat,["x"', "43/chat,0[]", "4" + "[" * 10_000, b"\x00", "4hello", os.urandom(64)] * 4)


async def frames_that_are_none(guest: NodeClient, node: ServerProcess) -> None:
    await flood(await guest.join(node), random.choice(("x", "0{}", "b4xyz", "")))


async def two_megabytes(guest: NodeClient, node: ServerProcess) -> None:
    await flood(await guest.join(node), '42/chat,1["sendMessage","' + "x" * 2_000_000 + '"]')


async def namespaces_there_are_not(guest: NodeClient, node: ServerProcess) -> None:
    await flood(await guest.link(node), "40", "40/,", "40/admin,", "40/" + "x" * 1000 + ",{}", "40/chat,7")


async def tokens_made_up(guest: NodeClient, node: ServerProcess) -> None:
    await flood(await guest.link(node), *['40/chat,{"token":"n1.01M82Q76XVGZ6F4PG8ABWD0T2S.' + "A" * 43 + '"}'] * 50)


async def joining_again_and_again(guest: NodeClient, node: ServerProcess) -> None:
    await flood(await guest.join(node), *["40/chat,{}"] * 50)


async def joining_nothing(guest: NodeClient, node: ServerProcess) -> None:
    await asyncio.gather(*(raw.end() for raw in [await guest.link(node) for _ in range(10)]))


async def somebody_elses_page(guest: NodeClient, node: ServerProcess) -> None:
    for headers in (
        {"Origin": "https://evil.example"},
        {"Origin": "null", "X_Forwarded_For": "127.0.0.1", "X_Forwarded_Host": "null"},
        {"Origin": "https://evil.example", "X_Forwarded_Host": "evil.example", "X_Forwarded_Proto": "https"},
    ):
        with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
            await guest.link(node, **headers)
        assert caught.value.status == 403


ATTACKS: tuple[Callable[[NodeClient, ServerProcess], Awaitable[None]], ...] = (
    reserved_events,
    endless_attachments,
    packets_that_are_none,
    frames_that_are_none,
    two_megabytes,
    namespaces_there_are_not,
    tokens_made_up,
    joining_again_and_again,
    joining_nothing,
    somebody_elses_page,
)


async def test_hostile_clients_do_not_disturb_other_clients(site: Deployment):
    await site.first.start(*HASTY)
    honest = [await site.client(name=name) for name in ("Anna", "Boris")]
    hostile = [await site.guest(attack.__name__) for attack in ATTACKS]
    before, said = site.first.memory_kib(), []

    async def attack_for_a_while(
        attack: Callable[[NodeClient, ServerProcess], Awaitable[None]], guest: NodeClient
    ) -> None:
        for _ in range(ROUNDS):
            await attack(guest, site.first)

    async def talk() -> None:
        while True:
            said.extend([await client.said("as if nothing were") for client in honest])
            await asyncio.sleep(0.02)

    talking = asyncio.create_task(talk())
    await asyncio.gather(*map(attack_for_a_while, ATTACKS, hostile))
    talking.cancel()
    await asyncio.gather(talking, return_exceptions=True)
    connections = sum(len(guest.links) for guest in hostile)
    growth, logged = site.first.memory_kib() - before, len(site.first.log)
    click.echo(f"{connections} hostile connections: grew by {growth} KiB, logged {logged} bytes; {len(said)} messages")
    await asyncio.gather(*(client.all_sent() for client in honest))
    stored = await site.stored()
    await asyncio.gather(*(client.has(*stored) for client in honest))
    assert tally(honest, said, stored) == Tally()
    assert [client.counts["visits"] for client in honest] == [1, 1]
    assert growth < MAY_GROW_KIB
    assert logged < MAY_LOG_BYTES * connections
