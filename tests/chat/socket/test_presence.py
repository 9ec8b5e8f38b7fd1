"""What passes and is not kept: who is writing, and who is here."""

import pytest

from app import chat
from app.chat.rooms import create_room
from app.chat.socket import presence as signs
from app.realtime import presence
from tests.support.messages import subscribe_room, unread_body
from tests.support.raw_socket import wait_until

pytestmark = pytest.mark.one_database


async def test_typing_reaches_the_others_and_none_of_the_writers_own_tabs(newcomer, room):
    # B14
    alice, bob, carol = await newcomer(name="Alice"), await newcomer(), await newcomer()
    writer, tab = await alice.join(), await alice.join(format="html")
    reader, elsewhere = await bob.join(format="html"), await carol.join()
    for raw in (writer, tab, reader):
        await subscribe_room(raw, room.id)
    assert await writer.call("/chat", "typing", {"room": room.id}) == {"ok": True}
    body = await reader.event("/chat", "typing")
    assert body == {"room": room.id, "user": alice.id, "name": "Alice"}
    for raw in (writer, tab, elsewhere):  # and who does not have the room open
        await raw.settled()
        assert raw.events("/chat", "typing") == []


async def test_typing_in_a_foreign_room_is_refused(newcomer, room):
    alice, mallory = await newcomer(), await newcomer()
    private = await create_room(await alice.principal(), "Mine")
    reader, raw = await alice.join(), await mallory.join()
    await subscribe_room(reader, private.id)
    refused = await raw.call("/chat", "typing", {"room": private.id})
    assert refused["error"]["code"] == "not_found"
    await reader.settled()
    assert reader.events("/chat", "typing") == []


async def test_a_room_page_shows_who_is_online(newcomer, room, monkeypatch):
    monkeypatch.setattr(presence, "ANNOUNCE_DELAY_S", 0)
    alice, bob = await newcomer(name="Alice"), await newcomer(name="Bob")

    async def online() -> set[str]:
        page = (await alice.get(f"/chat/{room.id}")).text
        people = page[page.index('id="members"') :]
        return {who.user.name for who in (alice, bob) if f'data-person-id="{who.id}" data-online' in people}

    assert await online() == {"Alice"}  # who reads the page, connected yet or not
    raw = await bob.join()
    await alice.join()
    await raw.event("/chat", "presence", lambda body: alice.id in body["online"])
    assert await online() == {"Alice", "Bob"}


async def test_the_greeting_comes_after_the_answer_to_joining(newcomer, room, say):
    alice, bob = await newcomer(), await newcomer()
    await say(bob, room.id)
    raw = await alice.join()
    assert await raw.event("/chat", "unread") == unread_body(room, 1)
    await raw.event("/chat", "presence")
    assert raw.frames[1].startswith("40/chat,")


async def test_a_greeting_that_fails_is_one_line_in_the_log(newcomer, room, monkeypatch, caplog):
    async def broken(*_):
        raise RuntimeError("no greeting")

    monkeypatch.setattr(chat, "count_unread", broken)
    alice = await newcomer()
    raw = await alice.join()
    await raw.settled()
    failures = [r.levelname for r in caplog.records if "not_welcomed" in r.getMessage()]
    assert failures == ["WARNING"]


async def test_somebody_who_types_in_two_tabs_is_told_of_once_in_two_seconds(newcomer, room, monkeypatch):
    # B14
    alice, bob = await newcomer(), await newcomer()
    tabs, reader = [await alice.join(), await alice.join()], await bob.join()
    for raw in (*tabs, reader):
        await subscribe_room(raw, room.id)
    for raw in tabs:
        assert await raw.call("/chat", "typing", {"room": room.id}) == {"ok": True}
    await reader.event("/chat", "typing")
    await reader.settled()
    assert len(reader.events("/chat", "typing")) == 1
    monkeypatch.setattr(signs, "TYPING_S", 0)
    await tabs[0].call("/chat", "typing", {"room": room.id})
    await wait_until(lambda: len(reader.events("/chat", "typing")) == 2)


async def test_a_room_page_shows_who_is_away(newcomer, room, monkeypatch):
    # B14
    monkeypatch.setattr(presence, "ANNOUNCE_DELAY_S", 0)
    alice, bob = await newcomer(name="Alice"), await newcomer(name="Bob")
    raw = await bob.join()
    await raw.call("/chat", "presence", {"state": "idle"})
    await raw.event("/chat", "presence", lambda body: bob.id in body["away"])
    page = (await alice.get(f"/chat/{room.id}")).text
    people = page[page.index('id="members"') :]
    assert f'data-person-id="{bob.id}" data-online data-away' in people
