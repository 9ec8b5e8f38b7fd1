"""How often a session is looked up when a browser comes in: once, unless something may have changed meanwhile."""

import pytest

from app.accounts.models import Session
from app.accounts.sessions import revoke_session
from app.accounts.users.manage import change_role_of_user
from app.clock import clock
from app.realtime.auth import session_cache
from app.realtime.auth.session_cache import RevocationCounter
from tests.support.query_log import record_queries

pytestmark = pytest.mark.one_database


async def joined(visitor, raw, namespace="/chat"):
    """The answer to joining `namespace` over `raw`."""
    return await raw.join(namespace, {"token": await visitor.token(namespace)})


async def revoke_unheard(visitor) -> None:
    """End the session as another process would, of which no word arrives."""
    await Session.filter(id=visitor.bearer.session_id).update(revoked_at=clock.now())


async def test_a_browser_that_joins_both_namespaces_is_looked_up_once(newcomer):
    alice = await newcomer()
    with record_queries() as asked:
        raw = await alice.link()
        for namespace in ("/chat", "/notifications"):
            assert "sid" in await joined(alice, raw, namespace)
    assert len([statement for statement in asked.statements if "secret_hash" in statement]) == 1


async def test_any_news_of_a_revocation_makes_the_next_join_look_again(newcomer):
    alice, owner = await newcomer(), await newcomer("owner")
    raw = await alice.link()
    await revoke_unheard(alice)
    assert "sid" in await joined(alice, raw, "/notifications"), "without news the last look counts"
    await change_role_of_user(await owner.principal(), (await newcomer()).id, "guest")
    assert (await joined(alice, raw))["data"] == {"code": "unauthenticated", "retry": False}


async def test_a_join_some_seconds_later_looks_again_without_any_news(newcomer, monkeypatch):
    alice = await newcomer()
    raw = await alice.link()
    await revoke_unheard(alice)
    monkeypatch.setattr(session_cache, "FRESH_S", 0.0)
    assert (await joined(alice, raw))["data"]["code"] == "unauthenticated"


async def test_a_session_that_ends_between_the_look_and_the_link_joins_nothing(newcomer, live, monkeypatch, hub):
    alice = await newcomer()
    gate = live.app.extensions["handshake"]
    look = gate._identify

    async def look_and_lose(scope):
        principal = await look(scope)
        await revoke_session(alice.bearer.session_id)  # nobody knows of this link yet
        return principal

    monkeypatch.setattr(gate, "_identify", look_and_lose)
    raw = await alice.link()
    assert (await joined(alice, raw))["data"]["code"] == "unauthenticated"
    assert not hub.connections()


def test_what_is_revoked_during_a_look_makes_it_worthless():
    known = RevocationCounter()
    checked = known.begin_check()
    assert known.is_current(checked)
    known.record()
    assert not known.is_current(checked)
    assert known.is_current(known.begin_check())
