"""How long chat takes when much was said: opening a room, going back in it, and searching, at 1,000, 100,000 and
1,000,000 messages, on SQLite and on PostgreSQL.

`python -m tests.bench.talks [--messages N] [--rounds N]` prints median and 95th percentile in milliseconds, as the
server takes them, without a network, and how many statements a page costs.
"""

import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import click
from argon2 import PasswordHasher
from tortoise.connection import get_connection

from app import create_app, database
from app.accounts.creation import NewUser, insert_user
from app.accounts.models import User
from app.chat import service
from app.chat.models import Membership, Room
from app.clock import clock
from app.database.migrations import migrate
from app.ids import new_id
from app.realtime.models import Stream
from app.settings import Settings
from tests.accounts.browser import Browser
from tests.bench.machine import describe
from tests.databases import PostgresDatabases, speak_another_dialect
from tests.principals import principal_of
from tests.queries import queries
from tests.servers import PostgresUnavailable, postgres

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
    rooms = [await service.create_room(actor, f"Room {number}") for number in range(ROOMS)]
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
    often = [1 / (place + 1) for place in range(WORDS)]
    counts = [0] * ROOMS
    began = clock.now() - timedelta(seconds=messages)
    for start in range(0, messages, BATCH):
        rows: list[list[object]] = []
        for number in range(start, min(start + BATCH, messages)):
            place = 0 if number % 2 else chance.randrange(ROOMS)
            counts[place] += 1
            body = " ".join(chance.choices(words, often, k=8))
            author = people[chance.randrange(PEOPLE)]
            rows.append(_row(rooms[place], author, counts[place], body, began + timedelta(seconds=number)))
        await store(rows)
    await index()
    for room, count in zip(rooms, counts, strict=True):
        await Room.filter(id=room.id).update(message_count=count, last_message_at=clock.now())
        await Stream.filter(id=f"room:{room.id}").update(top_seq=count)
        await Membership.filter(room_id=room.id).update(read_count=count, last_read_seq=count)
    await get_connection("default").execute_script("ANALYZE")
    return Talk(people[0], rooms[0], words)


COLUMNS = ("id", "room_id", "author_id", "seq", "ordinal", "body", "mentions", "created_at")


def _row(room: Room, author: User, seq: int, body: str, at: datetime) -> list[object]:
    return [new_id(), room.id, author.id, seq, seq, body, "[]", at]


async def store(rows: list[list[object]]) -> None:
    """Messages, without models, which would take minutes for a million."""
    connection = get_connection("default")
    marks = database.placeholders(connection.capabilities.dialect, len(COLUMNS))
    if connection.capabilities.dialect == "sqlite":
        rows = [[*row[:-1], str(row[-1])] for row in rows]
    else:
        await connection.execute_script('ALTER TABLE "message" DISABLE TRIGGER "message_said"')
    names = ", ".join(COLUMNS)
    await connection.execute_many(f'INSERT INTO "message" ({names}) VALUES ({marks})', rows)


async def index() -> None:
    """PostgreSQL puts a million into its index at once in a tenth of the time; as the migration does it."""
    connection = get_connection("default")
    if connection.capabilities.dialect == "postgres":
        await connection.execute_script(
            'ALTER TABLE "message" ENABLE TRIGGER "message_said"; INSERT INTO "message_search" ("message_id", "words") '
            'SELECT "id", "message_vector"("body", "room_id", "author_id") FROM "message" ORDER BY "created_at", "id"'
        )


async def measure(work: Callable[[], Awaitable[object]], rounds: int) -> tuple[float, float]:
    """Median and 95th percentile of `work`, in milliseconds, after one that is not counted."""
    await work()
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        await work()
        took.append((time.perf_counter() - began) * 1_000)
    return statistics.median(took), sorted(took)[min(rounds - 1, int(rounds * 0.95))]


def questions(talk: Talk) -> dict[str, str]:
    """What is asked, by what is hard about it."""
    common, rare = talk.words[0], talk.words[15_000]
    return {
        "a common word": common,
        "a rare word": rare,
        "the beginning of many words": common[:2],
        "two common words": f"{common} {talk.words[1]}",
        "words in a row": f'"{common} {talk.words[1]}"',
        "a common word from one person": f"{common} from:person-7@",
        "a common word in a quiet room": f'{common} in:"room 7"',
        "a common word, long ago": f"{common} before:{clock.now().date() - timedelta(days=5)}",
        "nothing that was said": "zzzzqqqq",
    }


Figures = dict[str, tuple[float, float, int]]


async def walk(url: str, directory: Path, messages: int, rounds: int) -> Figures:
    """The figures of one database: median and 95th percentile in ms, and statements."""
    speak_another_dialect()
    settings = Settings(_env_file=None, data_dir=directory / "data", database_url=url, rate_limits=False)
    await migrate(settings.database_url)
    app = create_app(settings)
    figures: Figures = {}
    async with app.test_app():
        talk = await fill(messages)
        browser = Browser(app)
        assert (await browser.sign_in(talk.person.email, PASSWORD)).status_code == 303
        actor = await principal_of(talk.person)

        async def look(path: str) -> None:
            answer = await browser.get(path)
            assert answer.status_code == 200, path
            await answer.get_data()

        async def note(name: str, work: Callable[[], Awaitable[object]]) -> None:
            took = await measure(work, rounds)
            with queries() as asked:
                await work()
            figures[name] = (*took, len(asked))

        await note("open a room", lambda: look(f"/chat/{talk.room.id}"))
        await note("go back in it", lambda: look(f"/chat/{talk.room.id}?before={max(messages // 4, 2)}"))
        for name, text in questions(talk).items():
            await note(f"search: {name}", lambda text=text: service.search(actor, text))
    return figures


async def _on_postgres(databases: PostgresDatabases, directory: Path, messages: int, rounds: int) -> Figures:
    async with databases.empty(directory) as url:
        return await walk(url, directory, messages, rounds)


def _print(title: str, figures: Figures) -> None:
    width = max(len(name) for name in figures)
    click.echo(f"\n{title.ljust(width)}     median       p95  ms   statements")
    for name, (median, p95, statements) in figures.items():
        click.echo(f"{name.ljust(width)}  {median:9.2f} {p95:9.2f} {statements:16}")


@click.command()
@click.option("--messages", default=[1_000, 1_000_000], multiple=True)
@click.option("--rounds", default=20)
def main(messages: tuple[int, ...], rounds: int) -> None:
    """Measure, and print the tables."""
    for name, text in describe(None).items():
        click.echo(f"{name + ':':9} {text}")
    for many in messages:
        with tempfile.TemporaryDirectory(prefix="switchboard-bench-") as directory:
            url = f"sqlite://{directory}/bench.db"
            _print(f"SQLite, {many:,} messages", asyncio.run(walk(url, Path(directory), many, rounds)))
            try:
                with postgres() as url:
                    databases = PostgresDatabases(url)
                    figures = asyncio.run(_on_postgres(databases, Path(directory), many, rounds))
                    databases.close()
                _print(f"PostgreSQL, {many:,} messages", figures)
            except PostgresUnavailable as why:
                click.echo(f"PostgreSQL is left out: {why}", err=True)


if __name__ == "__main__":
    main()
