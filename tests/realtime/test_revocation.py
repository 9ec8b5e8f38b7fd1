"""When a session ends, so does everything it opened, on both namespaces, at once."""

import asyncio

import aiohttp
import pytest

from app.accounts.models import Session, User
from app.accounts.sessions import revoke_session
from app.accounts.users.manage import change_role_of_user, suspend_user
from app.chat.messages import send
from app.chat.messages.send import Sent
from app.clock import clock
from tests.support.query_log import record_queries
from tests.support.raw_socket import wait_until

pytestmark = pytest.mark.one_database


@pytest.fixture
async def owner(newcomer):
    return await newcomer("owner", name="Olga")


async def on_both(visitor):
    """A link of `visitor` that has joined both namespaces."""
    raw = await visitor.join("/chat")
    return await visitor.join("/notifications", link=raw)


async def assert_told(raw, code: int, reason: str) -> None:
    for namespace in ("/chat", "/notifications"):
        assert await raw.event(namespace, "bye") == {"code": code, "reason": reason}
    await raw.end()


async def assert_shut_out(visitor, token: str) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
        await visitor.link()
    assert caught.value.status == 401


async def test_signing_out_ends_the_sockets_of_that_browser_only(newcomer, visit, hub):
    # B16
    alice = await newcomer()
    phone = await visit(alice.user)
    raw, tab, other = await on_both(alice), await alice.join(), await on_both(phone)
    token = await alice.token()
    assert (await alice.post("/logout")).status_code == 303
    await assert_told(raw, 3503, "signed_out")
    await tab.end()
    await assert_shut_out(alice, token)
    await other.settled()
    assert {c.principal.session_id for c in hub.connections()} == {phone.bearer.session_id}
    reply = await (await phone.link()).join("/chat", {"token": token})  # nor from another session
    assert reply["data"]["code"] == "session_mismatch"


async def test_suspending_a_user_closes_all_their_connections(newcomer, visit, owner):
    # B16
    alice = await newcomer()
    phone = await visit(alice.user)
    raws = [await on_both(alice), await on_both(phone)]
    token = await alice.token()
    await suspend_user(await owner.principal(), alice.id)
    for raw in raws:
        await assert_told(raw, 3503, "suspended")
    await assert_shut_out(alice, token)


async def test_a_new_role_closes_only_what_it_does_not_allow(newcomer, owner, room, hub):
    alice, bob = await newcomer(), await newcomer()
    raw, other = await on_both(alice), await on_both(bob)
    assert (await raw.call("/chat", "joinRoom", {"room": room.id}))["ok"]
    await change_role_of_user(await owner.principal(), alice.id, "guest")
    assert await raw.event("/chat", "bye") == {"code": 3503, "reason": "forbidden"}
    await raw.wait_for(lambda frame: frame == "41/chat,")
    await raw.settled("/notifications")
    assert not raw.ended
    reply = await raw.join("/chat", {"token": await bob.token()})
    assert reply["data"]["code"] == "session_mismatch"
    assert raw.events("/notifications", "bye") == []
    await other.settled()
    await change_role_of_user(await owner.principal(), alice.id, "moderator")
    await alice.join("/chat", link=raw)
    assert (await raw.call("/chat", "joinRoom", {"room": room.id}))["ok"]
    assert {c.principal.role for c in hub.connections() if c.principal.user_id == alice.id} == {"moderator"}


@pytest.mark.parametrize(
    ("event", "data"), [("sendMessage", {"room": "", "body": "still?", "client_id": "1"}), ("resume", {"streams": {}})]
)
async def test_what_is_sent_while_a_role_changes_is_judged_by_the_new_one(
    newcomer, owner, room, hub, monkeypatch, event, data
):
    alice = await newcomer()
    raw = await alice.join("/chat")
    go_on, load = asyncio.Event(), hub.revoker._load_principals

    async def slow(session_ids):
        await go_on.wait()
        return await load(session_ids)

    monkeypatch.setattr(hub.revoker, "_load_principals", slow)
    await change_role_of_user(await owner.principal(), alice.id, "guest")
    number = await raw.post("/chat", event, data | ({"room": room.id} if "room" in data else {}))
    (client,) = hub.server.clients.values()
    await wait_until(lambda: client._event_queue.is_busy)
    go_on.set()
    assert (await raw.ack("/chat", number))["error"]["code"] == "forbidden"


