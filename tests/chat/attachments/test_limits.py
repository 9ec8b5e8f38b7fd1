"""What is taken in, and how much: refused by name, at the door, with nothing left behind."""

import asyncio
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from app.chat.actions import files
from app.chat.attachments import upload as upload_module
from app.chat.attachments.upload import IncomingFile, add_file
from app.chat.messages.send import send_message
from app.chat.models import Attachment
from app.chat.rooms import archive_room, create_room, join_room
from app.chat.rooms.members import leave_room
from app.chat.rooms.moderation import MuteFor, mute_member
from app.clock import clock
from app.errors import AppError
from app.rate_limits.rules import Rule
from tests.support.patience import PATIENCE_S
from tests.support.raw_socket import wait_until
from tests.support.uploads import JSON, make_picture, upload, uploaded_file

pytestmark = pytest.mark.one_database

MB = 1024 * 1024


@pytest.fixture
def settings(make_settings, database_url, listener):
    return make_settings(
        database_url=database_url,
        port=listener.getsockname()[1],
        max_file_mb=1,
        max_files=2,
        file_types="image/*,text/*",
    )


UNSENT = {"id": "0" * 26, "name": "a", "media_type": "text/plain", "size": 1, "key": "a", "position": 0}


def on_disk(settings) -> list[Path]:
    folders = (settings.data_dir / name for name in ("files", "incoming"))
    return [path for folder in folders if folder.is_dir() for path in folder.rglob("*") if path.is_file()]


