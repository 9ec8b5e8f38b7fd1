"""A file is served to those in its room: whole or in part, to save or to show, and never as a page of ours."""

import io

import pytest
from PIL import Image

from app.chat.messages.delete import delete_message
from app.chat.messages.send import send_message
from app.chat.rooms.members import leave_room
from app.pictures.reencode import FORMATS
from tests.support.uploads import make_picture, open_picture, upload, uploaded_file

pytestmark = pytest.mark.one_database

WORDS = bytes(range(256)) * 8000  # two portions of reading


@pytest.fixture
async def sent(newcomer, room):
    """`await sent(content, name)`: somebody in the room, and a file that was sent there."""

    async def send(content: bytes, name: str = "file.bin"):
        alice, bob = await newcomer(), await newcomer()
        file = await uploaded_file(alice, room.id, content, name)
        await send_message(await alice.principal(), room.id, "", f"c-{file['id']}", files=[file["id"]])
        return bob, file

    return send


async def test_what_is_no_picture_is_saved_and_runs_nothing(sent):
    for content, name in ((b"<script>alert(1)</script>", "page.html"), (b"words", "words.txt"), (b"%PDF-1.7", "x.pdf")):
        bob, file = await sent(content, name)
        answer = await bob.get(file["url"])
        assert (answer.status_code, answer.content) == (200, content)
        headers = answer.headers
        assert headers["content-disposition"] == f"attachment; filename={name}"
        assert headers["content-type"] in ("application/octet-stream", "application/pdf")
        assert headers["x-content-type-options"] == "nosniff"
        assert "sandbox" in headers["content-security-policy"]
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["cache-control"] == "private, no-cache"
        assert (await bob.get(f"/chat/files/{file['id']}/thumbnail")).status_code == 404


async def test_a_picture_is_shown_under_the_same_guard(sent):
    bob, file = await sent(make_picture("GIF"), "ё <x>.gif")
    for url, kind in ((file["url"], "image/gif"), (file["thumbnail_url"], "image/webp")):
        headers = (await bob.get(url)).headers
        assert headers["content-type"] == kind
        assert headers["content-disposition"].startswith("inline; ")
        assert "filename*=UTF-8''%D1%91%20_x_.gif" in headers["content-disposition"]
        assert headers["x-content-type-options"] == "nosniff"
        assert "sandbox" in headers["content-security-policy"]


@pytest.mark.parametrize(
    ("format", "name", "kind"),
    [
        pytest.param(
            *("HEIF", "IMG_1.HEIC.jpg", "image/jpeg"),
            marks=pytest.mark.skipif("HEIF" not in FORMATS, reason="the codec is not installed: `make heic`"),
        ),
        ("TIFF", "IMG_1.TIFF.png", "image/png"),
        ("JPEG", "IMG_1.JPEG", "image/jpeg"),
        ("AVIF", "IMG_1.AVIF", "image/avif"),
    ],
)
async def test_served_pictures_have_no_location(sent, format, name, kind):
    exif = Image.Exif()
    exif[0x010E] = "At 55.7558 N"
    exif.get_ifd(0x8825)[0x001D] = "55.7558 N"  # which Pillow writes into all but TIFF
    content = make_picture(format, exif=exif)
    assert b"55.7558 N" in content
    bob, file = await sent(content, name.removesuffix(".jpg").removesuffix(".png"))
    assert (file["name"], file["width"], file["height"]) == (name, 60, 40)
    for url in (file["url"], file["thumbnail_url"]):
        answer = await bob.get(url)
        assert answer.status_code == 200
        assert b"55.7558 N" not in answer.content
        assert not open_picture(answer.content).getexif()
    assert (await bob.get(file["url"])).headers["content-type"] == kind


async def test_a_picture_that_cannot_be_made_anew_is_not_taken(newcomer, room):
    alice = await newcomer()
    for beginning in (
        b"\0\0\0\x18ftypcrx \0\0\0\1",  # raw, of a camera
        b"\0\0\0\x18ftypmif1\0\0\0\0mif1miaf",
        b"IIRO\x08\0\0\0",
        b"MM\0+\0\x08\0\0",
        b"\0\0\0\x0cJXL \r\n\x87\n",
        b"\0\0\0\x0cjP  \r\n\x87\n",
        b"\xff\xd8\xff",
    ):
        answer = await upload(alice, room.id, beginning + b"55.7558 N" + bytes(99), "a.heic")
        assert answer.json()["error"]["code"] in {"type_not_allowed", "broken_picture"}, beginning


async def test_without_its_reader_heic_is_not_taken(newcomer, room, monkeypatch):
    pytest.importorskip("pillow_heif")
    monkeypatch.delitem(FORMATS, "HEIF")
    answer = await upload(await newcomer(), room.id, make_picture("HEIF"), "a.heic")
    assert (answer.status_code, answer.json()["error"]["code"]) == (415, "type_not_allowed")


async def test_pages_are_saved_and_have_no_thumbnail(sent):
    pages = [Image.new("L", (20, 20))] * 2
    pages[0].save(written := io.BytesIO(), "TIFF", save_all=True, append_images=pages[1:])
    bob, file = await sent(written.getvalue(), "scan.tif")
    assert (file["name"], file["thumbnail_url"]) == ("scan.tif", None)
    answer = await bob.get(file["url"])
    assert answer.headers["content-type"] == "image/tiff"
    assert answer.headers["content-disposition"] == "attachment; filename=scan.tif"
    assert open_picture(answer.content).n_frames == 2


