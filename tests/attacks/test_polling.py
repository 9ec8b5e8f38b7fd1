"""Attacks on links that poll, where polling is switched on."""

import asyncio

import httpx
import pytest

from tests.support.patience import PATIENCE_S
from tests.support.polling_client import URL, PollingClient
from tests.support.raw_socket import wait_until


@pytest.fixture
def settings(make_settings, database_url, listener):
    return make_settings(
        database_url=database_url, port=listener.getsockname()[1], transports="websocket,polling", drain_seconds=0
    )


async def test_t59_a_copied_id_is_worth_nothing_to_others(newcomer, live, hub):
    alice, mallory = await newcomer(), await newcomer()
    joining = f'40/chat,{{"token": "{await alice.token()}"}}'
    async with PollingClient(alice) as poller, httpx.AsyncClient(timeout=PATIENCE_S, base_url=live.url) as nobody:
        address = f"{URL}&sid={poller.sid}"
        refused = await nobody.post(address, content=joining, headers={"Origin": live.url})
        assert refused.status_code == 401
        async with mallory.browser() as other:
            assert (await other.post(address, content=joining)).status_code == 400
            assert (await other.get(address)).status_code == 400
        assert not hub.connections()
        assert "40/chat" in await poller.join()


NONSENSE = [
    "2", "6", "0{}", "7", "9", "", "\x1e", "3\x1e", "3x", "1x", "5", "b!", "bA", "bé", "x",
    "\0", "\x1e".join(["3"] * 17), "4" * 2_000_000,
]  # fmt: skip


@pytest.mark.parametrize("body", NONSENSE, ids=lambda body: ascii(body)[:12])
async def test_t59_what_is_no_packet_is_refused_at_once_and_ends_the_link(newcomer, hub, body: str) -> None:
    alice, bob = await newcomer(), await newcomer()
    async with PollingClient(bob) as other, PollingClient(alice) as poller:
        await poller.join()
        async with asyncio.timeout(5):
            assert (await poller.post(body)).status_code == 400
            await wait_until(lambda: poller.sid not in hub.server.clients)
            assert (await poller.get()).status_code == 400
        assert "40/chat" in await other.join()
        assert hub.server.counters.malformed["message"] == 1


@pytest.mark.parametrize("query", ["&j=0", "&j=x", "&EIO=3", "&transport=nothing", "&sid=a&sid=b"])
async def test_t59_nor_is_anything_asked_otherwise(newcomer, live, query: str) -> None:
    alice = await newcomer()
    async with PollingClient(alice) as poller, alice.browser() as browser:
        for method in ("GET", "POST", "PUT", "DELETE"):
            answer = await browser.request(method, f"{URL}&sid={poller.sid}{query}", content="3")
            assert answer.status_code in (400, 405), (method, answer.status_code)


async def test_t59_and_packets_are_taken(newcomer) -> None:
    alice = await newcomer()
    async with PollingClient(alice) as poller:
        await poller.join()
        assert (await poller.post('3\x1e42/chat,1["nothing"]\x1e3')).status_code == 200
        assert "unknown_event" in (await poller.get()).text
