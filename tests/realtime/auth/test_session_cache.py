"""A browser that fetches tokens and then connects is looked up once; nobody gets in with what is not true any more."""

import aiohttp
import pytest

from app.accounts.sessions import revoke_session
from app.realtime.auth import session_cache
from tests.support.query_log import record_queries
from tests.support.signed_in_client import wrongly_signed

pytestmark = pytest.mark.one_database


@pytest.fixture
def fetch_tokens():
    """`await fetch_tokens(visitor)`: tokens for both namespaces, by their paths."""

    async def fetch(visitor, **headers):
        async with visitor.browser(Accept="application/json", **headers) as browser:
            answer = await browser.post("/auth/socket-tokens", json={"namespaces": ["chat", "notifications"]})
        assert answer.status_code == 200
        return {f"/{name}": token for name, token in answer.json().items()}

    return fetch


def looks(asked) -> int:
    """How often a session was looked up."""
    return len([statement for statement in asked.statements if "secret_hash" in statement])


async def come_in(visitor, tokens) -> None:
    raw = await visitor.link()
    for namespace, token in tokens.items():
        assert "sid" in await raw.join(namespace, {"token": token})


async def test_fetching_tokens_and_joining_both_namespaces_is_one_look_at_the_session(newcomer, fetch_tokens):
    alice = await newcomer()
    with record_queries() as asked:
        await come_in(alice, await fetch_tokens(alice))
    assert looks(asked) == 1


async def test_a_pass_is_good_for_one_handshake(newcomer, fetch_tokens):
    alice = await newcomer()
    await fetch_tokens(alice)
    with record_queries() as asked:
        await alice.link()
        assert looks(asked) == 0
        await alice.link()
        assert looks(asked) == 1


async def test_tabs_that_come_in_together_take_a_pass_each(newcomer, fetch_tokens, live):
    alice = await newcomer()
    for _ in range(3):
        await fetch_tokens(alice)
    with record_queries() as asked:
        for _ in range(3):
            await alice.link()
        assert looks(asked) == 0
        await alice.link()
        assert looks(asked) == 1
    assert not live.app.extensions["handshake"]._session_cache._entries


async def test_a_pass_is_good_for_the_same_cookie_and_no_other(newcomer, visit, fetch_tokens):
    alice = await newcomer()
    again, mallory = await visit(alice.user), await newcomer()
    await fetch_tokens(alice)
    for other in (again, mallory):
        with record_queries() as asked:
            await other.link()
        assert looks(asked) == 1
    with record_queries() as asked:
        await alice.link(Cookie=f"{alice.cookie}; theme=dark")
    assert looks(asked) == 1
    for cookie in (wrongly_signed(alice.cookie), "", None):
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await alice.link(Cookie=cookie)
        assert refused.value.status == 401


async def test_whose_session_ends_after_fetching_tokens_does_not_come_in(newcomer, fetch_tokens):
    alice = await newcomer()
    await fetch_tokens(alice)
    await revoke_session(alice.bearer.session_id)
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await alice.link()
    assert refused.value.status == 401


async def test_a_session_that_ends_while_tokens_are_fetched_leaves_no_pass(newcomer, fetch_tokens, hub, monkeypatch):
    alice = await newcomer()
    mint = hub.tokens.mint

    async def mint_and_lose(*who):
        await revoke_session(alice.bearer.session_id)
        return await mint(*who)

    monkeypatch.setattr(hub.tokens, "mint", mint_and_lose)
    await fetch_tokens(alice)
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await alice.link()
    assert refused.value.status == 401


async def test_a_pass_is_good_for_some_seconds(newcomer, fetch_tokens, monkeypatch):
    alice = await newcomer()
    await fetch_tokens(alice)
    monkeypatch.setattr(session_cache, "FRESH_S", 0)
    with record_queries() as asked:
        await alice.link()
    assert looks(asked) == 1


async def test_passes_that_nobody_takes_do_not_stay(newcomer, live, fetch_tokens, monkeypatch):
    people = [await newcomer() for _ in range(4)]
    left = live.app.extensions["handshake"]._session_cache._entries
    monkeypatch.setattr(session_cache, "MAX_ENTRIES", 2)
    for person in people:
        await fetch_tokens(person)
    assert len(left) == 2
    monkeypatch.setattr(session_cache, "FRESH_S", 0)
    for _ in range(3):
        await fetch_tokens(people[0])
    assert len(left) == 0


async def test_what_is_kept_of_a_pass_opens_nothing(newcomer, live, fetch_tokens):
    alice = await newcomer()
    await fetch_tokens(alice)
    ((key, (principal, _, _)),) = live.app.extensions["handshake"]._session_cache._entries.items()
    secret = str(alice.bearer).split(".")[2]
    assert alice.cookie.encode() not in key
    assert secret not in repr(principal)
