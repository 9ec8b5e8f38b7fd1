"""What the hot paths ask of the database: as much, however much there is."""

import pytest

from app.chat.messages.pins import pin_message
from app.chat.messages.reactions import add_reaction
from app.chat.messages.read_receipts import mark_read
from app.chat.messages.send import send_message
from app.chat.rooms import create_room, join_room
from app.chat.rooms.direct import open_direct
from tests.support.query_log import record_queries

# Statements, without BEGIN and COMMIT. A number that changes is a decision: say why in the commit that changes it.
SENDING = 6
SENDING_WITH_A_MENTION = 14
ANSWERING = 7
# PostgreSQL looks for an earlier try once more, when the room is locked; SQLite has one writer at a time.
MORE_ON_POSTGRES = 1
MARKING = 4
# The session; the rooms with what the reader stands to this one; the messages; the people; the pins; the bell.
OPENING = 6


async def fill(people, rooms) -> None:
    """Much of everything: messages, members, rooms, unread."""
    for number, room in enumerate(rooms):
        for person in people:
            await join_room(person.actor, room.id)
        for count in range(3):
            await send_message(people[0].actor, room.id, "x", f"{number}-{count}")
    for person in people[1:]:
        direct = await open_direct(people[0].actor, person.id)
        await send_message(person.actor, direct.id, "hello", "c")


@pytest.fixture
async def small_and_large(talker, general):
    """A person and a room in a small world, and a function that makes the world large."""
    alice = await talker(name="Alice")
    await talker(name="Bob")

    async def grow() -> None:
        people = [alice, *[await talker() for _ in range(6)]]
        await fill(people, [await create_room(alice.actor, f"Room {number}") for number in range(4)])
        for number in range(60):
            sent = await send_message(people[1].actor, general.id, "y", f"more-{number}")
            await add_reaction(people[2].actor, general.id, sent.id, "👍")
        await pin_message(alice.actor, general.id, sent.id)
        await send_message(people[1].actor, general.id, "z", "an-answer", reply_to=sent.id)

    return alice, general, grow


async def count(work) -> int:
    with record_queries() as asked:
        await work()
    return len(asked)


async def test_sending_asks_the_same_however_many_there_are(small_and_large, talker, dialect):
    # B25
    alice, room, grow = small_and_large
    bob = await talker()
    await join_room(bob.actor, room.id)

    async def send(body: str, name: str) -> int:
        return await count(lambda: send_message(alice.actor, room.id, body, name))

    async def all_ways(name: str) -> tuple[int, int, int]:
        """With something unread above, which is read with it; then not; then with a mention."""
        return await send("hello", f"{name}1"), await send("hello", f"{name}2"), await send("@Bob hello", f"{name}3")

    await send_message(bob.actor, room.id, "hello", "bob")
    before = await all_ways("before")
    await grow()
    more = MORE_ON_POSTGRES if dialect == "postgres" else 0
    expected = tuple(asked + more for asked in (ANSWERING, SENDING, SENDING_WITH_A_MENTION))
    assert await all_ways("after") == before == expected


async def test_marking_asks_the_same_however_much_is_unread(small_and_large, talker):
    # B25
    alice, room, grow = small_and_large
    bob = await talker()

    async def mark(name: str) -> int:
        sent = await send_message(bob.actor, room.id, "x", name)
        await send_message(bob.actor, room.id, "x", f"{name}+")
        return await count(lambda: mark_read(alice.actor, room.id, sent.seq))

    before = await mark("a")
    await grow()
    assert await mark("b") == before == MARKING


async def test_opening_a_room_asks_the_same_however_much_there_is(small_and_large, client, sign_in):
    # B25
    alice, room, grow = small_and_large
    await sign_in(client, alice.user)

    async def look() -> int:
        async def get() -> None:
            assert (await client.get(f"/chat/{room.id}")).status_code == 200

        return await count(get)

    await open_direct(alice.actor, room.created_by_id)
    await send_message(alice.actor, room.id, "hello", "c")
    before = await look()
    await grow()
    assert await look() == before == OPENING
