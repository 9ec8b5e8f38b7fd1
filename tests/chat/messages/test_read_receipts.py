"""Read receipts: who has seen a message, told to those who also tell it."""

import pytest

from app.accounts.users.profile import Preferences, update_preferences
from app.chat.broadcasts import read_marks as marks
from app.chat.messages import read_receipts
from app.chat.messages.history import load_latest
from app.chat.messages.read_receipts import list_readers, mark_read, visible_read_marks
from app.chat.messages.send import send_message
from app.chat.rooms import create_room
from app.clock import clock
from app.errors import Conflict, NotFound
from tests.support.messages import subscribe_room
from tests.support.raw_socket import wait_until


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(marks, "COALESCE_S", 0.05)


async def switch(person, value: str) -> None:
    await update_preferences(await person.principal(), Preferences(read_receipts=value))


async def test_who_has_read_as_far_as_a_message_has_seen_it(talker, general):
    anna, boris, clara, david = [await talker(name=name) for name in ("Anna", "Boris", "Clara", "David")]
    sent = await send_message(anna.actor, general.id, "hello", "c1")
    later = await send_message(anna.actor, general.id, "and", "c2")
    assert await list_readers(anna.actor, general.id, sent.id) == ([], 0)
    before = clock.now()
    await mark_read(clara.actor, general.id, sent.seq)
    await send_message(boris.actor, general.id, "an answer", "c3")  # whoever writes has read
    readers, count = await list_readers(anna.actor, general.id, sent.id)
    assert ([reader.name for reader in readers], count) == (["Clara", "Boris"], 2)
    assert before <= readers[0].at <= readers[1].at <= clock.now()
    assert [reader.name for reader in (await list_readers(anna.actor, general.id, later.id))[0]] == ["Boris"]
    assert [reader.name for reader in (await list_readers(boris.actor, general.id, sent.id))[0]] == ["Clara"]
    await talker(name="Newcomer")  # who owes the room no past, and has not read it either
    await mark_read(david.actor, general.id, sent.seq)
    assert (await list_readers(anna.actor, general.id, sent.id))[1] == 3


async def test_users_without_read_receipts_neither_send_nor_see_them(talker, general):
    anna, boris, clara = [await talker(name=name) for name in ("Anna", "Boris", "Clara")]
    sent = await send_message(anna.actor, general.id, "hello", "c1")
    for reader in (boris, clara):
        await mark_read(reader.actor, general.id, sent.seq)
    await switch(boris, "off")
    assert [reader.name for reader in (await list_readers(anna.actor, general.id, sent.id))[0]] == ["Clara"]
    assert (await visible_read_marks(anna.actor, general.id)).keys() == {anna.id, clara.id}
    assert await visible_read_marks(boris.actor, general.id) == {}
    with pytest.raises(Conflict) as refused:
        await list_readers(boris.actor, general.id, sent.id)
    assert refused.value.code == "receipts_off"
    await switch(boris, "on")
    assert (await list_readers(anna.actor, general.id, sent.id))[1] == 2
    assert (await list_readers(boris.actor, general.id, sent.id))[1] == 1


async def test_read_receipts_are_hidden_from_non_members(talker, general):
    anna, boris = await talker(), await talker()
    private = await create_room(anna.actor, "Private")
    sent = await send_message(anna.actor, private.id, "hello", "c1")
    assert await list_readers(anna.actor, private.id, sent.id) == ([], 0)
    for room_id in (private.id, general.id):
        with pytest.raises(NotFound):
            await list_readers(boris.actor, room_id, sent.id)
    with pytest.raises(NotFound):
        await visible_read_marks(boris.actor, private.id)


