"""How many connections there may be: of one person, and from one address."""

import aiohttp
import pytest

from app.realtime.auth import admission
from app.realtime.auth.admission import Crowding
from app.realtime.auth.session_cache import Revocations
from app.realtime.client import Link
from tests.support.raw_socket import wait_until

pytestmark = pytest.mark.one_database


@pytest.fixture(autouse=True)
def few(monkeypatch):
    monkeypatch.setattr(admission, "MAX_OF_PERSON", 3)
    monkeypatch.setattr(admission, "MAX_OF_ADDRESS", 6)


def empty(hub) -> bool:
    """Whether nobody is counted."""
    return not hub.server.crowding._of_person and not hub.server.crowding._of_address


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
    assert len(hub.server.links) == 4


async def test_those_who_are_going_already_take_nobodys_place(newcomer, hub):
    alice = await newcomer()
    tabs = [await alice.join() for _ in range(3)]
    for link in list(hub.server.links.values())[:2]:
        hub.server.say_bye(link, 3001, "shutdown")
    newer = [await alice.join() for _ in range(2)]
    for staying in (tabs[2], *newer):
        await staying.settled()
    assert not tabs[2].events("/chat", "bye")


async def test_whoever_goes_makes_room(newcomer, hub):
    alice = await newcomer()
    for _ in range(5):
        for tab in [await alice.join() for _ in range(3)]:
            await tab.close()
        await wait_until(lambda: not hub.server.links)
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
    await wait_until(lambda: len(hub.server.links) == 5)
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
    counted = Crowding()
    link = Link(await (await newcomer()).principal(), "192.0.2.1", Revocations().before_look())
    counted.closed(link)
    assert counted.opened(link) == []
    counted.closed(link)
    counted.closed(link)
    assert not counted._of_person
    assert not counted._of_address


async def test_a_household_of_ipv6_addresses_counts_as_one_address():
    counted = Crowding()
    counted._of_address.update({"2001:db8:1:2::/64": 6})
    assert counted.is_full("2001:db8:1:2:a::1")
    assert not counted.is_full("2001:db8:1:3::1")
