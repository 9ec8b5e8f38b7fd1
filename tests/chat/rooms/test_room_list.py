"""The list of rooms beside a room: the most current ones, and a name for the whole list."""

import pytest

from app.chat.messages.send import send_message
from app.chat.models import NotifyLevel
from app.chat.rooms import archive_room, change_room, create_room, sidebar
from app.chat.rooms.direct import open_direct
from app.chat.rooms.notification_levels import set_notification_level
from app.chat.rooms.sidebar import LISTED, Sidebar, count_unread, load_rooms, open_room, sidebar_of
from app.chat.rooms.unread_counts import Count


async def say(person, room, body: str, client_id: str) -> None:
    await send_message(person.actor, room.id, body, client_id)


@pytest.fixture
async def many(talker, general, monkeypatch):
    """Anna, who is in seven rooms, of which three are listed."""
    monkeypatch.setattr(sidebar, "LISTED", 3)
    anna = await talker(name="Anna")
    rooms = {number: await create_room(anna.actor, f"Room {number}") for number in range(6)}
    for number, room in rooms.items():
        await say(anna, room, "hello", f"c{number}")
    return anna, rooms


async def test_the_rooms_with_the_latest_messages_are_listed_and_the_one_that_is_open(many):
    anna, rooms = many
    found = await sidebar_of(anna.id, limit=3)
    assert ([room.title for room in found.rooms], found.total, found.more) == (["Room 3", "Room 4", "Room 5"], 7, 4)
    opened = await open_room(anna.actor, rooms[0].id)
    assert ([room.title for room in opened.rooms], opened.total) == (["Room 0", "Room 4", "Room 5"], 7)
    assert opened.room.title == "Room 0"
    await archive_room(anna.actor, rooms[5].id)
    assert [room.title for room in (await sidebar_of(anna.id, limit=3)).rooms] == ["Room 2", "Room 3", "Room 4"]
    assert [room.title for room in (await sidebar_of(anna.id, limit=2, offset=3)).rooms] == ["Room 0", "Room 1"]


async def test_what_is_unread_is_counted_over_all_rooms_also_those_that_are_not_listed(many, talker, general):
    anna, _ = many
    bob = await talker(name="Bob")
    await say(bob, general, "@Anna hello", "b1")
    for number in range(4):
        await say(anna, (await load_rooms(anna.actor))[-1 - number], "again", f"d{number}")
    found = await sidebar_of(anna.id, limit=1)
    assert [room.title for room in found.rooms] == ["general"]  # a mention comes first
    assert (found.unread.messages, found.unread.mentions) == (1, 1)


async def test_who_connects_is_told_the_counts_of_the_rooms_that_a_page_lists(many, talker, general):
    async def compare() -> Sidebar:
        page, told = await sidebar_of(anna.id, limit=sidebar.LISTED), await count_unread(anna.id)
        assert told.rooms == {room.id: Count(room.unread, room.mentions, room.loud) for room in page.rooms}
        assert (told.unread, told.version) == (page.unread, page.version)
        return page

    anna, rooms = many
    assert (await compare()).unread == Count()
    bob = await talker(name="Bob")
    direct = await open_direct(bob.actor, anna.id)
    for number, (room, body) in enumerate(
        ((general, "@Anna hello"), (general, "more"), (direct, "hello"), (direct, "@Anna again"))
    ):
        await say(bob, room, body, f"b{number}")
    assert (await compare()).unread == Count(4, 2, 4)
    for level, expected in ((NotifyLevel.MENTIONS, Count(4, 2, 3)), (NotifyLevel.NOTHING, Count(3, 2, 3))):
        await set_notification_level(anna.actor, general.id, level)
        assert (await compare()).unread == expected
    await archive_room(anna.actor, rooms[4].id)
    await archive_room(anna.actor, rooms[5].id)
    assert len((await compare()).rooms) == 3 < LISTED
    nobody = await count_unread("nobody")
    assert (nobody.rooms, nobody.unread, nobody.version) == ({}, Count(), (await sidebar_of("nobody")).version)


async def test_the_version_names_the_whole_list_and_not_what_is_listed_of_it(many, talker):
    anna, rooms = many

    async def version() -> str:
        return (await sidebar_of(anna.id, limit=1)).version

    seen = [await version()]
    await say(anna, rooms[3], "more", "m1")
    assert await version() == seen[0]  # messages change the order, and pages follow that by themselves
    await change_room(anna.actor, rooms[0].id, "Another name", "")
    seen.append(await version())
    await archive_room(anna.actor, rooms[1].id)
    seen.append(await version())
    await set_notification_level(anna.actor, rooms[2].id, NotifyLevel.NOTHING)
    seen.append(await version())
    await create_room(anna.actor, "One more")
    seen.append(await version())
    assert len(set(seen)) == len(seen)