def code_of(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


async def test_what_is_too_large_is_refused_while_it_arrives(newcomer, room, settings):
    alice = await newcomer()
    assert (await upload(alice, room.id, b"x" * MB, "just.txt")).status_code == 201
    kept = set(on_disk(settings))
    assert code_of(await upload(alice, room.id, b"x" * (MB + 1), "over.txt")) == (413, "too_large")
    assert code_of(await upload(alice, room.id, b"x" * (3 * MB), "far.txt")) == (413, "too_large")
    assert set(on_disk(settings)) == kept


async def test_without_a_length_what_came_is_counted(newcomer, room, settings):
    alice = await newcomer()
    sent = 0

    async def endless():
        nonlocal sent
        yield b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
        for _ in range(64):
            sent += 1
            yield b"x" * MB
            await asyncio.sleep(0)

    async with alice.browser(**JSON) as browser:
        kind = {"Content-Type": "multipart/form-data; boundary=b"}
        refused = await browser.post(f"/chat/{room.id}/files", content=endless(), headers=kind)
        assert code_of(refused) == (413, "too_large")
        elsewhere = await browser.post(f"/chat/{room.id}/read", content=endless(), headers=kind)  # an ordinary form
        assert elsewhere.status_code == 413
    assert on_disk(settings) == []


async def test_what_is_no_form_with_a_file_is_refused(newcomer, room, settings):
    alice = await newcomer()
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
    bodies = {
        b"": 400,
        b"--b--\r\n": 422,
        b"junk": 400,
        head + b"cut off": 400,
        head.replace(b"file", b"other", 1) + b"x\r\n--b--\r\n": 422,
        b'--b\r\nContent-Disposition: form-data; name="client_id"\r\n\r\n'
        + b"x" * (400 * 1024)
        + b"\r\n--b--\r\n": 413,
        b"--b\r\nX: " + b"y" * 300_000 + b"\r\n\r\n": 413,
        b"".join(b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n' for _ in range(200))
        + b"--b--\r\n": 413,
        (head + b"x\r\n") * 2 + b"--b--\r\n": 413,
    }
    async with alice.browser(**JSON) as browser:
        for body, status in bodies.items():
            kind = {"Content-Type": "multipart/form-data; boundary=b"}
            answer = await browser.post(f"/chat/{room.id}/files", content=body, headers=kind)
            assert answer.status_code == status, (body[:80], answer.text)
        assert (await browser.post(f"/chat/{room.id}/files", data={"file": "x"})).status_code == 400
    assert on_disk(settings) == []
    assert not await Attachment.exists()


async def test_empty_broken_and_unwanted_files_have_their_codes(newcomer, room, settings):
    alice = await newcomer()
    assert code_of(await upload(alice, room.id, b"", "a.txt")) == (422, "empty_file")
    assert code_of(await upload(alice, room.id, make_picture()[:60], "a.png")) == (422, "broken_picture")
    assert code_of(await upload(alice, room.id, b"%PDF-1.7\n", "a.png")) == (415, "type_not_allowed")
    assert (await upload(alice, room.id, make_picture(), client_id="../x")).status_code == 422
    assert on_disk(settings) == []


async def test_uploads_need_permission_to_write_in_the_room(newcomer, room):
    alice, owner = await newcomer(), await newcomer("owner")
    private = await create_room(await owner.principal(), "Private", closed=True)
    assert code_of(await upload(alice, private.id, make_picture())) == (404, "not_found")
    assert code_of(await upload(alice, "nowhere", make_picture())) == (404, "not_found")
    assert code_of(await upload(await newcomer("guest"), room.id, make_picture())) == (403, "forbidden")
    other_site = await upload(alice, room.id, make_picture(), Origin="http://evil.example")
    assert other_site.status_code == 403
    await mute_member(await owner.principal(), room.id, alice.id, MuteFor.HOUR)
    muted = await upload(alice, room.id, make_picture())
    assert code_of(muted) == (409, "muted")
    assert muted.json()["error"]["retry_after_ms"] > 0
    assert not await Attachment.exists()


async def test_files_that_wait_to_be_sent_are_few(newcomer, room):
    alice, bob = await newcomer(), await newcomer()
    waiting = [await uploaded_file(alice, room.id) for _ in range(6)]
    refused = await upload(alice, room.id, make_picture())
    assert code_of(refused) == (429, "rate_limited")
    day = 24 * 3600 * 1000
    assert day - 60_000 < refused.json()["error"]["retry_after_ms"] <= day
    assert (await upload(bob, room.id, make_picture())).status_code == 201
    both = [file["id"] for file in waiting[:2]]
    await send_message(await alice.principal(), room.id, "", "c", files=both)
    assert (await upload(alice, room.id, make_picture())).status_code == 201


async def test_files_come_at_a_rate(newcomer, room, monkeypatch):
    monkeypatch.setattr(files, "add_file", replace(files.add_file, rule=Rule.of("files", "2 per minute")))
    alice = await newcomer()
    answers = [await upload(alice, room.id, make_picture()) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [201, 201, 429]
    assert answers[2].json()["error"]["retry_after_ms"] > 0


async def test_a_message_has_no_more_files_than_it_may(newcomer, room):
    alice = await newcomer()
    async with alice.browser() as browser:
        many = [("upload", (f"{number}.png", make_picture())) for number in range(3)]
        posted = await browser.post(f"/chat/{room.id}/messages", files=many, data={"body": "kept"})
        assert (posted.status_code, "Too many files" in posted.text) == (413, True)
        assert ">kept</textarea>" in posted.text
        first = (await uploaded_file(alice, room.id))["id"]
        mixed = await browser.post(f"/chat/{room.id}/messages", files=many[:2], data={"body": "kept", "files": first})
        assert (mixed.status_code, "Too many files" in mixed.text) == (422, True)
    page = (await alice.get(f"/chat/{room.id}")).text
    assert 'data-max-files="2" data-max-bytes="1048576" data-file-types="image/*,text/*"' in page


async def test_a_service_adds_a_file_from_a_path(talker, general, app, tmp_path):
    alice = await talker()
    (tmp_path / "photo").write_bytes(content := make_picture("JPEG", (20, 10)))
    file_store = app.extensions["files"]
    file = await add_file(
        file_store, alice.actor, general.id, IncomingFile("photo.jpg", tmp_path / "photo", len(content)), ""
    )
    assert (file.name, file.media_type, file.width, file.height) == ("photo.jpg", "image/jpeg", 20, 10)
    assert (await Attachment.get(id=file.id)).created_at <= clock.now() + timedelta(seconds=1)


@pytest.mark.parametrize("change", ["muted", "archived", "not_found", "rate_limited"])
async def test_a_file_that_is_ready_when_its_giver_may_no_longer_write_is_not_kept(
    newcomer, room, settings, monkeypatch, change: str
):
    alice, owner = await newcomer(), await (await newcomer("owner")).principal()
    actor = await alice.principal()
    plans = await create_room(owner, "Plans")
    await join_room(actor, plans.id)
    ready, go_on = threading.Event(), threading.Event()
    real = upload_module._prepare

    def held(*given):
        try:
            return real(*given)
        finally:
            ready.set()
            go_on.wait(PATIENCE_S)

    monkeypatch.setattr(upload_module, "_prepare", held)
    coming = asyncio.create_task(upload(alice, plans.id, make_picture()))
    await wait_until(ready.is_set)
    if change == "muted":
        await mute_member(owner, plans.id, alice.id, MuteFor.HOUR)
    elif change == "archived":
        await archive_room(owner, plans.id)
    elif change == "not_found":
        await leave_room(actor, plans.id)
    else:
        monkeypatch.setattr(upload_module, "_UNSENT_MESSAGES", 0)
        await Attachment.create(**UNSENT, room_id=plans.id, uploader_id=alice.id, created_at=clock.now())
    go_on.set()
    assert code_of(await coming)[1] == change
    assert await Attachment.filter(uploader_id=alice.id).count() == (change == "rate_limited")
    await wait_until(lambda: on_disk(settings) == [])


async def test_a_service_takes_no_file_that_is_too_large(talker, general, app, tmp_path):
    alice = await talker()
    file_store = app.extensions["files"]
    for size, code in ((0, "empty_file"), (file_store.max_bytes + 1, "too_large")):
        path = tmp_path / f"{size}.txt"
        path.write_bytes(b"x" * size)
        with pytest.raises(AppError) as caught:
            await add_file(file_store, alice.actor, general.id, IncomingFile("a.txt", path, size), "")
        assert caught.value.code == code
    path = tmp_path / "whole.txt"
    path.write_bytes(b"x" * file_store.max_bytes)
    await add_file(file_store, alice.actor, general.id, IncomingFile("a.txt", path, file_store.max_bytes), "")
