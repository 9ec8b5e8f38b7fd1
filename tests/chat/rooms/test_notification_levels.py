"""What people are told of a room is what they chose."""

import pytest

from app.chat.messages.delete import delete_message
from app.chat.messages.edit import edit_message
from app.chat.messages.history import load_latest
from app.chat.messages.read_receipts import mark_read, unread_counts, unread_total
from app.chat.messages.send import send_message
from app.chat.models import Mention, NotifyLevel
from app.chat.rooms.direct import open_direct
from app.chat.rooms.notification_levels import set_notification_level
from app.chat.rooms.sidebar import RoomSummary, load_rooms, sidebar_of
from app.chat.rooms.unread_counts import Count
from app.notifications import announcements as notifications
from app.notifications.models import Notification


async def kinds(person) -> list[str]:
    return [item.kind for item in await notifications.load_latest(person.id, 20)]


def count_of(room: RoomSummary) -> Count:
    return Count(room.unread, room.mentions, room.loud)


async def say(author, room, body: str, name: str) -> None:
    await send_message(author.actor, room.id, body, name)


async def test_each_level_tells_of_what_its_name_says(talker, general):
    anna = await talker(name="Anna")
    people = {level: await talker(name=f"Bob{level.value}") for level in NotifyLevel}
    usual = await talker(name="Usual")
    for level, person in people.items():
        await set_notification_level(person.actor, general.id, level)
    await say(anna, general, "hello", "c1")
    everyone = " ".join(f"@{person.user.name}" for person in (*people.values(), usual))
    await say(anna, general, everyone, "c2")
    told = {level: sorted(await kinds(person)) for level, person in people.items()}
    assert told == {
        NotifyLevel.ALL: ["mention", "room_message"],
        NotifyLevel.MENTIONS: ["mention"],
        NotifyLevel.NOTHING: [],
    }
    assert await kinds(usual) == ["mention"]
    assert await kinds(anna) == []


@pytest.mark.one_database
async def test_a_direct_room_tells_of_everything_unless_it_is_quiet(talker, general):
    anna, bob = await talker(name="Anna"), await talker(name="Bob")
    room = await open_direct(anna.actor, bob.id)
    await say(anna, room, "one", "c1")
    await set_notification_level(bob.actor, room.id, NotifyLevel.MENTIONS)
    await say(anna, room, "two", "c2")
    await say(anna, room, "@Bob three", "c3")
    await set_notification_level(bob.actor, room.id, NotifyLevel.NOTHING)
    await say(anna, room, "@Bob four", "c4")
    assert await kinds(bob) == ["direct_message", "direct_message"]


@pytest.mark.one_database
async def test_a_message_that_notifies_nobody_but_its_author_makes_no_notification(talker, general):
    anna, bob = await talker(name="Anna"), await talker(name="Bob")
    direct = await open_direct(anna.actor, bob.id)
    await set_notification_level(anna.actor, general.id, NotifyLevel.ALL)
    await set_notification_level(bob.actor, direct.id, NotifyLevel.NOTHING)
    await say(anna, general, "hello @Anna", "c1")
    await say(anna, direct, "hello", "c2")
    assert not await Notification.exists()
    await say(bob, general, "hello", "c3")
    assert (await kinds(anna), await Notification.all().count()) == (["room_message"], 1)


async def test_a_quiet_room_counts_only_what_names_the_reader(talker, general):
    # B13
    anna, bob = await talker(name="Anna"), await talker(name="Bob")
    await say(anna, general, "one", "c1")
    assert (await unread_total(bob.id)).messages == 1
    await set_notification_level(bob.actor, general.id, NotifyLevel.NOTHING)
    assert (await unread_total(bob.id)).messages == 0
    await say(anna, general, "@Bob two @Bob", "c2")
    await say(anna, general, "@Anna three", "c3")
    assert (await unread_total(bob.id)).messages == 1
    assert await unread_counts([bob.id]) == {bob.id: {general.id: Count(1, 1, 1)}}
    assert (await sidebar_of(bob.id)).unread == Count(1, 1, 1)
    (mine,) = await load_rooms(bob.actor)
    assert (count_of(mine), mine.quiet) == (Count(1, 1, 1), True)
    assert await Mention.all().count() == 1  # once a message, and nobody by themselves
    await mark_read(bob.actor, general.id, 3)
    assert (await unread_total(bob.id)).messages == 0


async def test_mentions_are_counted_apart_and_quiet_rooms_are_loud_only_by_them(talker, general):
    # B13
    anna, bob = await talker(name="Anna"), await talker(name="Bob")
    for number, body in enumerate(("one", "two @Bob", "three @Bob @Bob", "four")):
        await say(anna, general, body, f"c{number}")
    for level, count in (
        (None, Count(4, 2, 4)),  # nobody chose anything
        (NotifyLevel.ALL, Count(4, 2, 4)),
        (NotifyLevel.MENTIONS, Count(4, 2, 2)),
        (NotifyLevel.NOTHING, Count(2, 2, 2)),
    ):
        if level is not None:
            await set_notification_level(bob.actor, general.id, level)
        assert await unread_total(bob.id) == count, level
        assert [count_of(room) for room in await load_rooms(bob.actor)] == [count], level
        assert (await sidebar_of(bob.id)).unread == count, level
    sent = (await load_latest(general.id)).messages
    await delete_message(anna.actor, general.id, sent[2].id)
    await edit_message(anna.actor, general.id, sent[1].id, "nobody")
    assert (await unread_total(bob.id)).mentions == 0
    await edit_message(anna.actor, general.id, sent[0].id, "after all @Bob")
    assert (await unread_total(bob.id)).mentions == 1
    await mark_read(bob.actor, general.id, sent[0].seq)
    assert (await unread_total(bob.id)).mentions == 0