@pytest.mark.one_database
async def test_who_has_the_room_open_is_told_live_and_others_are_not(newcomer, room, say):
    anna, boris, clara, david = [await newcomer(name=name) for name in ("Anna", "Boris", "Clara", "David")]
    await switch(clara, "off")
    author, reader = await anna.join(), await boris.join(format="html")
    quiet, elsewhere = await clara.join(), await david.join()
    for raw in (author, reader, quiet):
        await subscribe_room(raw, room.id)
    seq = await say(anna, room.id)
    await author.event("/chat", "seen", lambda told: told["marks"] == {anna.id: seq})
    for raw in (reader, quiet):
        await raw.call("/chat", "markRead", {"room": room.id, "seq": seq})
    for raw in (author, reader):
        told = await raw.event("/chat", "seen", lambda told: len(told["marks"]) == 2)
        assert told == {"room": room.id, "marks": {anna.id: seq, boris.id: seq}}
    for raw in (quiet, elsewhere):
        await raw.settled()
        assert raw.events("/chat", "seen") == []
    assert await author.call("/chat", "readMarks", {"room": room.id}) == {"ok": True, "marks": told["marks"]}
    assert await quiet.call("/chat", "readMarks", {"room": room.id}) == {"ok": True, "marks": {}}


@pytest.mark.one_database
async def test_many_who_read_at_once_are_one_event_and_of_a_large_room_nothing_is_told(
    newcomer, room, say, monkeypatch
):
    monkeypatch.setattr(marks, "COALESCE_S", 0.3)
    author = await newcomer(name="Anna")
    raw = await author.join()
    await subscribe_room(raw, room.id)
    readers = [await newcomer() for _ in range(10)]
    seq = await say(author, room.id)
    for reader in readers:
        await mark_read(await reader.principal(), room.id, seq)
    await raw.event("/chat", "seen", lambda told: len(told["marks"]) == 11)
    assert len(raw.events("/chat", "seen")) <= 3
    message = (await load_latest(room.id)).messages[-1]
    answer = await raw.call("/chat", "seenBy", {"room": room.id, "message": message.id})
    assert (answer["count"], {each["id"] for each in answer["people"]}) == (10, {reader.id for reader in readers})

    looked = []

    async def look(room_id: str):
        looked.append(await read_receipts.load_read_marks(room_id))
        return looked[-1]

    monkeypatch.setattr(read_receipts, "MAX_LIVE_MARKS", 5)
    monkeypatch.setattr(marks, "load_read_marks", look)
    raw.frames.clear()
    seq = await say(author, room.id)
    await mark_read(await readers[0].principal(), room.id, seq)
    assert await visible_read_marks(await author.principal(), room.id) == {}
    await wait_until(lambda: looked)
    await raw.settled()
    assert (looked, raw.events("/chat", "seen")) == ([None], [])
    message = (await load_latest(room.id)).messages[-1]
    answer = await raw.call("/chat", "seenBy", {"room": room.id, "message": message.id})
    assert [each["id"] for each in answer["people"]] == [readers[0].id]  # when asked it is told


@pytest.mark.one_database
async def test_the_page_names_who_has_seen_a_message_also_without_scripts(newcomer, room, say):
    anna, boris = await newcomer(name="Anna"), await newcomer(name="Boris")
    seq = await say(anna, room.id)
    message = (await load_latest(room.id)).messages[-1]
    address = f"/chat/{room.id}/messages/{message.id}/seen"
    assert f'href="{address}"' in (await anna.get(address.replace("seen", "actions"))).text
    assert "No one else has read this yet." in (await anna.get(address)).text
    assert (await boris.post(f"/chat/{room.id}/read", {"seq": str(seq)})).status_code == 303
    for headers, whole in (({}, True), ({"HX-Request": "true"}, False)):
        page = (await anna.get(address, **headers)).text
        assert "Seen by 1 person" in page
        assert "<bdi>Boris</bdi>" in page
        assert ("<html" in page) == whole
    saved = await anna.post("/account/profile", {"name": "Anna", "read_receipts": "off"})
    assert saved.status_code == 303
    assert 'value="off" selected' in (await anna.get("/account")).text
    page = (await anna.get(address)).text
    assert "Your read receipts are off." in page
    assert "Boris</bdi></b>" not in page
    assert (await anna.post("/account/profile", {"name": "Anna", "read_receipts": "perhaps"})).status_code == 422
    assert (await anna.post("/account/profile", {"name": "Anne"})).status_code == 303  # what is not there stays
    assert "Your read receipts are off" in (await anna.get(address)).text
