"""When a session ends, so does everything it opened, on both namespaces, at once."""

import asyncio

import aiohttp
import pytest

from app.accounts.models import Session, User
from app.accounts.service import change_role, suspend
from app.accounts.sessions import end_session
from app.chat import service
from app.clock import clock
from tests.queries import queries
from tests.realtime.raw import until

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
    assert reply["data"]["code"] == "bad_token"


async def test_who_is_suspended_is_out_everywhere(newcomer, visit, owner):
    alice = await newcomer()
    phone = await visit(alice.user)
    raws = [await on_both(alice), await on_both(phone)]
    token = await alice.token()
    await suspend(await owner.principal(), alice.id)
    for raw in raws:
        await assert_told(raw, 3503, "suspended")
    await assert_shut_out(alice, token)


async def test_a_new_role_brings_clients_back_with_what_they_may_now(newcomer, owner, room):
    alice = await newcomer()
    raw = await on_both(alice)
    await change_role(await owner.principal(), alice.id, "guest")
    await assert_told(raw, 3010, "role_changed")
    again = await alice.join("/notifications")
    reply = await again.join("/chat", {"token": await alice.token()})
    assert reply["data"] == {"code": "forbidden", "retry": False}
    await change_role(await owner.principal(), alice.id, "moderator")
    await again.end()
    raw = await on_both(alice)
    assert (await raw.call("/chat", "joinRoom", {"room": room.id}))["ok"]


async def test_what_was_sent_before_the_end_but_not_begun_does_not_happen(newcomer, hub, room, monkeypatch):
    begun, go_on, done = asyncio.Event(), asyncio.Event(), []

    async def slow(actor, room_id, body, client_id):
        begun.set()
        await go_on.wait()
        done.append(body)
        return service.Sent("id", 1, dup=False)

    monkeypatch.setattr(service, "send_message", slow)
    alice = await newcomer()
    raw = await alice.join()
    for number in range(3):
        await raw.post("/chat", "sendMessage", {"room": room.id, "body": str(number), "client_id": str(number)})
    await begun.wait()
    (link,) = hub.server.links.values()
    await end_session(alice.bearer.session_id)
    await raw.event("/chat", "bye")
    go_on.set()
    await link.idle()
    assert done == ["0"]


async def test_the_sweep_asks_once_for_many_sessions(newcomer, hub):
    raws = [await (await newcomer()).join() for _ in range(5)]
    with queries() as asked:
        await hub.ending.sweep()
    assert len([statement for statement in asked.statements if "FROM session" in statement]) == 1
    for raw in raws:
        await raw.settled()


async def test_a_session_that_ended_elsewhere_is_found_by_the_sweep(newcomer, visit, hub):
    alice, bob = await newcomer(), await newcomer()
    raw, other = await on_both(alice), await bob.join()
    await hub.ending.sweep()
    await raw.settled()
    # As by another process: nobody here is told.
    await Session.filter(id=alice.bearer.session_id).update(revoked_at=clock.now())
    await hub.ending.sweep()
    await assert_told(raw, 3503, "session_over")
    await User.filter(id=bob.id).update(role_id="moderator")
    await hub.ending.sweep()
    assert await other.event("/chat", "bye") == {"code": 3010, "reason": "role_changed"}
    other = await bob.join()
    await User.filter(id=bob.id).update(session_epoch=7)
    await hub.ending.sweep()
    await other.end()
    await until(lambda: not hub.server.links)
