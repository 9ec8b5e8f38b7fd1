"""Two processes on one PostgreSQL, with a Redis between them: whoever is on one notices nothing of there being two."""

import asyncio
import itertools

import aiohttp
import pytest

from app.accounts.models import Role, User
from app.chat.models import Membership
from tests.support.deployment import Deployment
from tests.support.messages import received_seqs, subscribe_room
from tests.support.node_client import NodeClient
from tests.support.patience import PATIENCE_S
from tests.support.raw_socket import RawSocket
from tests.support.server_process import ServerProcess
from tests.support.users import PASSWORD

pytestmark = pytest.mark.several_nodes

_ids = itertools.count()


@pytest.fixture
async def two(site: Deployment) -> Deployment:
    """Both nodes run, and hear each other."""
    await site.start()
    await on_both(site, "up")
    return site


async def on_both(site: Deployment, bus: str) -> None:
    """Wait until every node says that the bus is so."""
    ready = {"status": "ok", "files": "local"}
    async with aiohttp.ClientSession() as http, asyncio.timeout(PATIENCE_S):
        for node in site.nodes:
            while await readiness(http, node) != (200, ready | {"bus": bus}):  # noqa: ASYNC110
                await asyncio.sleep(0.01)


async def readiness(http: aiohttp.ClientSession, node: ServerProcess) -> tuple[int, dict[str, str]]:
    async with http.get(f"{node.url}/health/ready") as response:
        return response.status, await response.json()


async def joined(site: Deployment, node: ServerProcess, name: str) -> tuple[NodeClient, RawSocket]:
    """Somebody who is in the room, at `node`."""
    guest = await site.guest(name)
    raw = await guest.join(node)
    await subscribe_room(raw, site.room.id)
    return guest, raw


async def says(site: Deployment, raw: RawSocket, body: str) -> int:
    """Say something in the room; its seq."""
    reply = await raw.call("/chat", "sendMessage", {"room": site.room.id, "body": body, "client_id": f"c-{next(_ids)}"})
    assert reply["ok"], reply
    return int(reply["seq"])


async def hears(raw: RawSocket, body: str) -> None:
    await raw.event("/chat", "event", lambda event: event["data"].get("body") == body)


async def test_what_is_said_on_one_is_seen_on_the_other_whatever_becomes_of_redis(two):
    (_, alice), (_, bob) = await joined(two, two.first, "Alice"), await joined(two, two.last, "Bob")
    await says(two, alice, "with Redis")
    await hears(bob, "with Redis")
    await says(two, bob, "and back")
    await hears(alice, "and back")

    two.redis.freeze()
    await says(two, alice, "into the ice")
    await hears(bob, "into the ice")
    await on_both(two, "down")
    await asyncio.to_thread(two.redis.start)
    await on_both(two, "up")
    await says(two, bob, "after the thaw")
    await hears(alice, "after the thaw")

    two.redis.stop()
    await on_both(two, "down")
    for number in range(20):
        await says(two, (alice, bob)[number % 2], f"without Redis {number}")
    await hears(bob, "without Redis 19")
    await hears(alice, "without Redis 19")
    await asyncio.to_thread(two.redis.start)
    await on_both(two, "up")
    await says(two, alice, "Redis again")
    await hears(bob, "Redis again")
    for raw in (alice, bob):
        assert received_seqs(raw, f"room:{two.room.id}") == list(range(1, 26))


async def test_typing_and_counts_cross_over_and_are_lost_with_redis(two):
    (_, alice), (guest, bob) = await joined(two, two.first, "Alice"), await joined(two, two.last, "Bob")
    elsewhere = await guest.join(two.last)  # a page of Bob's that shows another room
    assert (await alice.call("/chat", "typing", {"room": two.room.id}))["ok"]
    await bob.event("/chat", "typing", lambda body: body["name"] == "Alice")
    assert alice.events("/chat", "typing") == []
    await says(two, alice, "hello")
    await elsewhere.event("/chat", "unread", lambda body: body["rooms"].get(two.room.id) == 1)
    two.redis.stop()
    await on_both(two, "down")
    assert (await alice.call("/chat", "typing", {"room": two.room.id}))["ok"]
    await says(two, alice, "hello again")
    await hears(bob, "hello again")
    assert len(bob.events("/chat", "typing")) == 1
    await asyncio.to_thread(two.redis.start)
    await elsewhere.event("/chat", "unread", lambda body: body["rooms"].get(two.room.id) == 2)


async def test_who_has_tabs_on_both_is_here_until_the_last_is_closed(two):
    alice, tab = await joined(two, two.first, "Alice")
    _, bob = await joined(two, two.last, "Bob")
    me = (await Membership.get(room_id=two.room.id, user__name="Alice")).user_id
    await bob.event("/chat", "presence", lambda body: me in body["online"])
    other_tab = await alice.join(two.last)
    await tab.close()
    await other_tab.close()
    await bob.event("/chat", "presence", lambda body: me in body["offline"])


