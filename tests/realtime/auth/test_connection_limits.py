"""How many connections there may be: of one person, and from one address."""

import aiohttp
import pytest

from app.realtime.auth import admission
from app.realtime.auth.admission import ConnectionLimits
from app.realtime.auth.session_cache import RevocationCounter
from app.realtime.client import Client
from tests.support.raw_socket import wait_until

pytestmark = pytest.mark.one_database


@pytest.fixture(autouse=True)
def few(monkeypatch):
    monkeypatch.setattr(admission, "MAX_CONNECTIONS_PER_USER", 3)
    monkeypatch.setattr(admission, "MAX_CONNECTIONS_PER_ADDRESS", 6)


def empty(hub) -> bool:
    """Whether nobody is counted."""
    return not hub.server.connection_limits._by_user and not hub.server.connection_limits._by_address


async def test_one_more_than_a_person_may_have_sends_the_oldest_away(newcomer, visit, hub):
    alice, bob = await newcomer(), await newcomer()
    phone = await visit(alice.user)
    other = await bob.join()
    tabs = [await alice.join(), await alice.join(), await phone.join()]
    newest = await phone.join()
    assert await tabs[0].event("/chat", "bye") == {"code": 3504, "reason": "connection_limit"}
    await tabs[0].end()
    for staying in (*tabs[1:], newest, other):
        await staying.settled()
    again = await alice.join()  # somebody looks at the first page again
    await tabs[1].event("/chat", "bye")
    await again.settled()
    assert len(hub.server.clients) == 4


async def test_those_who_are_going_already_take_nobodys_place(newcomer, hub):
    alice = await newcomer()
    tabs = [await alice.join() for _ in range(3)]
    for client in list(hub.server.clients.values())[:2]:
        hub.server.disconnect_client(client, 3001, "shutdown")
    newer = [await alice.join() for _ in range(2)]
    for staying in (tabs[2], *newer):
        await staying.settled()
    assert not tabs[2].events("/chat", "bye")


async def test_a_closed_connection_frees_its_place(newcomer, hub):
    alice = await newcomer()
    for _ in range(5):
        for tab in [await alice.join() for _ in range(3)]:
            await tab.close()
        await wait_until(lambda: not hub.server.clients)
    assert empty(hub)
    tab = await alice.join()
    await tab.settled()


async def test_a_full_address_is_told_to_come_later_and_nobody_there_is_disturbed(newcomer, hub):
    people = [await newcomer() for _ in range(3)]
    tabs = [await person.join() for person in people for _ in range(2)]
    late = await newcomer()
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await late.link()
    assert refused.value.status == 429
    assert int(refused.value.headers["Retry-After"]) > 0
    for tab in tabs:
        await tab.settled()
    await tabs[0].close()
    await wait_until(lambda: len(hub.server.clients) == 5)
    await (await late.join()).settled()


async def test_one_who_is_refused_is_not_counted(newcomer, hub):
    alice = await newcomer()
    for _ in range(8):
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await alice.link(Cookie="")
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await alice.link(path="/socket.io/?EIO=3&transport=websocket")
    assert empty(hub)
    await alice.join()


async def test_closing_twice_or_what_was_never_opened_is_nothing(newcomer):
    counted = ConnectionLimits()
    client = Client(await (await newcomer()).principal(), "192.0.2.1", RevocationCounter().begin_check())
    counted.remove(client)
    assert counted.add(client) == []
    counted.remove(client)
    counted.remove(client)
    assert not counted._by_user
    assert not counted._by_address


async def test_a_household_of_ipv6_addresses_counts_as_one_address():
    counted = ConnectionLimits()
    counted._by_address.update({"2001:db8:1:2::/64": 6})
    assert counted.is_full("2001:db8:1:2:a::1")
    assert not counted.is_full("2001:db8:1:3::1")
