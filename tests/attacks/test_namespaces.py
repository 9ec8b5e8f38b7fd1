"""Attacks on namespaces: hearing before one is let in, other doors, and staying at the door."""

import asyncio
import json

import pytest

from app.accounts.models import Session
from app.chat.models import Message
from app.clock import clock
from app.realtime import transports
from app.realtime.auth import session_cache
from tests.support.raw_socket import wait_until
from tests.support.slow_session_check import SlowSessionCheck


@pytest.fixture(autouse=True)
def nothing_is_fresh(monkeypatch):
    """Every namespace that is joined looks at the session again, as when news of an end may have been missed."""
    monkeypatch.setattr(session_cache, "FRESH_S", 0)


def refused_as(answer) -> tuple[str, bool]:
    """The code of a refusal, and whether it says to try again."""
    assert answer["message"] == answer["data"]["code"]
    return answer["data"]["code"], answer["data"]["retry"]


async def test_t52_nothing_reaches_those_who_are_still_being_checked(newcomer, hub, monkeypatch):
    alice, bob = await newcomer(), await newcomer()
    inside = await bob.join()
    slow = SlowSessionCheck(hub, monkeypatch)
    raw = await alice.link()
    joining = asyncio.create_task(raw.join("/chat", {"token": await alice.token()}))
    await slow.begun.wait()
    await inside.event("/chat", "presence")
    known = len(inside.events("/chat", "presence"))
    await hub._announce_presence({bob.id}, (), ())
    hub.send_to_user("/chat", alice.id, "unread", {"count": 1})
    await hub.server.emit("event", {"secret": 1}, namespace="/other")
    await wait_until(lambda: len(inside.events("/chat", "presence")) > known)  # the others have it
    assert raw.frames[1:] == []
    await Session.filter(id=alice.bearer.session_id).update(revoked_at=clock.now())  # as by another process
    slow.go_on.set()
    assert (await joining)["data"]["code"] == "unauthenticated"
    assert len(raw.frames) == 2


async def test_t54_an_answer_that_is_not_yes_is_no(newcomer, hub, monkeypatch):
    alice = await newcomer()
    for place, code in (("load_principal", "unauthenticated"), ("consume_token", "bad_token")):

        async def nothing(*_):
            return None

        with monkeypatch.context() as patch:
            patch.setattr(hub, place, nothing)
            raw = await alice.link()
            assert (await raw.join("/chat", {"token": await alice.token()}))["data"]["code"] == code


async def test_t55_what_is_sent_without_being_let_in_runs_nothing(newcomer, room, hub) -> None:
    alice, guest = await newcomer(), await newcomer("guest")
    inside = await alice.join()
    await inside.call("/chat", "joinRoom", {"room": room.id})
    said = json.dumps(["sendMessage", {"room": room.id, "body": "from nowhere", "client_id": "c"}])
    raw = await guest.link()
    await raw.send(f"42/chat,1{said}")  # before joining anything
    assert refused_as(await raw.join("/chat", {"token": await guest.token()})) == ("forbidden", False)
    await raw.send(f"42/chat,2{said}")  # into a namespace that was refused
    await raw.send('43/chat,1[{"ok": true}]')  # an answer to somebody else's question
    await guest.join("/notifications", link=raw)
    await raw.send(f"42/chat,3{said}")  # and with another one open
    await raw.settled("/notifications")
    await inside.settled()
    assert inside.events("/chat", "event") == []
    assert [frame for frame in raw.frames if frame.startswith("43/chat")] == []
    assert not await Message.exists()
    assert {connection.namespace for connection in hub.connections()} == {"/chat", "/notifications"}


async def test_t56_there_are_no_other_namespaces(newcomer, hub):
    alice = await newcomer()
    for namespace in ("", "/", "/admin", "/Chat", "/chat/", "/" + "x" * 60):
        raw = await alice.link()
        await raw.send(f"40{namespace}," if namespace else "40")
        refusal = await raw.wait_for(lambda frame: frame.startswith("44"))
        assert refused_as(json.loads(refusal[refusal.index("{") :])) == ("unknown_namespace", False)
    assert hub.server.manager.rooms == {}


async def test_t57_a_link_that_joins_nothing_is_closed_and_one_that_joins_is_not(newcomer, monkeypatch, hub):
    monkeypatch.setattr(transports, "JOIN_DEADLINE_S", 60)
    alice = await newcomer()
    leaver, joined = await alice.join(), await alice.join()
    monkeypatch.setattr(transports, "JOIN_DEADLINE_S", 0.05)
    await (await alice.link()).end()
    for client in list(hub.server.clients.values()):
        hub.server._close_if_unjoined(client)  # what their own deadlines, a minute away, will do
    await leaver.settled()
    await leaver.send("41/chat,")  # from now on it has joined nothing
    await leaver.end()
    await joined.settled()
    assert len(hub.server.clients) == 1
