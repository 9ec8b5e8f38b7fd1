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
        await service.set_level(person.actor, general.id, level)
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
    await service.set_level(bob.actor, room.id, NotifyLevel.MENTIONS)
    await say(anna, room, "two", "c2")
    await say(anna, room, "@Bob three", "c3")
    await service.set_level(bob.actor, room.id, NotifyLevel.NOTHING)
    await say(anna, room, "@Bob four", "c4")
    assert await kinds(bob) == ["direct_message", "direct_message"]


async def test_a_quiet_room_counts_only_what_names_the_reader(talker, general):
    # B13
    anna, bob = await talker(name="Anna"), await talker(name="Bob")
    await say(anna, general, "one", "c1")
    assert await service.unread_total(bob.id) == 1
    await service.set_level(bob.actor, general.id, NotifyLevel.NOTHING)
    assert await service.unread_total(bob.id) == 0
    await say(anna, general, "@Bob two @Bob", "c2")
    await say(anna, general, "@Anna three", "c3")
    assert await service.unread_total(bob.id) == 1
    assert await service.unread_counts([bob.id]) == {bob.id: {general.id: 1}}
    assert (await service.unread_in_rooms(bob.id))[general.id] == 1
    (mine,) = await service.rooms_of(bob.actor)
    assert (mine.unread, mine.quiet) == (1, True)
    assert await Mention.all().count() == 1  # once a message, and nobody by themselves
    await service.mark_read(bob.actor, general.id, 3)
    assert await service.unread_total(bob.id) == 0
