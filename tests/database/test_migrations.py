"""Migrations: each exactly once, wholly or not at all, on both databases."""

import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.context import TortoiseContext, require_context

from app import paths
from app.accounts.models import OneTimeToken, Role, User
from app.chat.models import Room
from app.database import database_config, transaction
from app.database.connection import MIGRATION_MODELS
from app.database.migrations import MigrationError, migrate, pending
from app.development.migrations import drafts
from app.lookalikes import skeleton
from app.mail.models import MailMessage
from app.outbox.models import OutboxEntry
from app.principal import PERMISSIONS
from tests.database.schema import schema_of
from tests.database.seeding import row_counts, seed_every_table, step_back
from tests.support import fork_server

FILES = sorted(
    (path.name for path in (paths.MIGRATIONS / "models").glob("*_*.py")), key=lambda name: int(name.split("_")[0])
)
# The number of the migration after them; a number may be left out.
NEXT = 1 + int(FILES[-1].split("_")[0])

BROKEN = '''
async def upgrade(db):
    return """
        CREATE TABLE "half_done" ("id" INT);
        INSERT INTO "role" ("key", "permissions", "built_in") VALUES ('half', '[]', false);
        INSERT INTO "no_such_table" VALUES (1);
    """


async def downgrade(db):
    return 'DROP TABLE "half_done"'
'''
ORPHANING = """
async def upgrade(db):
    return "INSERT INTO subscription (subscribed, changed_at, topic_id, user_id) VALUES (true, '2026-01-01', 'x', 'y');"


async def downgrade(db):
    return "DELETE FROM subscription"
"""


