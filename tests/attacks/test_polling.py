"""Attacks on links that poll, where polling is switched on."""

import httpx
import pytest

from tests.support.polling_client import URL, PollingClient


@pytest.fixture
def settings(make_settings, database_url, listener):
    return make_settings(
        database_url=database_url, port=listener.getsockname()[1], transports="websocket,polling", drain_seconds=0
    )


async def test_t59_a_copied_id_is_worth_nothing_to_others(newcomer, live, hub):
    alice, mallory = await newcomer(), await newcomer()
    joining = f'40/chat,{{"token": "{await alice.token()}"}}'
    async with PollingClient(alice) as poller, httpx.AsyncClient(base_url=live.url) as nobody:
        address = f"{URL}&sid={poller.sid}"
        refused = await nobody.post(address, content=joining, headers={"Origin": live.url})
        assert refused.status_code == 401
        async with mallory.browser() as other:
            assert (await other.post(address, content=joining)).status_code == 400
            assert (await other.get(address)).status_code == 400
        assert not hub.connections()
        assert "40/chat" in await poller.join()
