"""A server that would do harm does not start, and says in one line what to do."""

import errno
import os
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.commands import EXIT_FAILURE, EXIT_USAGE
from app.database import fetch, transaction
from app.database.open_errors import DatabaseUnusable
from app.settings import Settings
from tests.support.ports import find_free_port

SERVE = ("-m", "app", "serve")
OTHER_KEY = "another key, which is long enough, of course"


async def refused(process) -> str:
    """The one line that `process` ends with."""
    code, out, errors = await process.ended()
    assert code in (EXIT_USAGE, EXIT_FAILURE), errors
    assert out == ""
    assert errors.count("\n") == 1, errors
    assert errors.startswith("switchboard: ")
    return errors


@pytest.fixture(autouse=True)
def free_port(settings: Settings, listener) -> None:
    listener.close()


@pytest.fixture
async def old_log(switchboard) -> None:
    """Something in the log that was signed with the key in DATA_DIR."""
    command = ("create-admin", "--email", "a@example.org", "--name", "A", "--password-stdin")
    assert (await switchboard(*command, stdin=b"eleven quiet green lanterns\n"))[0] == 0


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ("color=blue", "the option color is not supported, leave it out"),
        ("channel_binding=require", "the option channel_binding must be one of disable, prefer"),
        ("connect_timeout=soon", "the option connect_timeout must be a whole number from 0 to 3600"),
        ("sslmode=always", "the option sslmode must be one of disable, allow, prefer, require"),
    ],
)
@pytest.mark.one_database
async def test_a_wrong_option_of_the_database(start, options: str, why: str) -> None:
    line = await refused(start(DATABASE_URL=f"postgres://someone:my-secret@127.0.0.1:1/x?{options}"))
    assert why in line
    assert "my-secret" not in line


@pytest.mark.several_nodes
async def test_an_option_that_no_server_fulfils(start, settings: Settings) -> None:
    line = await refused(start(DATABASE_URL=f"{settings.database_url}&target_session_attrs=standby&connect_timeout=5"))
    assert "cannot open the database" in line
    assert "standby" in line


@pytest.mark.one_database
@pytest.mark.parametrize(("content", "what"), [("", "is empty"), ("short\n", "has 5 characters, and not 32")])
async def test_a_file_without_a_key(start, settings: Settings, content: str, what: str) -> None:
    path = settings.data_dir / "secret.key"
    path.write_text(content)
    line = await refused(start())
    assert f"the secret key {path} {what}: put it back from a backup" in line
    assert path.read_text() == content


@pytest.mark.one_database
async def test_a_key_that_cannot_be_read(start, settings: Settings) -> None:
    path = settings.data_dir / "secret.key"
    path.write_bytes(b"\xff\xfe" * 40)
    assert f"the secret key {path} is no text" in await refused(start())
    path.unlink()
    path.mkdir()
    line = await refused(start())
    assert f"the secret key {path} cannot be used: Is a directory. What to do: let the user that runs" in line


DAMAGES = {
    "not a database": lambda whole: b"certainly no database\n" * 1_000,
    "malformed": lambda whole: whole[:4_096] + b"\xff" * (len(whole) - 4_096),
}


def content_of(path: Path) -> bytes:
    return path.read_bytes()


def damage_file(settings: Settings, damage: str) -> tuple[Path, bytes]:
    """Damage the database; its file, and what that holds now."""
    path = Path(settings.database_url.removeprefix("sqlite://"))
    path.write_bytes(DAMAGES[damage](path.read_bytes()))
    for end in ("-wal", "-shm"):
        Path(f"{path}{end}").unlink(missing_ok=True)
    return path, path.read_bytes()


@pytest.mark.one_database
@pytest.mark.parametrize("command", [SERVE, (*SERVE, "--workers", "1"), ("-m", "app", "migrate")], ids=" ".join)
@pytest.mark.parametrize("damage", DAMAGES)
async def test_a_database_that_is_damaged(start, settings: Settings, damage: str, command: tuple[str, ...]) -> None:
    path, damaged = damage_file(settings, damage)
    line = await refused(start(*command))
    assert f"cannot open the database {path}: " in line
    assert damage in line
    assert "What to do: restore a backup" in line
    assert content_of(path) == damaged


@pytest.mark.one_database
@pytest.mark.parametrize("end", ["serve", "migrate"])
async def test_a_database_beside_which_nothing_can_be_written(start, settings: Settings, end: str) -> None:
    path = settings.database_url.removeprefix("sqlite://")
    lock = f"{path}.{end}.lock"
    os.mkdir(lock)
    line = await refused(start())
    assert f"cannot open the database {path}: {lock}: Is a directory. What to do: let the user" in line


