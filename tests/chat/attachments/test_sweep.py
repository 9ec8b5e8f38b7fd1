"""Of a file that nobody wants any more nothing is left, neither its row nor its bytes."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from app.accounts.users.erase import erase_user
from app.chat.attachments.sweep import sweep_attachments
from app.chat.attachments.upload import UNSENT_FOR
from app.chat.messages.delete import delete_message
from app.chat.messages.send import send_message
from app.chat.models import Attachment
from app.clock import clock
from tests.support.uploads import uploaded_file

pytestmark = pytest.mark.one_database


@pytest.fixture
def stored(settings):
    """The names of what lies on disk, of files that are stored and of those on their way."""

    def look() -> set[str]:
        folders = (settings.data_dir / name for name in ("files", "incoming"))
        return {path.name for folder in folders for path in folder.rglob("*") if path.is_file()}

    return look


async def test_a_deleted_message_takes_its_files_along(newcomer, room, live, stored):
    alice = await newcomer()
    kept, one, other = [await uploaded_file(alice, room.id) for _ in range(3)]
    actor = await alice.principal()
    await send_message(actor, room.id, "stays", "a", files=[kept["id"]])
    sent = await send_message(actor, room.id, "goes", "b", files=[one["id"], other["id"]])
    assert len(stored()) == 6
    await delete_message(actor, room.id, sent.id)
    await live.app.extensions["files"].wait_until_removed()
    assert {name.partition(".")[0] for name in stored()} == {kept["id"]}
    assert await Attachment.all().values_list("id", flat=True) == [kept["id"]]


async def test_who_is_erased_leaves_what_they_sent_and_nothing_that_they_did_not(newcomer, room, live, stored):
    admin, alice = await newcomer("admin"), await newcomer()
    sent, _unsent = await uploaded_file(alice, room.id), await uploaded_file(alice, room.id)
    await send_message(await alice.principal(), room.id, "", "c", files=[sent["id"]])
    await erase_user(await admin.principal(), alice.id)
    await live.app.extensions["files"].wait_until_removed()
    assert {name.partition(".")[0] for name in stored()} == {sent["id"]}


async def test_unsent_files_are_deleted_after_a_day(newcomer, room, live, stored):
    alice = await newcomer()
    sent, unsent = await uploaded_file(alice, room.id), await uploaded_file(alice, room.id)
    await send_message(await alice.principal(), room.id, "", "c", files=[sent["id"]])
    file_store = live.app.extensions["files"]
    clock.move(UNSENT_FOR - timedelta(minutes=1))
    await sweep_attachments(file_store)
    assert await Attachment.filter(id=unsent["id"]).exists()
    clock.move(timedelta(minutes=2))
    await sweep_attachments(file_store)
    await file_store.wait_until_removed()
    assert await Attachment.all().values_list("id", flat=True) == [sent["id"]]
    assert {name.partition(".")[0] for name in stored()} == {sent["id"]}


async def test_orphaned_content_is_deleted_after_the_longest_upload(newcomer, room, live, settings, stored):
    alice = await newcomer()
    file = await uploaded_file(alice, room.id)
    known = stored()
    old = (clock.now() - timedelta(hours=3)).timestamp()

    def left(folder: str, name: str, *, aged: bool) -> None:
        path: Path = settings.data_dir / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
        if aged:
            os.utime(path, (old, old))

    for path in (settings.data_dir / "files").rglob(f"{file['id']}.*"):
        os.utime(path, (old, old))
    left("files/aa", "01M82Q76XVGZ6F4PG8ABWD0T2S.0a" + "a" * 30, aged=True)
    left("files/bb", "01M82Q76XVGZ6F4PG8ABWD0T2S.0b" + "b" * 30, aged=False)
    left("incoming", "cut-short", aged=True)
    left("incoming", "arriving", aged=False)
    await sweep_attachments(live.app.extensions["files"])
    assert stored() == known | {"01M82Q76XVGZ6F4PG8ABWD0T2S.0b" + "b" * 30, "arriving"}


async def test_files_of_a_database_that_is_missing_are_left_alone(live, settings, stored):
    """As beside an empty one, after a slip in DATABASE_URL."""
    path = settings.data_dir / "files" / "aa" / ("01M82Q76XVGZ6F4PG8ABWD0T2S.0a" + "a" * 30)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    old = (clock.now() - timedelta(hours=3)).timestamp()
    os.utime(path, (old, old))
    await sweep_attachments(live.app.extensions["files"])
    assert stored() == {path.name}