@pytest.mark.parametrize(
    ("wish", "start", "end"),
    [
        ("bytes=0-9", 0, 10),
        ("bytes=1048570-1048585", 1048570, 1048586),
        ("bytes=2000000-", 2000000, len(WORDS)),
        ("bytes=-5", len(WORDS) - 5, len(WORDS)),
        (f"bytes=10-{len(WORDS) * 2}", 10, len(WORDS)),
    ],
)
async def test_a_part_is_served(sent, wish: str, start: int, end: int):
    bob, file = await sent(WORDS)
    part = await bob.get(file["url"], Range=wish)
    assert (part.status_code, part.content) == (206, WORDS[start:end])
    assert part.headers["content-range"] == f"bytes {start}-{end - 1}/{len(WORDS)}"
    assert part.headers["content-length"] == str(end - start)


async def test_what_is_not_there_cannot_be_served_and_odd_wishes_get_everything(sent):
    bob, file = await sent(WORDS)
    beyond = await bob.get(file["url"], Range=f"bytes={len(WORDS)}-")
    assert (beyond.status_code, beyond.headers["content-range"]) == (416, f"bytes */{len(WORDS)}")
    for wish in ("bytes=0-1,5-6", "lines=1-2", "bytes=x", "bytes=9-2", "bytes=" + "0-1," * 5000):
        whole = await bob.get(file["url"], Range=wish)
        assert (whole.status_code, len(whole.content)) == (200, len(WORDS)), wish[:40]
    assert whole.content == WORDS
    assert whole.headers["accept-ranges"] == "bytes"


async def test_a_part_of_another_version_is_all_of_it_and_what_is_known_is_not_sent_again(sent):
    bob, file = await sent(WORDS)
    tag = (await bob.get(file["url"])).headers["etag"]
    same = await bob.get(file["url"], Range="bytes=0-3", **{"If-Range": tag})
    other = await bob.get(file["url"], Range="bytes=0-3", **{"If-Range": '"another"'})
    assert [(each.status_code, len(each.content)) for each in (same, other)] == [(206, 4), (200, len(WORDS))]
    known = await bob.get(file["url"], **{"If-None-Match": tag})
    assert (known.status_code, known.content) == (304, b"")
    async with bob.browser() as browser:
        head = await browser.head(file["url"])
        part = await browser.head(file["url"], headers={"Range": "bytes=0-9"})
    assert (head.status_code, head.headers["content-length"], head.content) == (200, str(len(WORDS)), b"")
    assert (part.status_code, part.headers["content-length"], part.content) == (206, "10", b"")


async def test_whoever_is_not_in_the_room_any_more_gets_nothing_even_of_what_they_know(newcomer, room):
    alice, bob = await newcomer(), await newcomer()
    file = await uploaded_file(alice, room.id)
    sent = await send_message(await alice.principal(), room.id, "", "c", files=[file["id"]])
    tag = (await bob.get(file["url"])).headers["etag"]
    await leave_room(await bob.principal(), room.id)
    foreign = await bob.get(file["url"], **{"If-None-Match": tag})
    nothing = await bob.get("/chat/files/01M82Q76XVGZ6F4PG8ABWD0T2S/a.png")
    assert (foreign.status_code, nothing.status_code) == (404, 404)
    await delete_message(await alice.principal(), room.id, sent.id)
    assert (await alice.get(file["url"])).status_code == 404


async def test_the_name_in_an_address_is_no_path(sent, settings):
    bob, file = await sent(b"words", "words.txt")
    secret = (settings.data_dir / "secret.key").read_bytes()
    start = f"/chat/files/{file['id']}"
    for way in ("..%2f..%2fsecret.key", "..", "%2e%2e/secret.key", "../../../secret.key", "x/../../secret.key", "%00"):
        answer = await bob.get(f"{start}/{way}")
        assert secret not in answer.content
    assert (await bob.get("/chat/files/..%2f..%2fsecret.key/x")).status_code == 404


async def test_content_that_is_gone_from_the_storage_is_not_found(sent, settings):
    bob, file = await sent(make_picture())
    for path in [each for each in (settings.data_dir / "files").rglob("*") if each.is_file()]:
        path.unlink()
    assert [(await bob.get(file[url])).status_code for url in ("url", "thumbnail_url")] == [404, 404]


async def test_a_file_may_be_called_like_its_own_thumbnail(sent):
    bob, file = await sent(make_picture(), "thumbnail")
    assert file["name"] == "thumbnail.png"
    bob, file = await sent(b"words", "thumbnail")
    assert (file["name"], (await bob.get(file["url"])).content) == ("thumbnail", b"words")


async def test_scripts_hidden_in_pictures_are_removed_or_only_downloaded(sent):
    script = b"<script>alert(document.domain)</script>"
    for content in (
        make_picture("GIF") + script,
        make_picture("JPEG", comment=script),
        make_picture("PNG") + b"PK\x03\x04" + script,
    ):
        bob, file = await sent(content, "poly.html")
        served = (await bob.get(file["url"])).content
        assert script not in served
        assert open_picture(served).size == (60, 40)
        assert file["name"].endswith((".html.gif", ".html.jpg", ".html.png"))
    bob, file = await sent(b"GIF89a/*" + script, "x.gif")  # no more than its beginning is a picture
    headers = (await bob.get(file["url"])).headers
    assert (file["thumbnail_url"], headers["content-type"]) == (None, "application/octet-stream")
    assert headers["content-disposition"].startswith("attachment; ")