@pytest.mark.one_database
async def test_a_database_beside_which_is_something_odd(start, settings: Settings) -> None:
    path = settings.database_url.removeprefix("sqlite://")
    os.symlink("/dev/full", f"{path}.serve.lock")  # which cannot be emptied
    line = await refused(start())
    assert f"cannot open the database {path}: OSError: [Errno 22] Invalid argument" in line
    assert "its host and port" not in line


@pytest.mark.one_database
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_said(number: int) -> None:
    """As of the write of a lock, which names no file."""
    said = str(DatabaseUnusable("sqlite:///srv/x.db", OSError(number, os.strerror(number))))
    assert said == f"cannot open the database /srv/x.db: {os.strerror(number)}. What to do: make room on its disk"


@pytest.mark.one_database
@pytest.mark.parametrize("command", [SERVE, ("-m", "app", "migrate")], ids=" ".join)
async def test_a_database_server_that_cannot_be_reached(start, command: tuple[str, ...]) -> None:
    port = find_free_port()
    line = await refused(start(*command, DATABASE_URL=f"postgres://someone:my-secret@127.0.0.1:{port}/x"))
    assert f"cannot open the database 127.0.0.1:{port}/x: ConnectionRefusedError: " in line
    assert "What to do: correct its host and port in DATABASE_URL, or start it" in line
    assert "my-secret" not in line


@pytest.mark.several_nodes
async def test_a_database_that_is_not_on_its_server(start, settings: Settings) -> None:
    head, _, options = settings.database_url.partition("?")
    line = await refused(start(DATABASE_URL=f"{head.rpartition('/')[0]}/nowhere?{options}"))
    assert "/nowhere: InvalidCatalogNameError: " in line
    assert "What to do: create the database, or correct its name in DATABASE_URL" in line


@pytest.mark.one_database
async def test_a_redis_that_cannot_be_reached_is_named_and_waited_for(start) -> None:
    port = find_free_port()
    process = start(REDIS_URL=f"redis://someone:my-secret@127.0.0.1:{port}/2")
    await process.said("bus_down")
    (line,) = [each for each in process.errors().splitlines() if "bus_down" in each]
    assert f"redis=127.0.0.1:{port}" in line
    assert "correct REDIS_URL, or start Redis there" in line
    assert "my-secret" not in line


@pytest.mark.usefixtures("opened_database")
@pytest.mark.parametrize("command", [SERVE, (*SERVE, "--workers", "1"), ("-m", "app", "audit", "verify")], ids=" ".join)
async def test_a_database_of_a_newer_version(start, command: tuple[str, ...]) -> None:
    newer = "99_20990101000000_what_is_to_come.py"
    async with transaction() as tx:
        await tx.fetch("INSERT INTO aerich (version, app, content) VALUES ($1, 'models', '{}')", newer)
    line = await refused(start(*command))
    assert f"which applied {newer}" in line
    assert "ALLOW_NEWER_DATABASE=on" in line
    if command == SERVE:
        insisting = start(ALLOW_NEWER_DATABASE="on")
        await insisting.ready()
        insisting.tell(signal.SIGTERM)
        assert (await insisting.ended())[0] == 0
    async with transaction() as tx:
        await tx.fetch("DELETE FROM aerich WHERE version = $1", newer)


@pytest.mark.usefixtures("old_log")
@pytest.mark.parametrize(
    "command",
    [SERVE, (*SERVE, "--workers", "1"), ("-m", "app", "audit", "prune", "--before", "2020-01-01", "--to", "x")],
)
async def test_another_key_than_that_of_the_database(start, command: tuple[str, ...]) -> None:
    line = await refused(start(*command, SECRET_KEY=OTHER_KEY))
    assert "made with another SECRET_KEY" in line
    assert "`switchboard replace-key`" in line


@pytest.mark.usefixtures("old_log", "opened_database")
async def test_another_key_than_that_of_a_log_from_before_keys_were_remembered(start, switchboard) -> None:
    async with transaction() as tx:
        await tx.fetch("DELETE FROM audit_key")
    assert "made with another SECRET_KEY" in await refused(start(SECRET_KEY=OTHER_KEY))
    assert (await switchboard("migrate"))[0] == 0
    (remembered,) = await fetch("SELECT since_seq FROM audit_key")
    assert remembered["since_seq"] == 0


