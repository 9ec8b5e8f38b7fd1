"""What goes wrong while someone is being let in: they get an answer, and nothing of them stays behind."""

import asyncio

import asyncpg
import pytest
from tortoise.exceptions import OperationalError

from app.accounts.sessions import revoke_session
from app.realtime import namespace, presence
from app.realtime.auth import session_cache
from tests.support.raw_socket import wait_until
from tests.support.slow_session_check import SlowSessionCheck

pytestmark = pytest.mark.one_database


@pytest.fixture(autouse=True)
def nothing_is_fresh(monkeypatch):
    """Every namespace that is joined looks at the session again, as when news of an end may have been missed."""
    monkeypatch.setattr(session_cache, "FRESH_S", 0)


def nothing_left(hub) -> bool:
    """Whether nobody is anywhere in the books."""
    manager = hub.server.manager
    books = (manager.rooms, manager.pending_connect, manager.pending_disconnect, hub.server.clients, hub._connections)
    return not any(books) and not hub.presence.online() and not hub.fanout._cursors


@pytest.mark.logs_traceback
async def test_a_bug_while_connecting_is_an_answer_and_leaves_nothing(newcomer, hub, monkeypatch):
    calls = 0

    async def broken(_session_id):
        nonlocal calls
        calls += 1
        raise TypeError("which the library takes for a handler of the older kind, and calls again")

    monkeypatch.setattr(hub, "load_principal", broken)
    alice = await newcomer()
    for _ in range(30):
        raw = await alice.link()
        answer = await raw.join("/chat", {"token": await alice.token()})
        assert answer["data"] == {"code": "unavailable", "retry": True, "retry_after_ms": 1000}
        await raw.close()
    await wait_until(lambda: nothing_left(hub))
    assert calls == 30  # and not twice each


async def test_without_the_database_one_is_told_to_try_again(newcomer, hub, monkeypatch):
    async def away(*_):
        raise asyncpg.InterfaceError("the pool is closed")

    alice = await newcomer()
    for place in ("load_principal", "consume_token"):
        raw = await alice.link()
        with monkeypatch.context() as patch:
            patch.setattr(hub, place, away)
            answer = await raw.join("/chat", {"token": await alice.token()})
            assert (answer["data"]["code"], answer["data"]["retry"]) == ("unavailable", True)
        await alice.join(link=raw)


@pytest.mark.parametrize("place", ["load_principal", "consume_token"])
async def test_a_database_that_hangs_keeps_nobody_waiting_for_ever(newcomer, hub, monkeypatch, place):
    async def hang(*_):
        await asyncio.Event().wait()

    monkeypatch.setattr(namespace, "ADMISSION_S", 0.1)
    monkeypatch.setattr(presence, "LINGER_S", 0)
    alice = await newcomer()
    raw = await alice.link()
    with monkeypatch.context() as patch:
        patch.setattr(hub, place, hang)
        answer = await raw.join("/chat", {"token": await alice.token()})
        assert answer["data"] == {"code": "unavailable", "retry": True, "retry_after_ms": 1000}
    await alice.join(link=raw)
    await raw.settled()
    await raw.close()
    await wait_until(lambda: nothing_left(hub))


async def test_a_hook_that_fails_lets_nobody_in(newcomer, hub, monkeypatch):
    async def no_stream(*_):
        raise OperationalError("locked")

    monkeypatch.setattr(hub, "follow_stream", no_stream)
    alice = await newcomer()
    raw = await alice.link()
    answer = await raw.join("/notifications", {"token": await alice.token("/notifications")})
    assert answer["data"]["code"] == "unavailable"
    assert not hub.connections()


async def test_a_session_that_ends_while_its_namespace_is_joined_is_noticed(newcomer, hub, monkeypatch):
    alice = await newcomer()
    slow = SlowSessionCheck(hub, monkeypatch)
    raw = await alice.link()
    await raw.send(f'40/chat,{{"token": "{await alice.token()}"}}')
    await slow.begun.wait()
    await revoke_session(alice.bearer.session_id)
    slow.go_on.set()
    await raw.end()
    await wait_until(lambda: nothing_left(hub))


async def test_a_client_that_goes_while_it_is_let_in_leaves_nothing(newcomer, hub, monkeypatch):
    monkeypatch.setattr(presence, "LINGER_S", 0)
    alice = await newcomer()
    slow = SlowSessionCheck(hub, monkeypatch)
    raw = await alice.link()
    await raw.send(f'40/chat,{{"token": "{await alice.token()}"}}')
    await slow.begun.wait()
    # What the library does with a client that does not answer its pings, whatever else is under way.
    (transport,) = hub.server.eio.sockets.values()
    await transport.close(wait=False, abort=True)
    slow.go_on.set()
    await wait_until(lambda: nothing_left(hub))


async def test_a_slow_join_keeps_the_other_namespace_of_nobody_else_waiting(newcomer, hub, monkeypatch):
    alice, bob = await newcomer(), await newcomer()
    inside = await bob.join()
    slow = SlowSessionCheck(hub, monkeypatch)
    raw = await alice.link()
    joining = asyncio.create_task(raw.join("/chat", {"token": await alice.token()}))
    await slow.begun.wait()
    await inside.settled()
    slow.go_on.set()
    assert "sid" in await joining
