"""How long pages take when there is much: the list of users at 100,000 people, for every filter and order it offers,
and the check of a session, on SQLite and on PostgreSQL.

`python -m tests.bench.pages [--people N] [--rounds N]` prints a table: median and 95th percentile in milliseconds, as
the server takes them, without a network.
"""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import click
from argon2 import PasswordHasher
from tortoise.connection import get_connection

from app import create_app, database
from app.accounts import sessions
from app.accounts.creation import NewUser, insert_user
from app.accounts.keys import email_key, name_key
from app.accounts.models import Session, User, UserStatus
from app.clock import clock
from app.database.migrations import migrate
from app.ids import new_id
from app.settings import Settings
from tests.accounts.browser import Browser
from tests.bench.machine import describe
from tests.databases import PostgresDatabases, speak_another_dialect
from tests.servers import PostgresUnavailable, postgres

PASSWORD = "eleven quiet green lanterns"
FIRST = ("Anna", "Boris", "Chen", "Дарья", "Émile", "Fatima", "Пётр", "Hanna", "Ilya", "Noor")
LAST = ("Orlova", "Klein", "Wei", "Соколова", "Obi", "Zahra", "Ёлкин", "Nowak", "Петров", "Haddad", "Adams")
PATHS = (
    "/users",
    "/users?sort=-name",
    "/users?sort=role",
    "/users?sort=-status",
    "/users?sort=email&columns=email",
    "/users?sort=-since&columns=since",
    "/users?role=guest",
    "/users?role=guest&role=owner&status=suspended",
    "/users?status=suspended&sort=-since&columns=since",
    "/users?q=anna",
    "/users?q=person-77777@",
    "/users?q=nobody-has-this-name",
    "/users?q=%D1%81%D0%BE%D0%BA%D0%BE%D0%BB&role=member&sort=-name",
    "/users?size=100",
)


async def fill(people: int) -> User:
    """`people` in the database that is open, and one who manages them."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    async with database.transaction() as tx:
        admin = await insert_user(tx, NewUser("admin@example.org", "Ada Admin", "owner", cheap))
    now = clock.now()
    for batch in _batches(people, 2_000):
        await User.bulk_create([_user(number, now - timedelta(minutes=number)) for number in batch])
    # As the databases do by themselves, some time after so much is new.
    await get_connection("default").execute_script("ANALYZE")
    return admin


def _batches(count: int, size: int) -> list[range]:
    return [range(start, min(start + size, count)) for start in range(0, count, size)]


def _user(number: int, created_at: object) -> User:
    name = f"{FIRST[number % len(FIRST)]} {LAST[number % len(LAST)]} {number}"
    email = f"person-{number}@example.com"
    return User(
        id=new_id(),
        email=email,
        email_key=email_key(email),
        name=name,
        name_key=name_key(name),
        status=UserStatus.SUSPENDED if number % 50 == 0 else UserStatus.ACTIVE,
        role_id="guest" if number % 7 == 0 else "member",
        created_at=created_at,
    )


async def measure(work: Callable[[], Awaitable[object]], rounds: int) -> tuple[float, float]:
    """Median and 95th percentile of `work`, in milliseconds, after one that is not counted."""
    await work()
    took = []
    for _ in range(rounds):
        began = time.perf_counter()
        await work()
        took.append((time.perf_counter() - began) * 1_000)
    took.sort()
    return statistics.median(took), took[min(len(took) - 1, int(len(took) * 0.95))]


async def walk(url: str, directory: Path, people: int, rounds: int) -> dict[str, tuple[float, float]]:
    """The figures of one database."""
    speak_another_dialect()
    settings = Settings(_env_file=None, data_dir=directory / "data", database_url=url, rate_limits=False)
    await migrate(settings.database_url)
    app = create_app(settings)
    figures: dict[str, tuple[float, float]] = {}
    async with app.test_app():
        await fill(people)
        browser = Browser(app)
        assert (await browser.sign_in("admin@example.org", PASSWORD)).status_code == 303

        async def open_page(path: str) -> None:
            answer = await browser.get(path)
            assert answer.status_code == 200, path
            await answer.get_data()

        for path in PATHS:
            figures[path] = await measure(lambda path=path: open_page(path), rounds)
        [row] = await Session.all()
        figures["the check of a session"] = await measure(lambda: sessions.load_principal(row.id), rounds * 20)
    return figures


@click.command()
@click.option("--people", default=100_000)
@click.option("--rounds", default=20)
def main(people: int, rounds: int) -> None:
    """Measure, and print the table."""
    for name, text in describe(None).items():
        click.echo(f"{name + ':':9} {text}")
    with tempfile.TemporaryDirectory(prefix="switchboard-bench-") as directory:
        figures = {"SQLite": asyncio.run(walk(f"sqlite://{directory}/bench.db", Path(directory), people, rounds))}
        try:
            with postgres() as url:
                databases = PostgresDatabases(url)
                figures["PostgreSQL"] = asyncio.run(_on_postgres(databases, Path(directory), people, rounds))
                databases.close()
        except PostgresUnavailable as why:
            click.echo(f"PostgreSQL is left out: {why}", err=True)
    width = max(len(path) for path in PATHS)
    for each, by_path in figures.items():
        click.echo(f"\n{each}, {people:,} people".ljust(width + 2) + "    median       p95  ms")
        for path, (median, p95) in by_path.items():
            click.echo(f"{path.ljust(width)}  {median:9.2f} {p95:9.2f}")


async def _on_postgres(
    databases: PostgresDatabases, directory: Path, people: int, rounds: int
) -> dict[str, tuple[float, float]]:
    async with databases.empty(directory) as url:
        return await walk(url, directory, people, rounds)


if __name__ == "__main__":
    main()