@pytest.mark.usefixtures("old_log")
@pytest.mark.parametrize(
    "command", [SERVE, (*SERVE, "--workers", "1"), ("-m", "app", "migrate"), ("-m", "app", "audit", "verify")]
)
async def test_a_missing_key_is_named_and_none_is_left_in_its_place(
    start, settings: Settings, command: tuple[str, ...]
) -> None:
    path = settings.data_dir / "secret.key"
    key = path.rename(path.with_name("kept.key"))
    for _ in range(2):
        assert f"the secret key {path} is missing" in await refused(start(*command))
        assert sorted(each.name for each in path.parent.glob("*secret*")) == []
    key.rename(path)
    process = start()
    await process.ready()
    process.tell(signal.SIGTERM)
    assert (await process.ended())[0] == 0


@pytest.mark.usefixtures("old_log")
async def test_a_key_of_another_database_is_named_and_left_alone(start, settings: Settings) -> None:
    path = settings.data_dir / "secret.key"
    path.write_text(OTHER_KEY)
    assert f"made with another secret key than that in {path}: put that file back" in await refused(start())
    assert path.read_text() == OTHER_KEY


@pytest.mark.usefixtures("old_log")
async def test_a_key_that_is_lost_is_replaced_and_the_log_goes_on(start, settings: Settings, switchboard) -> None:
    data = settings.data_dir
    assert (await switchboard("replace-key"))[1] == "the database has this key already\n"
    kept = (data / "audit-heads.jsonl").read_text() if (data / "audit-heads.jsonl").exists() else ""
    (data / "secret.key").rename(data / "lost.key")
    line = await refused(start())
    assert f"the secret key {data / 'secret.key'} is missing, with which the database" in line
    assert "put the file back from a backup" in line
    assert "`switchboard replace-key`" in line
    code, out, _ = await switchboard("replace-key")
    assert (code, out.splitlines()[0]) == (
        0,
        "the log goes on with a new key; its 1 entries so far can be checked with the other key only",
    )
    process = start()
    await process.ready()
    process.tell(signal.SIGTERM)
    code, _, errors = await process.ended()
    assert code == 0, errors
    code, out, errors = await switchboard("audit", "verify")
    assert (code, errors) == (0, "")
    assert "1 entries up to number 2 are intact" in out
    assert "entries up to number 1 were signed with a key that was replaced, and not checked" in out
    assert kept in (data / "audit-heads.jsonl").read_text()
    # The key that was lost turns up, and is the wrong one now.
    assert "made with another SECRET_KEY" in await refused(start(SECRET_KEY=(data / "lost.key").read_text().strip()))


@pytest.mark.one_database
async def test_entries_are_not_dropped_from_checking_by_whoever_has_no_key(old_log, settings, switchboard) -> None:
    with closing(sqlite3.connect(settings.database_url.removeprefix("sqlite://"))) as database, database:
        database.execute("UPDATE audit_key SET since_seq = 1")
    code, _, errors = await switchboard("audit", "verify")
    assert code == 1
    assert "another key is said to have been replaced here, and our signature is missing" in errors


@pytest.mark.parametrize("second", [SERVE, (*SERVE, "--workers", "1")], ids=" ".join)
async def test_a_second_server_on_one_database(start, dialect: str, second: tuple[str, ...], tmp_path: Path) -> None:
    first = start(*SERVE, "--workers", "1")
    await first.ready()
    if dialect == "postgres" and "--workers" in second:
        pytest.skip("there, a worker is what holds it, and its supervisor tries again")
    line = await refused(start(*second, PORT=str(find_free_port())))
    assert "serves this database already, and without REDIS_URL only one may" in line
    if dialect == "sqlite":
        assert f"another server (process {first.pid})" in line
    first.tell(signal.SIGHUP)  # its own workers may follow each other
    await first.said("workers_replaced")
    first.tell(signal.SIGKILL)
    await first.ended()
    third = start(PORT=str(find_free_port()))
    await third.said("Switchboard is running at")


async def test_a_second_server_that_hears_of_the_first_is_welcome_and_one_that_does_not_is_not(
    start, redis_url: str
) -> None:
    first = start(REDIS_URL=redis_url)
    await first.ready()
    second = start(REDIS_URL=redis_url, PORT=str(find_free_port()))
    await second.said("Switchboard is running at")
    line = await refused(start(PORT=str(find_free_port())))
    assert "without REDIS_URL only one may" in line
