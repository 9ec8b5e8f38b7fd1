"""Who joins a namespace: whoever shows a token that was made for it, for their session, a moment ago, and once."""

import pytest

from app.accounts.models import User
from app.accounts.sessions import revoke_session
from app.realtime import transports
from app.realtime.auth import session_cache
from tests.support.raw_socket import wait_until

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


async def test_there_are_two_formats(newcomer, hub):
    alice = await newcomer()
    for form in (None, 7, "", "xml", ["html"], {"html": 1}):
        raw = await alice.link()
        answer = await raw.join("/chat", {"token": await alice.token(), "format": form})
        assert refused_as(answer) == ("bad_request", False), form
    assert not hub.connections()


async def test_signing_out_also_ends_a_link_that_has_joined_nothing(newcomer):
    alice = await newcomer()
    raw = await alice.link()
    await revoke_session(alice.bearer.session_id)
    await raw.end()


async def test_a_permission_that_was_lost_since_the_token_was_made_counts(newcomer, hub, monkeypatch):
    alice = await newcomer()
    raw, token = await alice.link(), await alice.token()
    await User.filter(id=alice.id).update(role_id="guest")  # as by another process
    monkeypatch.setattr(session_cache, "FRESH_S", 0)  # some seconds later
    assert refused_as(await raw.join("/chat", {"token": token})) == ("forbidden", False)
    assert not hub.connections()
    assert hub.server.manager.rooms == {}


async def test_one_namespace_may_be_refused_while_the_other_flows(newcomer):
    guest = await newcomer("guest")
    raw = await guest.join("/notifications")
    assert refused_as(await raw.join("/chat", {"token": await guest.token("/chat")})) == ("forbidden", False)
    assert (await raw.call("/notifications", "markRead", {"ids": []}))["ok"]


async def test_joining_twice_is_a_fault_that_changes_nothing(newcomer, hub):
    alice = await newcomer()
    raw = await alice.join()
    await raw.send(f'40/chat,{{"token": "{await alice.token()}"}}')
    await raw.settled()
    assert len(hub.connections()) == 1
    assert len([frame for frame in raw.frames if frame.startswith("40/chat")]) == 1


async def test_three_refusals_close_the_link(newcomer, monkeypatch):
    monkeypatch.setattr(transports, "JOIN_DEADLINE_S", 60)
    alice = await newcomer()
    raw = await alice.link()
    for _ in range(3):
        await raw.join("/chat", {"token": "x"})
    await raw.end()


async def test_leaving_a_namespace_is_not_leaving_the_other(newcomer, hub):
    alice = await newcomer()
    raw = await alice.join()
    await alice.join("/notifications", link=raw)
    await raw.send("41/chat,")
    await wait_until(lambda: len(hub.connections()) == 1)
    await raw.settled("/notifications")
    await alice.join(link=raw)
    assert len(hub.connections()) == 2
