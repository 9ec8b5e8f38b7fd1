"""The steps of the page about backups, done as they are written there, to a program that runs."""

import asyncio
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.chat.models import Message
from app.chat.rooms.sidebar import load_rooms
from app.database import fetch, transaction
from app.database.migrations import migrate
from app.realtime.streams.models import Stream
from app.settings import Settings
from tests.help.texts import block_to_run
from tests.support.principals import principal_of


@pytest.fixture
async def own_directory(make_settings, listener) -> Settings:
    """Settings with everything in DATA_DIR, as an installation has it that was given none."""
    made = make_settings(port=listener.getsockname()[1])
    assert await migrate(made.database_url)
    return made


async def run(name: str, **variables: object) -> None:
    """Do the block `name` of the page in a shell."""
    if shutil.which("sqlite3") is None:
        pytest.skip("there is no program sqlite3")
    process = await asyncio.create_subprocess_exec(
        *("bash", "-euo", "pipefail", "-c", block_to_run("backup", name)),
        env={"PATH": os.environ["PATH"], **{key: str(value) for key, value in variables.items()}},
    )
    assert await process.wait() == 0, name


def execute(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(statement)


class TestSqlite:
    @pytest.fixture
    def settings(self, own_directory: Settings) -> Settings:
        return own_directory

    async def test_a_backup_has_what_was_acknowledged_and_a_restore_of_it_is_told_to_everyone(
        self, live, settings, connect, make_user, switchboard, tmp_path
    ):
        data, backup = settings.data_dir, tmp_path / "backup"
        anna = await make_user("owner", name="Anna Orlova")
        cookie = await live.sign_in(anna)
        room = (await load_rooms(await principal_of(anna)))[0].id
        socket = await connect(cookie)
        sent = [
            await socket.call("sendMessage", {"room": room, "body": "kept", "client_id": f"k{n}"}) for n in range(3)
        ]
        assert all(each["ok"] for each in sent)
        (data / "files").mkdir(exist_ok=True)
        (data / "files" / "one").write_bytes(b"content")

        await run("backup", DATA_DIR=data, BACKUP=backup)
        assert {path.name for path in backup.iterdir()} >= {"secret.key", "switchboard.db", "files"}
        assert oct((backup / "switchboard.db").stat().st_mode)[-3:] == "600"
        joined = await socket.call("joinRoom", {"room": room})
        assert (await socket.call("sendMessage", {"room": room, "body": "gone", "client_id": "g"}))["ok"]
        place = {"streams": {joined["stream"]: [joined["top"] + 1, joined["epoch"]]}}
        await socket.close()
        await live.stop()

        await run("restore", DATA_DIR=data, BACKUP=backup)
        await run("epoch sqlite", DATA_DIR=data)
        execute(data / "switchboard.db", block_to_run("backup", "sign out"))
        assert (data.parent / f"{data.name}.old" / "switchboard.db").is_file()
        assert (await switchboard("audit", "verify"))[0] == 0
        await live.start()
        assert set(await Message.filter(room_id=room).values_list("body", flat=True)) == {"kept"}
        assert (data / "files" / "one").read_bytes() == b"content"
        with pytest.raises(AssertionError, match="unauthenticated"):
            await live.tokens(cookie, "chat")
        again = await connect(anna)
        assert (await again.call("resume", place))["streams"][joined["stream"]]["reset"]
        found = await again.call("search", {"q": "kept"})
        assert len(found["messages"]) == 3


async def test_the_statements_for_both_databases_do_what_the_page_says(dialect, opened_database, make_user):
    for name in ("Anna", "Boris"):
        await make_user(name=name)
    before = {stream.id: stream.epoch for stream in await Stream.all()}
    users = {row["id"]: row["session_epoch"] for row in await fetch('SELECT id, session_epoch FROM "user"')}
    command = block_to_run("backup", f"epoch {dialect}")
    statement = (
        command.partition('"UPDATE')[2].removesuffix('"') if dialect == "sqlite" else command.removeprefix("UPDATE")
    )
    async with transaction() as tx:
        await tx.fetch(f"UPDATE{statement.rstrip(';')} RETURNING id")
        await tx.fetch(f"{block_to_run('backup', 'sign out').rstrip(';')} RETURNING id")
    after = {stream.id: stream.epoch for stream in await Stream.all()}
    assert len(before) > 2
    assert before.keys() == after.keys()
    assert all(len(epoch) == 12 and epoch != before[name] for name, epoch in after.items())
    assert len(set(after.values())) == len(after)
    raised = {row["id"]: row["session_epoch"] for row in await fetch('SELECT id, session_epoch FROM "user"')}
    assert raised == {user: epoch + 1 for user, epoch in users.items()}
