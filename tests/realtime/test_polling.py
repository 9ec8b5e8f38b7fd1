"""Long polling, where it is switched on: the id in the address is worth nothing without the session it was given to."""

import asyncio

import httpx
import pytest

from app.accounts.sessions import revoke_session
from app.server import drain
from tests.support.patience import PATIENCE_S
from tests.support.polling_client import URL, PollingClient
from tests.support.raw_socket import RawSocket, wait_until

pytestmark = pytest.mark.one_database

BROWSER = {"Sec-Fetch-Site": "same-origin", "Origin": ""}


@pytest.fixture
def settings(make_settings, database_url, listener):
    return make_settings(
        database_url=database_url, port=listener.getsockname()[1], transports="websocket,polling", drain_seconds=0
    )


async def test_a_page_of_ours_can_poll(newcomer):
    alice = await newcomer()
    for headers in ({}, BROWSER):  # other clients send Origin, browsers say `same-origin` where they GET
        async with PollingClient(alice, **headers) as poller:
            assert '40/chat,{"sid"' in await poller.join()
            await poller.post('42/chat,1["nothing"]')
            assert "unknown_event" in (await poller.get()).text


async def test_other_sites_cannot_poll_with_the_cookie(newcomer, live):
    alice = await newcomer()
    async with PollingClient(alice) as poller:
        for headers in (
            {"Origin": "http://evil.example"},
            {"Origin": "", "Sec-Fetch-Site": "cross-site"},
            {"Origin": "", "Sec-Fetch-Site": "same-site"},
            {"Origin": ""},
        ):
            async with httpx.AsyncClient(
                timeout=PATIENCE_S, base_url=live.url, headers={"Cookie": alice.cookie}
            ) as elsewhere:
                sent = {name: value for name, value in headers.items() if value}
                for address in (URL, f"{URL}&sid={poller.sid}"):
                    assert (await elsewhere.get(address, headers=sent)).status_code == 403


async def test_nonsense_is_counted_and_ends_the_link_without_a_traceback(newcomer, hub):
    alice = await newcomer()
    async with PollingClient(alice) as poller:
        await poller.join()
        for _ in range(3):
            assert (await poller.post("xyz")).status_code in (200, 400)
        for _ in range(10):
            await poller.post("4nonsense")
        assert not hub.server.clients
        assert (await poller.get()).status_code == 400


async def test_the_end_of_a_session_reaches_those_who_poll(newcomer, hub):
    alice = await newcomer()
    async with PollingClient(alice) as poller:
        await poller.join()
        await revoke_session(alice.bearer.session_id)
        assert (await poller.get()).status_code == 401
    await wait_until(lambda: not hub.server.clients)


async def test_a_link_that_polls_can_become_a_websocket(newcomer, hub):
    alice = await newcomer()
    async with PollingClient(alice) as poller:
        made = await alice._http.ws_connect(
            alice.live.url.replace("http", "ws") + f"/socket.io/?EIO=4&transport=websocket&sid={poller.sid}",
            headers={"Origin": alice.live.url, "Cookie": alice.cookie},
        )
        raw = RawSocket(made)
        alice.links.append(raw)
        await raw.send("2probe")
        await raw.wait_for(lambda frame: frame == "3probe")
        await raw.send("5")
        await alice.join(link=raw)
        assert len(hub.server.clients) == 1


async def test_those_who_poll_hear_the_farewell(newcomer, live, hub):
    alice = await newcomer()
    async with PollingClient(alice) as poller:
        await poller.join()
        waiting = asyncio.create_task(poller.get())
        await wait_until(lambda: hub.server.eio.sockets[poller.sid].queue._getters)
        await drain(live.app, 0)
        assert '"code":3001' in (await waiting).text
