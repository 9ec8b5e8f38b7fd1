"""Where pages get their tokens: for what they may join, for themselves, and not from elsewhere."""

import pytest

from app.accounts.sessions import end_session
from app.limits import Rule
from app.realtime import views
from app.realtime.models import NamespaceToken

URL = "/auth/socket-tokens"


@pytest.fixture
def mint(newcomer):
    """`await mint(visitor, *namespaces)`: the answer to asking for tokens."""

    async def ask(visitor, *namespaces, body=None, **headers):
        async with visitor.browser(Accept="application/json", **headers) as browser:
            return await browser.post(URL, json=body if body is not None else {"namespaces": namespaces})

    return ask


async def test_a_token_for_each_namespace_is_kept_as_a_hash(newcomer, mint):
    alice = await newcomer()
    response = await mint(alice, "chat", "notifications")
    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-store"
    given = response.json()
    assert set(given) == {"chat", "notifications"}
    for name, token in given.items():
        row = await NamespaceToken.get(id=token.split(".")[1])
        assert (row.namespace, row.session_id, row.user_id) == (f"/{name}", alice.bearer.session_id, alice.id)
        assert token.split(".")[2].encode() not in bytes(row.secret_hash)
        raw = await alice.link()
        assert "sid" in await raw.join(f"/{name}", {"token": token})


async def test_what_one_may_not_join_is_left_out_or_refused_by_name(newcomer, mint):
    guest = await newcomer("guest")
    both = await mint(guest, "chat", "notifications")
    assert (both.status_code, set(both.json())) == (200, {"notifications"})
    refused = await mint(guest, "chat")
    assert refused.status_code == 403
    assert refused.json()["error"]["code"] == "forbidden"
    assert "send_message" in refused.json()["error"]["detail"]
    assert await NamespaceToken.filter(user_id=guest.id, namespace="/chat").count() == 0


@pytest.mark.one_database
async def test_nonsense_is_refused(newcomer, mint):
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
    await end_session(alice.bearer.session_id)
    assert (await mint(alice, "chat")).status_code == 401


@pytest.mark.one_database
async def test_asking_too_often_says_when_to_come_back_and_keeps_no_other_session_waiting(
    newcomer, visit, mint, monkeypatch
):
    monkeypatch.setattr(views, "MINT_RULE", Rule.of("test:tokens", "2 per minute"))
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
async def test_long_gone_tokens_are_swept_away(newcomer, hub):
    from datetime import timedelta

    from app.clock import clock
    from app.realtime import tokens

    alice = await newcomer()
    await alice.token()
    await hub.sweep()
    assert await NamespaceToken.all().count() == 1
    clock.move(tokens.LIFETIME + tokens.KEPT + timedelta(seconds=1))
    await tokens.sweep()
    assert await NamespaceToken.all().count() == 0
