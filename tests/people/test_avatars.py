"""Pictures of people: made anew, shown to who sees the name, kept no longer than they are shown."""

import asyncio
import io
import re
from pathlib import Path

import httpx
import pytest
from PIL import Image

from app.accounts.models import User, UserStatus
from app.accounts.users.erase import erase_user
from app.chat.attachments.store import FileStore
from app.chat.attachments.sweep import sweep_attachments
from app.chat.messages.send import post_message
from app.chat.models import Membership
from app.people import avatars
from app.people.avatars import MAX_BYTES, SIDES
from app.pictures import MAX_PIXELS
from app.storage.base import Stored
from tests.support.patience import PATIENCE_S
from tests.support.raw_socket import wait_until
from tests.support.signed_in_client import SignedInClient, hub, newcomer, room, visit
from tests.support.uploads import make_picture, open_picture

__all__ = ["hub", "newcomer", "room", "visit"]

JSON = {"Accept": "application/json"}


async def give(person: SignedInClient, content: bytes, **headers: str) -> httpx.Response:
    async with person.browser(**headers) as browser:
        return await browser.post("/account/avatar", files={"file": ("me.png", content)})


async def version_of(person: SignedInClient) -> str | None:
    return (await User.get(id=person.id)).avatar


def stored_files(live) -> list[str]:
    folder = live.settings.data_dir / "files"
    return sorted(path.name for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []


async def test_the_middle_of_a_picture_is_made_anew_in_squares(newcomer, live) -> None:
    anna = await newcomer()
    wide = Image.new("RGB", (300, 100), "red")
    wide.paste("blue", (100, 0, 200, 100))
    written = io.BytesIO()
    wide.save(written, "JPEG", quality=95, exif=b"Exif\0\0secret place")
    answer = await give(anna, written.getvalue())
    assert answer.status_code == 303
    version = await version_of(anna)
    assert version
    for side in SIDES:
        picture = await anna.get(f"/people/{anna.id}/avatar/{version}/{side}")
        assert picture.status_code == 200
        assert picture.headers["Content-Type"] == "image/webp"
        assert "immutable" in picture.headers["Cache-Control"]
        assert b"secret place" not in picture.content
        shown = open_picture(picture.content).convert("RGB")
        assert shown.size == (side, side)
        for corner in ((2, 2), (side - 3, side - 3)):
            red, _, blue = shown.getpixel(corner)
            assert blue > 200 > 60 > red


@pytest.mark.one_database
@pytest.mark.parametrize("format", ["PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF"])
@pytest.mark.parametrize("size", [(1, 1), (9, 400), (200, 200)])
async def test_pictures_of_every_kind_and_shape_become_one(newcomer, live, format: str, size) -> None:
    anna = await newcomer()
    assert (await give(anna, make_picture(format, size))).status_code == 303
    picture = await anna.get(f"/people/{anna.id}/avatar/{await version_of(anna)}/80")
    assert open_picture(picture.content).size == (80, 80)


@pytest.mark.one_database
async def test_what_is_no_picture_is_refused_at_the_field_and_changes_nothing(newcomer, live, monkeypatch) -> None:
    anna = await newcomer()
    await give(anna, make_picture())
    before, files = await version_of(anna), stored_files(live)
    svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
    for content in (b"", b"words", svg, b"<html><script>", make_picture()[:60], b"%PDF-1.7"):
        answer = await give(anna, content)
        assert answer.status_code == 422, content
        assert re.search(r'<div class="error" id="e-file">[^<]+', answer.text), content
    too_large = await give(anna, b"x" * (MAX_BYTES + 1))
    assert too_large.status_code == 413
    assert "At most 10 MB" in too_large.text
    assert (await give(anna, b"x" * (MAX_BYTES + 1), **JSON)).json()["error"]["code"] == "too_large"
    monkeypatch.setattr("app.pictures.reencode.MAX_PIXELS", 100)
    assert "million pixels" in (await give(anna, make_picture(size=(60, 40)))).text
    assert (await version_of(anna), stored_files(live)) == (before, files)
    assert MAX_PIXELS == 50_000_000
    assert not list((live.settings.data_dir / "incoming").iterdir())


async def test_another_one_and_none_take_the_place_of_the_one_before(newcomer, live) -> None:
    anna, boris = await newcomer(name="Anna Orlova"), await newcomer()
    await give(anna, make_picture(color="red"))
    first = await version_of(anna)
    await give(anna, make_picture(color="blue"))
    second = await version_of(anna)
    assert first != second
    await wait_until(lambda: len(stored_files(live)) == len(SIDES))
    assert all(second in name for name in stored_files(live))
    assert (await boris.get(f"/people/{anna.id}/avatar/{first}/80")).status_code == 404
    assert (await boris.get(f"/people/{anna.id}/avatar/{second}/80")).status_code == 200
    assert f"/people/{anna.id}/avatar/{second}/160" in (await boris.get(f"/people/{anna.id}")).text
    assert (await anna.post("/account/avatar/remove")).status_code == 303
    assert await version_of(anna) is None
    assert (await boris.get(f"/people/{anna.id}/avatar/{second}/80")).status_code == 404
    assert "/avatar/" not in (await boris.get(f"/people/{anna.id}")).text
    await wait_until(lambda: not stored_files(live))


@pytest.mark.one_database
async def test_only_who_is_signed_in_gets_it_and_only_in_its_sizes(newcomer, live) -> None:
    anna = await newcomer()
    await give(anna, make_picture())
    version = await version_of(anna)
    async with httpx.AsyncClient(base_url=live.url, timeout=PATIENCE_S) as stranger:
        answer = await stranger.get(f"/people/{anna.id}/avatar/{version}/80")
        assert answer.status_code in (303, 401)
        assert not answer.headers["Content-Type"].startswith("image")
    for wrong in (f"{version}/81", f"{version}/1000000", f"{version}x/80", "None/80", "..%2F80/80", "x" * 500 + "/80"):
        assert (await anna.get(f"/people/{anna.id}/avatar/{wrong}")).status_code == 404, wrong


async def test_who_is_erased_keeps_none(newcomer, live) -> None:
    anna, owner = await newcomer(), await newcomer("owner")
    await give(anna, make_picture())
    version = await version_of(anna)
    await erase_user(await owner.principal(), anna.id)
    user = await User.get(id=anna.id)
    assert (user.status, user.avatar) == (UserStatus.ERASED, None)
    assert (await owner.get(f"/people/{anna.id}/avatar/{version}/80")).status_code == 404
    await wait_until(lambda: not stored_files(live))


async def test_the_sweep_of_files_keeps_pictures_that_are_shown_and_no_others(newcomer, live, monkeypatch) -> None:
    anna = await newcomer()
    await give(anna, make_picture())
    store: FileStore = live.app.extensions["files"]
    shown = stored_files(live)
    stray = live.settings.data_dir / "incoming" / "stray"
    stray.write_bytes(b"left by a crash")
    await store.storage.put(f"{anna.id}.0123.80", stray)
    real = store.storage.list_all

    async def all_old():
        async for portion in real():
            yield [Stored(each.key, each.at.replace(year=2020)) for each in portion]

    monkeypatch.setattr(type(store.storage), "list_all", lambda _: all_old())
    await sweep_attachments(store)
    assert stored_files(live) == shown


async def test_it_stands_wherever_the_name_does(newcomer, live, room) -> None:
    anna, boris = await newcomer(name="Anna Orlova"), await newcomer("owner", name="Boris Klein")
    await give(anna, make_picture())
    picture = f"/people/{anna.id}/avatar/{await version_of(anna)}/80"
    await post_message(await anna.principal(), room.id, "good morning", "a1")
    direct = await boris.post("/chat/direct", {"user_id": anna.id})
    for path in (
        *(f"/chat/{room.id}", f"/chat/{room.id}/settings", "/chat/rooms", "/chat/search?q=morning", "/"),
        *("/users", "/sessions", f"/users/{anna.id}", "/audit", "/roles/member", "/go?q=Anna"),
        direct.headers["Location"],
    ):
        async with boris.browser(Accept="text/html") as browser:
            page = await browser.get(path, follow_redirects=True)
        assert picture in page.text, path
    found = (await boris.get(f"/chat/{room.id}/candidates?sign=@&q=an", **JSON)).json()["candidates"]
    assert [each["avatar"] for each in found] == [await version_of(anna)]
    assert picture in (await anna.get("/account")).text.replace("/160", "/80")


async def test_open_pages_are_told_of_a_change_if_they_may_know_of_the_person(newcomer, live, room, hub) -> None:
    anna, boris, loner = await newcomer(), await newcomer(), await newcomer()
    manager = await newcomer("admin")
    await Membership.filter(user_id__in=[loner.id, manager.id]).delete()
    near, far = await boris.join(), await loner.join()
    managing, own = await manager.join("/notifications"), await anna.join("/notifications")
    await give(anna, make_picture())
    version = await version_of(anna)
    for raw, namespace in ((near, "/chat"), (managing, "/notifications"), (own, "/notifications")):
        body = await raw.event(namespace, "person", lambda body: body["avatar"] is not None)
        assert (body["id"], body["avatar"]) == (anna.id, version)
    await anna.post("/account/avatar/remove")
    await near.event("/chat", "person", lambda body: body["avatar"] is None)
    await far.settled()
    assert far.events("/chat", "person") == []


@pytest.mark.one_database
@pytest.mark.usefixtures("real_picture_processes")
async def test_pictures_are_decoded_in_a_process_of_their_own(newcomer, live, tmp_path: Path, monkeypatch) -> None:
    anna = await newcomer()
    assert (await give(anna, make_picture(size=(400, 300)))).status_code == 303
    assert (await give(anna, b"GIF89a" + b"\0" * 40)).status_code == 422
    bomb = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(bomb, "PNG")
    assert (await give(anna, bomb.getvalue())).status_code == 413


@pytest.mark.one_database
async def test_two_at_once_leave_one(newcomer, live) -> None:
    anna = await newcomer()
    await asyncio.gather(*(give(anna, make_picture(color=color)) for color in ("red", "green", "blue")))
    version = await version_of(anna)
    await wait_until(lambda: len(stored_files(live)) == len(avatars.SIDES))
    assert all(version in name for name in stored_files(live))