@asynccontextmanager
async def connected(url: str) -> AsyncIterator[BaseDBAsyncClient]:
    async with TortoiseContext() as context:
        await context.init(config=database_config(url, MIGRATION_MODELS))
        yield context.db()


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """A copy of the migrations, to which a test can add."""
    shutil.copytree(paths.MIGRATIONS, tmp_path / "migrations", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "migrations"


async def test_an_empty_database_gets_every_migration_once(empty_database_url: str) -> None:
    assert list(await pending(empty_database_url)) == FILES
    assert await migrate(empty_database_url) == FILES
    assert list(await pending(empty_database_url)) == []
    assert await migrate(empty_database_url) == []


def test_the_models_hold_nothing_that_no_migration_makes() -> None:
    assert drafts("forgotten") == {}


async def test_a_migrated_database_has_the_schema_of_the_models(database_url: str, databases, tmp_path: Path) -> None:
    async with connected(database_url) as connection:
        migrated = await schema_of(connection)
    (tmp_path / "generated").mkdir()
    async with databases.empty(tmp_path / "generated") as url, connected(url) as connection:
        await require_context().generate_schemas()
        generated = await schema_of(connection)
    assert "inbox" in str(generated)
    assert migrated == generated


async def test_going_back_and_forth_keeps_every_row(database_url: str) -> None:
    async with connected(database_url) as connection:
        await seed_every_table(connection)
        seeded = await row_counts(connection)
    assert min(seeded.values()) > 0
    for steps in range(1, len(FILES)):
        for _ in range(steps):
            await step_back(database_url)
        assert list(await pending(database_url)) == FILES[-steps:]
        await migrate(database_url)
        async with connected(database_url) as connection:
            assert await row_counts(connection) == seeded


async def test_of_four_processes_at_once_one_migrates_and_the_others_wait(empty_database_url: str) -> None:
    program = "import asyncio, json, sys; from app.database.migrations import migrate; "
    program += "print(json.dumps(asyncio.run(migrate(sys.argv[1]))))"
    command = ("-c", program, empty_database_url)
    done = await asyncio.gather(*(asyncio.to_thread(fork_server.run, command, {}) for _ in range(4)))
    assert [code for code, _, _ in done] == [0, 0, 0, 0], done
    assert sorted(json.loads(output) for _, output, _ in done) == [[], [], [], FILES]


async def test_a_failing_migration_is_rolled_back_wholly_and_named(empty_database_url: str, directory: Path) -> None:
    file = directory / "models" / f"{NEXT}_20990101000000_broken.py"
    file.write_text(BROKEN)
    with pytest.raises(MigrationError) as caught:
        await migrate(empty_database_url, directory)
    assert caught.value.file == file.name
    assert file.name in str(caught.value)
    assert "no_such_table" in str(caught.value)
    assert "\n" not in str(caught.value)

    assert list(await pending(empty_database_url, directory)) == [file.name]
    async with connected(empty_database_url) as connection:
        assert "half_done" not in await row_counts(connection)
        assert not await Role.exists(key="half")

    file.write_text(BROKEN.replace('INSERT INTO "no_such_table" VALUES (1);', ""))
    assert await migrate(empty_database_url, directory) == [file.name]


async def test_a_migration_that_leaves_orphans_is_rolled_back(database_url: str, directory: Path) -> None:
    file = directory / "models" / f"{NEXT}_20990101000000_orphans.py"
    file.write_text(ORPHANING)
    with pytest.raises(MigrationError):
        await migrate(database_url, directory)
    async with connected(database_url) as connection:
        assert (await row_counts(connection))["subscription"] == 0


async def insert_user(**values: object) -> None:
    """A person, in a table that does not have all columns of the model yet."""
    values = {"status": "active", "session_epoch": 0, "locale": "en", "theme": "auto"} | values
    columns, marks = ", ".join(values), ", ".join(f"${number}" for number in range(1, len(values) + 1))
    async with transaction() as tx:
        await tx.fetch(f'INSERT INTO "user" ({columns}) VALUES ({marks}) RETURNING id', *values.values())


async def insert_room(id: str, kind: str, name: str, key: str | None, at: datetime) -> None:
    """A room, in tables that do not have all columns of the model yet."""
    async with transaction() as tx:
        await tx.fetch(
            'INSERT INTO "room" (id, kind, name, name_key, description, auto_join, message_count, created_at) '
            "VALUES ($1, $2, $3, $4, '', $5, 0, $6) RETURNING id",
            *(id, kind, name, key, False, at),
        )


async def test_keys_of_names_are_made_anew_and_no_room_loses_its_own(database_url: str) -> None:
    step = next(name for name in FILES if name.endswith("names_by_one_rule.py"))
    steps = len(FILES) - FILES.index(step)
    now = datetime(2026, 1, 1, tzinfo=UTC)
    for _ in range(steps):
        await step_back(database_url)
    names = ("Zoë  Ёлкина", "plain", "cafe b")
    rooms = {"1": "Café", "2": "Cafe", "3": "Ёлка", "4": "caf\u00e9  b", "5": "cafe b", "6": "x" * 80}
    async with connected(database_url):
        for name in names:
            row = {"email": f"{name}@x", "email_key": f"{name}@x", "role_id": "member", "created_at": now}
            await insert_user(id=name, name=name, name_key=name.casefold(), **row)
        for id, name in rooms.items():
            at = now + timedelta(days=int(id))
            await insert_room(id, "open", name, name.casefold(), at)
        await insert_room("closed", "closed", "Café", None, now)
    await migrate(database_url)
    async with connected(database_url):
        assert await keys(User) == {"Zoë  Ёлкина": "zoe елкина", "plain": "plain", "cafe b": "cafe b"}
        assert await keys(Room) == {
            "1": "cafe",
            "2": "cafe 2",
            "3": "елка",
            "4": "cafe b",
            "5": "cafe b 5",
            "6": "x" * 80,
            "closed": None,
        }
        assert {id: name for id, name in await Room.all().values_list("id", "name") if id in rooms} == rooms
    for _ in range(steps):
        await step_back(database_url)
    async with connected(database_url):
        assert await keys(Room) == {id: name.casefold() for id, name in rooms.items()} | {"closed": None}
        assert await keys(User) == {name: name.casefold() for name in names}


async def test_people_who_were_there_have_what_names_that_look_alike_are_found_by(database_url: str) -> None:
    step = next(name for name in FILES if name.endswith("lookalike_names.py"))
    for _ in range(len(FILES) - FILES.index(step)):
        await step_back(database_url)
    names = ("Anna", "Аnna", "Zoë  Ёлкина", "\u3164", "ﷺ" * 40, "O’Brien 10")
    async with connected(database_url):
        for number, name in enumerate(names):
            row = {"email": f"{number}@x", "email_key": f"{number}@x", "role_id": "member"}
            at = datetime(2026, 1, 1, tzinfo=UTC)
            await insert_user(id=str(number), name=name, name_key=name.casefold(), created_at=at, **row)
    await migrate(database_url)
    async with connected(database_url):
        found = dict(await User.all().values_list("name", "name_skeleton"))
    assert found == {name: skeleton(name) for name in names}


async def test_what_names_look_like_is_made_anew_in_windows_and_taken_back(database_url: str) -> None:
    names = ["Anna", "ʙoris", "ĸate", "Юля", "ΓΠΛΦ", "Anna·B", "Борис", *(f"Person {each}" for each in range(1_200))]
    async with connected(database_url):
        now = datetime(2026, 1, 1, tzinfo=UTC)
        for number, name in enumerate(names):
            row = {"email": f"{number}@x", "email_key": f"{number}@x", "role_id": "member", "created_at": now}
            key = "" if number % 2 else skeleton(name)
            await insert_user(id=f"{number:05}", name=name, name_key="", name_skeleton=key, **row)
    step = next(name for name in FILES if name.endswith("what_names_look_like.py"))
    for _ in range(len(FILES) - FILES.index(step)):
        await step_back(database_url)
    async with connected(database_url):
        found = dict(await User.all().values_list("name", "name_skeleton"))
    assert found["ʙoris"] == "ʙorls"
    assert found["Person 1199"] == skeleton("Person 1199")
    await migrate(database_url)
    async with connected(database_url):
        found = dict(await User.all().values_list("name", "name_skeleton"))
    assert found == {name: skeleton(name) for name in names}


async def test_open_rooms_that_were_there_have_what_their_names_look_like(database_url: str) -> None:
    step = next(name for name in FILES if name.endswith("what_rooms_look_like.py"))
    for _ in range(len(FILES) - FILES.index(step)):
        await step_back(database_url)
    now = datetime(2026, 1, 1, tzinfo=UTC)
    names = ["general", "generаl", "Планы", "G\u0301", *(f"Room {each}" for each in range(1_100))]
    async with connected(database_url):
        for number, name in enumerate(names):
            await insert_room(f"{number:05}", "open", name, name, now)
        await insert_room("closed", "closed", "general", None, now)
        await insert_room("direct", "direct", "", None, now)
    await migrate(database_url)
    async with connected(database_url):
        found = dict(await Room.all().values_list("id", "name_skeleton"))
    expected = {f"{number:05}": skeleton(name) for number, name in enumerate(names)}
    assert found == {**expected, "closed": None, "direct": None}
    assert found["00000"] == found["00001"]


async def test_names_of_people_who_were_erased_before_are_forgotten_too(database_url: str) -> None:
    step = next(name for name in FILES if name.endswith("who_caused_notifications.py"))
    for _ in range(len(FILES) - FILES.index(step)):
        await step_back(database_url)
    async with connected(database_url):
        for number, status in enumerate(("active", "erased", "suspended")):
            at = datetime(2026, 1, 1, tzinfo=UTC)
            row = {"email": f"{number}@x", "email_key": f"{number}@x", "role_id": "member", "created_at": at}
            await insert_user(id=status, name=status, name_key=status, status=status, **row)
    await migrate(database_url)
    async with connected(database_url):
        (entry,) = await OutboxEntry.all()
        assert (entry.kind, entry.key) == ("notification.forget_author", "erased")
        assert entry.payload == {"user": "erased", "after": ""}
        assert entry.next_at == entry.asked_at == entry.created_at
        assert abs(datetime.now(UTC) - entry.created_at) < timedelta(minutes=5)


async def test_invitations_that_wait_are_found_by_their_addresses(database_url: str) -> None:
    step = next(name for name in FILES if name.endswith("invitations_by_address.py"))
    for _ in range(len(FILES) - FILES.index(step)):
        await step_back(database_url)
    now = datetime(2026, 1, 1, tzinfo=UTC)
    rows = [("a", "invitation", None), ("b", "invitation", now), ("c", "reset", None)]
    async with connected(database_url):
        for id, purpose, used_at in rows:
            async with transaction() as tx:
                await tx.fetch(
                    "INSERT INTO one_time_token (id, purpose, token_hash, data, created_at, expires_at, used_at) "
                    "VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id",
                    *(id, purpose, b"x", '{"email": "Boris@EXAMPLE.org", "role": "guest"}', now, now, used_at),
                )
    await migrate(database_url)
    async with connected(database_url):
        assert dict(await OneTimeToken.all().values_list("id", "recipient_key")) == {
            "a": "boris@example.org",
            "b": "boris@example.org",
            "c": None,
        }


async def test_roles_that_were_there_stand_in_the_order_of_what_they_may_and_of_when_they_were_made(
    database_url: str,
) -> None:
    step = next(name for name in FILES if name.endswith("order_of_roles.py"))
    for _ in range(len(FILES) - FILES.index(step)):
        await step_back(database_url)
    own = ("01B", "01A", "01C")
    async with connected(database_url):
        for key in own:
            async with transaction() as tx:
                await tx.fetch(
                    "INSERT INTO role (key, name, permissions, built_in) VALUES ($1, $1, $2, $3) RETURNING key",
                    *(key, "[]", False),
                )
    await migrate(database_url)
    async with connected(database_url):
        ranks = dict(await Role.all().order_by("rank").values_list("key", "rank"))
    assert list(ranks) == ["owner", "admin", "moderator", "member", "guest", *sorted(own)]
    assert list(ranks.values()) == list(range(8))


async def keys(model: type[User] | type[Room]) -> dict[str, str | None]:
    """What each row is compared by."""
    return dict(await model.all().values_list("id", "name_key"))


async def test_letters_that_wait_are_sent_by_the_outbox_from_then_on(database_url: str) -> None:
    step = next(name for name in FILES if name.endswith("mail_by_the_outbox.py"))
    steps = len(FILES) - FILES.index(step)
    for _ in range(steps):
        await step_back(database_url)
    columns = "id, recipient, subject, body, state, attempts, created_at, next_try_at, good_until"
    async with connected(database_url) as connection:
        for id, state, attempts in (("w", "waiting", 3), ("s", "sent", 1), ("g", "given_up", 9)):
            times = "'2026-01-01 00:00:00+00:00', '2026-01-01 00:07:00+00:00', '2026-01-04 00:00:00+00:00'"
            row = f"'{id}', 'anna@example.org', 'Hello', 'link', '{state}', {attempts}, {times}"
            await connection.execute_query(f"INSERT INTO mail_message ({columns}) VALUES ({row})")
    await migrate(database_url)
    async with connected(database_url):
        (entry,) = await OutboxEntry.filter(kind="mail.send")
        assert (entry.key, entry.payload, entry.attempts, entry.owner) == ("w", {"mail": "w"}, 3, None)
        assert entry.next_at == datetime(2026, 1, 1, 0, 7, tzinfo=UTC)
        assert await MailMessage.filter(next_try_at=None).count() == 3
    for _ in range(steps):
        await step_back(database_url)
    async with connected(database_url) as connection:
        rows = await connection.execute_query_dict("SELECT state FROM mail_message ORDER BY id")
        assert [row["state"] for row in rows] == ["given_up", "sent", "waiting"]


async def test_migrating_does_not_disturb_a_database_that_is_open(opened_database: None, database_url: str) -> None:
    assert await migrate(database_url) == []
    assert await Role.filter(key="owner").exists()


async def test_the_migrations_make_the_built_in_roles(opened_database: None) -> None:
    roles = {role.key: role for role in await Role.all()}
    assert set(roles) == {"owner", "admin", "moderator", "member", "guest"}
    assert all(role.built_in for role in roles.values())
    assert set(roles["owner"].permissions) == set(PERMISSIONS)
    assert set(roles["guest"].permissions) == {"receive_notifications"}
