"""Who joins a namespace: whoever shows a token that was made for it, for their session, a moment ago, and once."""

import json
from datetime import timedelta

import pytest

from app.accounts.models import Session, User
from app.accounts.sessions import end_session
from app.clock import clock
from app.realtime import revocations, server
from tests.realtime.raw import until

pytestmark = pytest.mark.one_database


def refused_as(answer) -> tuple[str, bool]:
    """The code of a refusal, and whether it says to try again."""
    assert answer["message"] == answer["data"]["code"]
    return answer["data"]["code"], answer["data"]["retry"]


async def test_a_good_token_opens_its_namespace(newcomer, hub):
    alice = await newcomer()
    raw = await alice.link()
    assert "sid" in await raw.join("/chat", {"token": await alice.token("/chat")})
    assert "sid" in await raw.join("/notifications", {"token": await alice.token("/notifications"), "format": "html"})
    assert {(c.namespace, c.format) for c in hub.connections()} == {("/chat", "json"), ("/notifications", "html")}


async def test_there_are_no_other_namespaces(newcomer, hub):
    alice = await newcomer()
    for namespace in ("", "/", "/admin", "/Chat", "/chat/", "/" + "x" * 60):
        raw = await alice.link()
        await raw.send(f"40{namespace}," if namespace else "40")
        refusal = await raw.wait_for(lambda frame: frame.startswith("44"))
        assert refused_as(json.loads(refusal[refusal.index("{") :])) == ("unknown_namespace", False)
    assert hub.server.manager.rooms == {}


async def test_there_are_two_formats(newcomer, hub):
    alice = await newcomer()
    for form in (None, 7, "", "xml", ["html"], {"html": 1}):
        raw = await alice.link()
        answer = await raw.join("/chat", {"token": await alice.token(), "format": form})
        assert refused_as(answer) == ("bad_request", False), form
    assert not hub.connections()


async def test_a_token_is_good_for_one_namespace_one_session_and_one_minute(newcomer, visit):
    alice, mallory = await newcomer(), await newcomer()
    again = await visit(alice.user)  # the same person, in another browser
    wrong = {
        "another namespace's": await alice.token("/notifications"),
        "somebody else's": await mallory.token(),
        "another session's": await again.token(),
    }
    for whose, token in wrong.items():
        raw = await alice.link()
        assert refused_as(await raw.join("/chat", {"token": token})) == ("bad_token", True), whose
    for age, good in ((59, True), (61, False)):
        token, raw = await alice.token(), await alice.link()
        clock.move(timedelta(seconds=age))
        assert ("sid" in await raw.join("/chat", {"token": token})) is good


async def test_a_token_is_no_session_and_a_session_no_token(newcomer):
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


async def test_a_token_dies_with_its_session(newcomer, hub, monkeypatch):
    alice = await newcomer()
    raw, token = await alice.link(), await alice.token()
    # As by another process: nobody here is told, so the link is still there.
    await Session.filter(id=alice.bearer.session_id).update(revoked_at=clock.now())
    monkeypatch.setattr(revocations, "FRESH_S", 0)  # some seconds later
    assert refused_as(await raw.join("/chat", {"token": token})) == ("unauthenticated", False)
    assert not hub.connections()


async def test_signing_out_also_ends_a_link_that_has_joined_nothing(newcomer):
    alice = await newcomer()
    raw = await alice.link()
    await end_session(alice.bearer.session_id)
    await raw.end()


async def test_a_permission_that_was_lost_since_the_token_was_made_counts(newcomer, hub, monkeypatch):
    alice = await newcomer()
    raw, token = await alice.link(), await alice.token()
    await User.filter(id=alice.id).update(role_id="guest")  # as by another process
    monkeypatch.setattr(revocations, "FRESH_S", 0)  # some seconds later
    assert refused_as(await raw.join("/chat", {"token": token})) == ("forbidden", False)
    assert not hub.connections()
    assert hub.server.manager.rooms == {}


async def test_one_namespace_may_be_refused_while_the_other_flows(newcomer):
    guest = await newcomer("guest")
    raw = await guest.join("/notifications")
    assert refused_as(await raw.join("/chat", {"token": await guest.token("/chat")})) == ("forbidden", False)
    assert (await raw.call("/notifications", "markRead", {"ids": []}))["ok"]


async def test_a_token_that_expired_keeps_its_namespace_shut_while_the_other_flows(newcomer, hub):
    alice = await newcomer()
    raw = await alice.join("/notifications")
    late = await alice.token("/chat")
    clock.move(timedelta(seconds=61))
    assert refused_as(await raw.join("/chat", {"token": late})) == ("bad_token", True)
    assert (await raw.call("/notifications", "markRead", {"ids": []}))["ok"]
    hub.to_user("/notifications", alice.id, "unread", {"count": 7})
    await raw.event("/notifications", "unread", lambda body: body["count"] == 7)
    await alice.join("/chat", link=raw)
    assert {c.namespace for c in hub.connections()} == {"/chat", "/notifications"}


async def test_joining_twice_is_a_fault_that_changes_nothing(newcomer, hub):
    alice = await newcomer()
    raw = await alice.join()
    await raw.send(f'40/chat,{{"token": "{await alice.token()}"}}')
    await raw.settled()
    assert len(hub.connections()) == 1
    assert len([frame for frame in raw.frames if frame.startswith("40/chat")]) == 1


async def test_three_refusals_close_the_link(newcomer, monkeypatch):
    monkeypatch.setattr(server, "JOIN_DEADLINE_S", 60)
    alice = await newcomer()
    raw = await alice.link()
    for _ in range(3):
        await raw.join("/chat", {"token": "x"})
    await raw.end()


async def test_a_link_that_joins_nothing_is_closed_and_one_that_joins_is_not(newcomer, monkeypatch, hub):
    monkeypatch.setattr(server, "JOIN_DEADLINE_S", 60)
    alice = await newcomer()
    leaver, joined = await alice.join(), await alice.join()
    monkeypatch.setattr(server, "JOIN_DEADLINE_S", 0.05)
    await (await alice.link()).end()
    for link in list(hub.server.links.values()):
        hub.server._close_if_unjoined(link)  # what their own deadlines, a minute away, will do
    await leaver.settled()
    await leaver.send("41/chat,")  # from now on it has joined nothing
    await leaver.end()
    await joined.settled()
    assert len(hub.server.links) == 1


async def test_leaving_a_namespace_is_not_leaving_the_other(newcomer, hub):
    alice = await newcomer()
    raw = await alice.join()
    await alice.join("/notifications", link=raw)
    await raw.send("41/chat,")
    await until(lambda: len(hub.connections()) == 1)
    await raw.settled("/notifications")
    await alice.join(link=raw)
    assert len(hub.connections()) == 2
