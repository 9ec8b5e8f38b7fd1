"""Where pages get their tokens: for what they may join, for themselves, and not from elsewhere."""

from datetime import timedelta

import httpx
import pytest
from tortoise.exceptions import OperationalError

from app import create_app
from app.accounts.models import Session
from app.accounts.sessions import revoke_session, validate
from app.clock import clock
from app.rate_limits.rules import Rule
from app.realtime.auth import token_endpoint
from app.realtime.auth.tokens import DatabaseTokenStore, MemoryTokenStore
from app.realtime.auth.tokens.token import LIFETIME, RETENTION
from tests.support.patience import PATIENCE_S

URL = "/auth/socket-tokens"


@pytest.fixture
def mint(newcomer):
    """`await mint(visitor, *namespaces)`: the answer to asking for tokens."""

    async def ask(visitor, *namespaces, body=None, **headers):
        async with visitor.browser(Accept="application/json", **headers) as browser:
            return await browser.post(URL, json=body if body is not None else {"namespaces": namespaces})

    return ask


async def test_a_token_for_each_namespace_opens_it(newcomer, mint):
    alice = await newcomer()
    response = await mint(alice, "chat", "notifications")
    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-store"
    given = response.json()
    assert set(given) == {"chat", "notifications"}
    for name, token in given.items():
        raw = await alice.link()
        assert "sid" in await raw.join(f"/{name}", {"token": token})


@pytest.mark.one_database
async def test_malformed_token_requests_are_refused(newcomer, mint):
    alice = await newcomer()
    bodies = [[], {}, {"namespaces": []}, {"namespaces": "chat"}, {"namespaces": [7]}, {"namespaces": ["chat"] * 9}]
    for body in bodies:
        assert (await mint(alice, body=body)).status_code == 400, body
    for name in ("/chat", "admin", "", "\x00", "x" * 10_000):
        response = await mint(alice, name)
        assert (response.status_code, response.json()["error"]["code"]) == (400, "unknown_namespace")
    async with alice.browser(Accept="application/json") as browser:
        assert (await browser.post(URL, content=b"{")).status_code == 400
        assert (await browser.get(URL)).status_code == 405
    assert (await mint(alice, "chat", "chat")).status_code == 200


@pytest.mark.one_database
async def test_tokens_are_for_the_signed_in_on_our_own_pages(newcomer, mint):
    alice = await newcomer()
    assert (await mint(alice, "chat", Cookie="")).status_code == 401
    assert (await mint(alice, "chat", Origin="http://evil.example")).status_code == 403
    assert (await mint(alice, "chat", **{"Sec-Fetch-Site": "cross-site"})).status_code == 403
    await revoke_session(alice.bearer.session_id)
    assert (await mint(alice, "chat")).status_code == 401


@pytest.mark.one_database
async def test_asking_too_often_says_when_to_come_back_and_keeps_no_other_session_waiting(
    newcomer, visit, mint, monkeypatch
):
    monkeypatch.setattr(token_endpoint, "MINT_RULE", Rule.of("test:tokens", "2 per minute"))
    alice = await newcomer()
    again = await visit(alice.user)
    for _ in range(2):
        assert (await mint(alice, "chat")).status_code == 200
    refused = await mint(alice, "chat")
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) >= 1
    assert refused.json()["error"]["retry_after_ms"] > 0
    assert (await mint(again, "chat")).status_code == 200


@pytest.mark.one_database
async def test_the_sweep_forgets_tokens_that_are_long_over(newcomer, hub):
    alice = await newcomer()
    await alice.token()
    await hub.revoker.sweep()
    assert len(hub.tokens) == 1
    clock.move(LIFETIME + RETENTION + timedelta(seconds=1))
    await hub.revoker.sweep()
    assert len(hub.tokens) == 0


@pytest.mark.one_database
def test_one_process_keeps_tokens_to_itself_and_several_share_them(make_settings):
    alone = create_app(make_settings()).extensions["hub"]
    one_of_several = create_app(make_settings(redis_url="redis://127.0.0.1:1")).extensions["hub"]
    assert isinstance(alone.tokens, MemoryTokenStore)
    assert isinstance(one_of_several.tokens, DatabaseTokenStore)


@pytest.mark.one_database
async def test_tokens_come_with_the_headers_of_every_answer_and_so_do_refusals(newcomer, mint):
    alice = await newcomer()
    page = await alice.get("/account")
    for answer in (await mint(alice, "chat"), await mint(alice, "chat", Cookie="")):
        assert answer.headers["content-type"] == "application/json"
        for name, value in page.headers.items():
            if name not in ("content-type", "content-length", "content-encoding", "date"):
                assert answer.headers[name] == value, name


@pytest.mark.one_database
async def test_a_client_that_is_no_browser_says_where_it_belongs(newcomer, live):
    alice = await newcomer()
    async with httpx.AsyncClient(timeout=PATIENCE_S, base_url=live.url, verify=False) as program:

        async def ask(**headers):
            return (await program.post(URL, json={"namespaces": ["chat"]}, headers=headers)).status_code

        assert await ask(Cookie=alice.cookie, Origin=live.url) == 200
        assert await ask(Cookie=alice.cookie) == 403, "a cookie alone may have been sent along by a foreign page"
        assert await ask() == 401


@pytest.mark.one_database
async def test_what_is_no_request_for_tokens_is_told_so_in_json(newcomer):
    alice = await newcomer()
    async with alice.browser(Accept="application/json") as browser:
        wrong = await browser.put(URL, json={"namespaces": ["chat"]})
        assert (wrong.status_code, wrong.headers["allow"]) == (405, "POST")
        huge = await browser.post(URL, content=b'{"namespaces": ["' + b"x" * 20_000 + b'"]}')
        assert (huge.status_code, huge.json()["error"]["code"]) == (413, "too_large")
        deep = await browser.post(URL, content=b"[" * 5_000)
        assert (deep.status_code, deep.json()["error"]["code"]) == (400, "bad_request")
        assert (await browser.post(URL, content=b'{"namespaces": ["chat"]}')).status_code == 200


@pytest.mark.one_database
@pytest.mark.logs_traceback
async def test_without_the_database_there_are_no_tokens_and_a_bug_gets_a_number(newcomer, live, mint, monkeypatch):
    alice = await newcomer()
    for error, status, code in ((OperationalError("away"), 503, "unavailable"), (KeyError("bug"), 500, "internal")):

        async def fail(_session_id, error=error):
            raise error

        with monkeypatch.context() as patch:
            patch.setattr(validate, "_row", fail)
            refused = await mint(alice, "chat")
        assert (refused.status_code, refused.json()["error"]["code"]) == (status, code)
        assert "away" not in refused.text
    assert (await mint(alice, "chat")).status_code == 200


@pytest.mark.one_database
async def test_fetching_tokens_keeps_no_session_alive(newcomer, mint):
    alice = await newcomer()
    session = Session.filter(id=alice.bearer.session_id)
    before = (await session.get()).last_seen_at
    clock.move(timedelta(hours=1))
    assert (await mint(alice, "chat")).status_code == 200
    assert (await session.get()).last_seen_at == before
    assert (await alice.get("/account")).status_code == 200
    assert (await session.get()).last_seen_at > before
