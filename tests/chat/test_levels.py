"""What people are told of a room is what they chose."""

import pytest

from app.chat import service
from app.chat.models import Mention, NotifyLevel
from app.notifications import service as notifications


async def kinds(person) -> list[str]:
    return [item.kind for item in await notifications.latest(person.id, 20)]


async def say(author, room, body: str, name: str) -> None:
    await service.send_message(author.actor, room.id, body, name)


async def test_each_level_tells_of_what_its_name_says(talker, general):
    anna = await talker(name="Anna")
    people = {level: await talker(name=f"Bob{level.value}") for level in NotifyLevel}
    usual = await talker(name="Usual")
    for level, person in people.items():
        await service.set_notification_level(person.actor, general.id, level)
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
    room = await service.open_direct(anna.actor, bob.id)
    await say(anna, room, "one", "c1")
    await service.set_notification_level(bob.actor, room.id, NotifyLevel.MENTIONS)
    await say(anna, room, "two", "c2")
    await say(anna, room, "@Bob three", "c3")
    await service.set_notification_level(bob.actor, room.id, NotifyLevel.NOTHING)
    await say(anna, room, "@Bob four", "c4")
    assert await kinds(bob) == ["direct_message", "direct_message"]


async def test_a_quiet_room_counts_only_what_names_the_reader(talker, general):
    # B13
    anna, bob = await talker(name="Anna"), await talker(name="Bob")
    await say(anna, general, "one", "c1")
    assert (await service.unread_total(bob.id)).messages == 1
    await service.set_notification_level(bob.actor, general.id, NotifyLevel.NOTHING)
    assert (await service.unread_total(bob.id)).messages == 0
    await say(anna, general, "@Bob two @Bob", "c2")
    await say(anna, general, "@Anna three", "c3")
    assert (await service.unread_total(bob.id)).messages == 1
    assert await service.unread_counts([bob.id]) == {bob.id: {general.id: service.Count(1, 1, 1)}}
    assert (await service.unread_in_rooms(bob.id))[general.id] == service.Count(1, 1, 1)
    (mine,) = await service.rooms_of(bob.actor)
    assert (mine.count, mine.quiet) == (service.Count(1, 1, 1), True)
    assert await Mention.all().count() == 1  # once a message, and nobody by themselves
    await service.mark_read(bob.actor, general.id, 3)
    assert (await service.unread_total(bob.id)).messages == 0


async def test_mentions_are_counted_apart_and_quiet_rooms_are_loud_only_by_them(talker, general):
    # B13
    anna, bob = await talker(name="Anna"), await talker(name="Bob")
    for number, body in enumerate(("one", "two @Bob", "three @Bob @Bob", "four")):
        await say(anna, general, body, f"c{number}")
    for level, count in (
        (None, service.Count(4, 2, 4)),  # nobody chose anything
        (NotifyLevel.ALL, service.Count(4, 2, 4)),
        (NotifyLevel.MENTIONS, service.Count(4, 2, 2)),
        (NotifyLevel.NOTHING, service.Count(2, 2, 2)),
    ):
        if level is not None:
            await service.set_notification_level(bob.actor, general.id, level)
        assert await service.unread_total(bob.id) == count, level
        assert [room.count for room in await service.rooms_of(bob.actor)] == [count], level
    sent = (await service.latest_messages(general.id)).messages
    await service.delete_message(anna.actor, general.id, sent[2].id)
    await service.edit_message(anna.actor, general.id, sent[1].id, "nobody")
    assert (await service.unread_total(bob.id)).mentions == 0
    await service.edit_message(anna.actor, general.id, sent[0].id, "after all @Bob")
    assert (await service.unread_total(bob.id)).mentions == 1
    await service.mark_read(bob.actor, general.id, sent[0].seq)
    assert (await service.unread_total(bob.id)).mentions == 0