async def test_t62_what_was_revoked_while_redis_was_away_is_enforced_when_it_is_back(two):
    (alice, alice_raw), (_, bob) = await joined(two, two.last, "Alice"), await joined(two, two.last, "Bob")
    carol, carol_raw = await joined(two, two.last, "Carol")
    two.redis.stop()
    await on_both(two, "down")
    assert await alice.post(two.first, "/logout") == 303
    assert await carol.post(two.first, f"/chat/{two.room.id}/leave") == 303
    await asyncio.to_thread(two.redis.start)
    assert (await alice_raw.event("/chat", "bye"))["reason"] == "session_over"
    await says(two, bob, "only for us")
    await hears(bob, "only for us")
    await carol_raw.settled()
    assert carol_raw.events("/chat", "event") == []


async def test_who_left_hears_no_more_of_a_room_while_redis_is_away(two):
    (_, bob), (carol, carol_raw) = await joined(two, two.last, "Bob"), await joined(two, two.last, "Carol")
    two.redis.stop()
    await on_both(two, "down")
    assert await carol.post(two.first, f"/chat/{two.room.id}/leave") == 303
    await says(two, bob, "only for us")
    await hears(bob, "only for us")
    await carol_raw.settled()
    assert carol_raw.events("/chat", "event") == []


async def test_who_left_a_room_and_came_back_goes_on_hearing_while_redis_is_away(two):
    (_, bob), (carol, carol_raw) = await joined(two, two.last, "Bob"), await joined(two, two.last, "Carol")
    two.redis.stop()
    await on_both(two, "down")
    for what in ("leave", "join"):
        assert await carol.post(two.first, f"/chat/{two.room.id}/{what}") == 303
    await says(two, bob, "welcome back")
    await hears(carol_raw, "welcome back")


async def test_attempts_to_sign_in_are_counted_over_both(two):
    for node in two.nodes:
        await node.start(RATE_LIMITS="on")
    user = await two.make_user(name="Dora")
    async with aiohttp.ClientSession(headers={"Origin": two.origin}) as http:

        async def attempt(node: ServerProcess, password: str) -> int:
            form = {"email": user.email, "password": password}
            async with http.post(f"{node.url}/login", data=form, allow_redirects=False) as response:
                return response.status

        wrong = [await attempt(two.nodes[number % 2], "wrong") for number in range(5)]
        assert 429 not in wrong
        assert [await attempt(node, PASSWORD) for node in two.nodes] == [429, 429]
        two.redis.stop()  # and without it each knows what it has seen itself: three and two of the five
        assert await attempt(two.last, PASSWORD) == 303


@pytest.fixture
async def owner(two: Deployment) -> NodeClient:
    """Who may change what others may."""
    return await signed_in(two, await User.get(name="Founder"))


async def signed_in(site: Deployment, user: User) -> NodeClient:
    guest = NodeClient(await site.sign_in(user), site.origin)
    site.guests.append(guest)
    return guest


async def make_role(owner: NodeClient, node: ServerProcess, name: str, *permissions: str) -> str:
    form = [("name", name), *(("permissions", each) for each in permissions)]
    assert await owner.post(node, "/roles/new", form) == 303
    return (await Role.get(name=name)).key


async def assert_dismissed(raw: RawSocket, closed: str, left: str) -> None:
    """Only `closed` is over, and its page was told why."""
    assert await raw.event(closed, "bye") == {"code": 3503, "reason": "forbidden"}
    await raw.wait_for(lambda frame: frame == f"41{closed},")
    await assert_stays(raw, left)


async def assert_stays(raw: RawSocket, *namespaces: str) -> None:
    for namespace in namespaces:
        await raw.settled(namespace)
        assert raw.events(namespace, "bye") == []


async def test_what_one_may_no_longer_do_is_over_on_the_other_node_and_nothing_else_is(two, owner):
    chat, inbox = "/chat", "/notifications"
    crew = await make_role(owner, two.first, "Crew", "send_message", "receive_notifications")
    talkers = await make_role(owner, two.first, "Talkers", "send_message")
    anna, ben = await two.make_user(crew, name="Anna"), await two.make_user(name="Ben")
    annas, bens, clara = await signed_in(two, anna), await signed_in(two, ben), await two.guest("Clara")
    here, there, bens_tab, claras_tab = [
        await guest.join(node, chat, inbox)
        for guest, node in ((annas, two.first), (annas, two.last), (bens, two.last), (clara, two.last))
    ]

    # A permission is taken from a role.
    left = [("name", "Crew"), ("permissions", "receive_notifications")]
    assert await owner.post(two.first, f"/roles/{crew}", left) == 303
    for raw in (here, there):
        await assert_dismissed(raw, chat, left=inbox)
    for raw in (bens_tab, claras_tab):
        await assert_stays(raw, chat, inbox)

    # A person gets another role.
    assert await owner.post(two.first, f"/users/{ben.id}/role", [("role", talkers)]) == 303
    await assert_dismissed(bens_tab, inbox, left=chat)
    await assert_stays(claras_tab, chat, inbox)
    await assert_stays(there, inbox)
