"""A database in which much was said."""

import itertools
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from tortoise.connection import get_connection

from app import database
from app.accounts.models import User
from app.accounts.users import NewUser, insert_user
from app.chat.models import Membership, Room
from app.chat.rooms import create_room
from app.clock import clock
from app.ids import new_id
from app.realtime.streams.models import Stream
from tests.support.principals import principal_of

PASSWORD = "eleven quiet green lanterns"
ROOMS = 50
PEOPLE = 200
WORDS = 20_000
BATCH = 5_000
LETTERS = "abcdefghijklmnoprstu"


@dataclass(frozen=True)
class Talk:
    """A database full of talk: who looks at it, the room that half of it is in, and words from common to rare."""

    person: User
    room: Room
    words: list[str]


async def people_and_rooms() -> tuple[list[User], list[Room]]:
    """`PEOPLE` who may chat, the first of whom is in all of `ROOMS` rooms."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    people = []
    for number in range(PEOPLE):
        async with database.transaction() as tx:
            new = NewUser(f"person-{number}@example.org", f"Person {number}", "member" if number else "owner", cheap)
            people.append(await insert_user(tx, new))
    actor = await principal_of(people[0])
    rooms = [await create_room(actor, f"Room {number}") for number in range(ROOMS)]
    await Membership.bulk_create(
        [
            Membership(room_id=room.id, user_id=person.id, joined_at=clock.now())
            for room in rooms[:5]
            for person in people[1:]
        ]
    )
    return people, rooms


async def fill(messages: int) -> Talk:
    """`messages` messages over all rooms, half of them in the first, with words as often as words are."""
    people, rooms = await people_and_rooms()
    chance = random.Random(1)
    words = ["".join(chance.choices(LETTERS, k=chance.randint(2, 9))) for _ in range(WORDS)]
    often = list(itertools.accumulate(1 / (place + 1) for place in range(WORDS)))
    counts = [0] * ROOMS
    began = clock.now() - timedelta(seconds=messages)
    async with unindexed():
        for start in range(0, messages, BATCH):
            rows: list[list[object]] = []
            for number in range(start, min(start + BATCH, messages)):
                place = 0 if number % 2 else chance.randrange(ROOMS)
                counts[place] += 1
                body = " ".join(chance.choices(words, cum_weights=often, k=8))
                author = people[chance.randrange(PEOPLE)]
                rows.append(_row(rooms[place], author, counts[place], body, began + timedelta(seconds=number)))
            await store(rows)
    for room, count in zip(rooms, counts, strict=True):
        await Room.filter(id=room.id).update(message_count=count, last_message_at=clock.now())
        await Stream.filter(id=f"room:{room.id}").update(top_seq=count)
        await Membership.filter(room_id=room.id).update(read_count=count, last_read_seq=count)
    if get_connection("default").capabilities.dialect == "postgres":  # which does it by itself after a while
        await get_connection("default").execute_script("VACUUM ANALYZE")
    return Talk(people[0], rooms[0], words)


COLUMNS = ("id", "room_id", "author_id", "seq", "ordinal", "body", "mentions", "created_at")


def _row(room: Room, author: User, seq: int, body: str, at: datetime) -> list[object]:
    return [new_id(), room.id, author.id, seq, seq, body, "[]", at]


# As the migration does it that made the index.
INDEXING = {
    "sqlite": """
        INSERT INTO "message_search" ("message_id") SELECT "id" FROM "message" ORDER BY "created_at", "id";
        INSERT INTO "message_words" ("rowid", "words", "room", "author")
        SELECT s."id", m."body", replace(m."room_id", '-', ''), replace(m."author_id", '-', '')
        FROM "message_search" s JOIN "message" m ON m."id" = s."message_id";
    """,
    "postgres": """
        INSERT INTO "message_search" ("message_id", "words")
        SELECT "id", "message_vector"("body", "room_id", "author_id") FROM "message" ORDER BY "created_at", "id"
    """,
}


async def store(rows: list[list[object]]) -> None:
    """Messages, without models, which would take minutes for a million."""
    connection = get_connection("default")
    marks = database.placeholders(connection.capabilities.dialect, len(COLUMNS))
    if connection.capabilities.dialect == "sqlite":
        rows = [[*row[:-1], str(row[-1])] for row in rows]
    names = ", ".join(COLUMNS)
    await connection.execute_many(f'INSERT INTO "message" ({names}) VALUES ({marks})', rows)


@asynccontextmanager
async def unindexed() -> AsyncIterator[None]:
    """The messages that are stored meanwhile are put into the index of words at the end, which takes a tenth of the
    time. There must be none before."""
    connection = get_connection("default")
    if connection.capabilities.dialect == "postgres":
        before, after = (f'ALTER TABLE "message" {how} TRIGGER "message_said"' for how in ("DISABLE", "ENABLE"))
    else:
        said = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = 'message_said'"
        before, after = 'DROP TRIGGER "message_said"', (await connection.execute_query_dict(said))[0]["sql"]
    await connection.execute_script(before)
    yield
    await connection.execute_script(INDEXING[connection.capabilities.dialect])
    await connection.execute_script(after)
