"""Attacks with tokens: old ones, those of others, for other doors, and of sessions that are over."""

from datetime import timedelta

from app.accounts.models import Session
from app.clock import clock
from app.realtime.auth import session_cache


def refused_as(answer) -> tuple[str, bool]:
    """The code of a refusal, and whether it says to try again."""
    assert answer["message"] == answer["data"]["code"]
    return answer["data"]["code"], answer["data"]["retry"]


async def ask(visitor, *namespaces: str):
    """The answer to asking for tokens."""
    async with visitor.browser(Accept="application/json") as browser:
        return await browser.post("/auth/socket-tokens", json={"namespaces": namespaces})


async def test_t46_a_token_that_expired_keeps_its_namespace_shut_while_the_other_flows(newcomer, hub):
    alice = await newcomer()
    raw = await alice.join("/notifications")
    late = await alice.token("/chat")
    clock.move(timedelta(seconds=61))
    assert refused_as(await raw.join("/chat", {"token": late})) == ("bad_token", True)
    assert (await raw.call("/notifications", "markRead", {"ids": []}))["ok"]
    hub.send_to_user("/notifications", alice.id, "unread", {"count": 7})
    await raw.event("/notifications", "unread", lambda body: body["count"] == 7)
    await alice.join("/chat", link=raw)
    assert {c.namespace for c in hub.connections()} == {"/chat", "/notifications"}


async def test_t47_a_token_is_good_for_one_namespace_one_session_and_one_minute(newcomer, visit):
    alice, mallory = await newcomer(), await newcomer()
    again = await visit(alice.user)  # the same person, in another browser
    wrong = {
        "another namespace's": await alice.token("/notifications"),
        "somebody else's": await mallory.token(),
        "another session's": await again.token(),
    }
    for whose, token in wrong.items():
        raw = await alice.link()
        wanted = ("bad_token", True) if "namespace" in whose else ("session_mismatch", False)
        assert refused_as(await raw.join("/chat", {"token": token})) == wanted, whose
    for visitor, token in ((mallory, wrong["somebody else's"]), (again, wrong["another session's"])):
        assert "sid" in await (await visitor.link()).join("/chat", {"token": token}), "and it is not used up"
    late, raw = await mallory.token(), await alice.link()
    clock.move(timedelta(seconds=61))
    assert refused_as(await raw.join("/chat", {"token": late})) == ("bad_token", True)
    for age, good in ((59, True), (61, False)):
        token, raw = await alice.token(), await alice.link()
        clock.move(timedelta(seconds=age))
        assert ("sid" in await raw.join("/chat", {"token": token})) is good


async def test_t49_a_token_dies_with_its_session(newcomer, hub, monkeypatch):
    alice = await newcomer()
    raw, token = await alice.link(), await alice.token()
    # As by another process: nobody here is told, so the link is still there.
    await Session.filter(id=alice.bearer.session_id).update(revoked_at=clock.now())
    monkeypatch.setattr(session_cache, "FRESH_S", 0)  # some seconds later
    assert refused_as(await raw.join("/chat", {"token": token})) == ("unauthenticated", False)
    assert not hub.connections()


async def test_t50_a_token_is_no_session_and_a_session_no_token(newcomer):
    alice = await newcomer()
    raw = await alice.link()
    for bearer in (str(alice.bearer), alice.cookie.partition("=")[2]):
        assert refused_as(await raw.join("/chat", {"token": bearer})) == ("bad_token", True)
    name = alice.cookie.partition("=")[0]
    token = await alice.token()
    signed = alice.live.app.extensions["switchboard.session_cookie"].dump_token(token, app=alice.live.app)
    for value in (token, signed):
        response = await alice.get("/account", Cookie=f"{name}={value}")
        assert (response.status_code, response.headers["location"]) == (303, "/login?next=/account")
    assert "sid" in await raw.join("/chat", {"token": token})


async def test_t51_what_one_may_not_join_is_left_out_or_refused_by_name(newcomer):
    guest = await newcomer("guest")
    both = await ask(guest, "chat", "notifications")
    assert (both.status_code, set(both.json())) == (200, {"notifications"})
    refused = await ask(guest, "chat")
    assert refused.status_code == 403
    assert refused.json()["error"]["code"] == "forbidden"
    assert "send_message" in refused.json()["error"]["detail"]


async def test_t86_nothing_but_the_cookie_stands_for_a_session(newcomer):
    alice = await newcomer()
    token, value = await alice.token(), alice.cookie.partition("=")[2]
    for bearer in (str(alice.bearer), value, token):
        for name in ("token", "access_token", "session", alice.cookie.partition("=")[0]):
            response = await alice.get(f"/account?{name}={bearer}", Cookie="")
            assert response.headers["location"].startswith("/login?next=/account"), name
        for scheme in ("Bearer", "Basic", "Token"):
            response = await alice.get("/account", Cookie="", Authorization=f"{scheme} {bearer}")
            assert response.headers["location"] == "/login?next=/account", scheme