async def test_of_two_changes_of_a_role_the_later_one_counts_whichever_is_read_first(newcomer, owner, hub, monkeypatch):
    alice = await newcomer()
    raw = await alice.join("/chat")
    (client,) = hub.server.clients.values()
    read, go_on, load = asyncio.Event(), asyncio.Event(), hub.revoker._load_principals

    async def first_is_slow(session_ids):
        found = await load(session_ids)
        if not read.is_set():
            read.set()
            await go_on.wait()
        return found

    monkeypatch.setattr(hub.revoker, "_load_principals", first_is_slow)
    await change_role_of_user(await owner.principal(), alice.id, "guest")
    await read.wait()
    slow = client.recheck
    await change_role_of_user(await owner.principal(), alice.id, "moderator")
    await wait_until(lambda: client.principal.role == "moderator")
    go_on.set()
    await slow
    await raw.settled()
    assert client.principal.role == "moderator"
    assert not raw.events("/chat", "bye")


async def test_who_loses_the_permission_while_they_are_let_in_is_not(newcomer, owner, hub, monkeypatch):
    alice = await newcomer()
    raw = await alice.link()
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slow(_connection):
        begun.set()
        await go_on.wait()

    monkeypatch.setattr(hub.server.namespace_handlers["/chat"], "before_accept", slow)
    joining = asyncio.create_task(raw.join("/chat", {"token": await alice.token()}))
    await begun.wait()
    await change_role_of_user(await owner.principal(), alice.id, "guest")
    (client,) = hub.server.clients.values()
    await wait_until(lambda: client.principal.role == "guest")
    go_on.set()
    assert (await joining)["message"] == "forbidden"
    assert not client.connections


async def test_connections_close_if_permissions_cannot_be_loaded(newcomer, owner, hub, monkeypatch):
    alice = await newcomer()
    raw = await on_both(alice)

    async def away(session_ids):
        raise ConnectionError("away")

    with monkeypatch.context() as broken:
        broken.setattr(hub.revoker, "_load_principals", away)
        await change_role_of_user(await owner.principal(), alice.id, "guest")
        await assert_told(raw, 3010, "role_changed")


async def test_what_was_sent_before_the_end_but_not_begun_does_not_happen(newcomer, hub, room, monkeypatch):
    begun, go_on, done = asyncio.Event(), asyncio.Event(), []

    async def slow(actor, room_id, body, *_):
        begun.set()
        await go_on.wait()
        done.append(body)
        return Sent("id", 1, dup=False)

    monkeypatch.setattr(send, "post_message", slow)
    alice = await newcomer()
    raw = await alice.join()
    for number in range(3):
        await raw.post("/chat", "sendMessage", {"room": room.id, "body": str(number), "client_id": str(number)})
    await begun.wait()
    (client,) = hub.server.clients.values()
    await revoke_session(alice.bearer.session_id)
    await raw.event("/chat", "bye")
    go_on.set()
    await client.wait_until_answered()
    assert done == ["0"]


async def test_the_sweep_asks_once_for_many_sessions(newcomer, hub):
    raws = [await (await newcomer()).join() for _ in range(5)]
    with record_queries() as asked:
        await hub.revoker.sweep()
    assert len([statement for statement in asked.statements if "FROM session" in statement]) == 1
    for raw in raws:
        await raw.settled()


async def test_a_session_that_ended_elsewhere_is_found_by_the_sweep(newcomer, visit, hub):
    # B16
    alice, bob = await newcomer(), await newcomer()
    raw, other = await on_both(alice), await bob.join()
    await hub.revoker.sweep()
    await raw.settled()
    # As by another process: nobody here is told.
    await Session.filter(id=alice.bearer.session_id).update(revoked_at=clock.now())
    await hub.revoker.sweep()
    await assert_told(raw, 3503, "session_over")
    await User.filter(id=bob.id).update(role_id="guest")
    await hub.revoker.sweep()
    assert await other.event("/chat", "bye") == {"code": 3503, "reason": "forbidden"}
    other = await bob.join("/notifications")
    await User.filter(id=bob.id).update(session_epoch=7)
    await hub.revoker.sweep()
    await other.end()
    await wait_until(lambda: not hub.server.clients)


@pytest.mark.parametrize("reason", ["signed_out", "suspended", "expired", "password_changed"])
async def test_the_socket_of_a_session_that_is_over_is_closed_as_such(newcomer, reason):
    alice, bob = await newcomer(), await newcomer()
    raw, other = await alice.join(), await bob.join()
    await revoke_session(alice.bearer.session_id, reason)
    assert (await raw.event("/chat", "bye"))["code"] == 3503
    await raw.end()
    assert raw.websocket.close_code == 4401
    await other.settled()
    await other.send("1")  # which ends nothing but this connection
    await other.end()
    assert other.websocket.close_code != 4401
