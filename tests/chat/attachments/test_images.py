"""Pictures are made anew: what they show stays, and nothing else does."""

import io
import zlib
from importlib.util import find_spec
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin, features

from app.errors import Invalid, TooLarge, TypeNotAllowed
from app.pictures import THUMBNAIL, ReencodedImage
from app.pictures import reencode as images
from app.pictures.reencode import FORMATS, reencode
from tests.support.uploads import make_picture, open_picture

SECRET = b"secret place 55.7558 N"
SCRIPT = b"<script>alert(document.domain)</script>"


@pytest.fixture
def redrawn(tmp_path: Path):
    """`redrawn(content)`: what became of it, the new file and the thumbnail."""

    def redraw_it(content: bytes) -> tuple[ReencodedImage | None, bytes, bytes]:
        source, target, small = (tmp_path / name for name in ("source", "target", "small"))
        source.write_bytes(content)
        found = reencode(source, target, small)
        return (found, target.read_bytes(), small.read_bytes() if found.shown else b"") if found else (None, b"", b"")

    return redraw_it


def with_secrets(format: str) -> bytes:
    """A picture that says where it was taken, and by what, in every way its format has."""
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()  # a description
    exif.get_ifd(0x8825)[0x001D] = SECRET.decode()  # GPS
    options: dict[str, object] = {"exif": exif, "xmp": SECRET, "comment": SECRET}
    if format == "PNG":
        notes = PngImagePlugin.PngInfo()
        notes.add_text("Comment", SECRET.decode())
        options["pnginfo"] = notes
    elif format == "GIF":
        del options["exif"], options["xmp"]
    elif format == "TIFF":
        texts = dict.fromkeys((700, 33723, 34377), SECRET)  # XMP, IPTC, Photoshop
        options = {"tiffinfo": {270: SECRET.decode(), **texts}}
    elif format == "BMP":
        return make_picture(format) + SECRET  # it has no other place
    elif format in ("WEBP", "AVIF", "HEIF"):
        del options["comment"]
    return make_picture(format, **options)


@pytest.mark.parametrize("format", FORMATS)
def test_metadata_is_removed_from_pictures(redrawn, format: str) -> None:
    given = with_secrets(format)
    assert SECRET in given
    found, content, small = redrawn(given + SCRIPT)
    assert (found.format, found.width, found.height) == (FORMATS[format], 60, 40)
    after = open_picture(content)
    after.load()
    assert (after.format, after.size) == (FORMATS[format].name, (60, 40))
    assert after.convert("RGB").getpixel((5, 5))[0] > 240
    assert not after.getexif()
    for written in (content, small):
        assert SECRET not in written
        assert SCRIPT not in written


@pytest.mark.parametrize("format", [each for each in ("JPEG", "TIFF", "HEIF") if each in FORMATS])
def test_a_picture_is_turned_as_it_is_to_be_seen(redrawn, format: str) -> None:
    image = Image.new("RGB", (60, 40), "red")
    image.paste("blue", (0, 0, 60, 20))
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned to the right
    written = io.BytesIO()
    image.save(written, format, exif=exif if format == "TIFF" else exif.tobytes(), quality=95)
    found, content, small = redrawn(written.getvalue())
    after = open_picture(content)
    assert (found.width, found.height) == after.size == open_picture(small).size == (40, 60)
    left, right = after.getpixel((5, 30)), after.getpixel((35, 30))
    assert left[0] > 200 > 50 > left[2]
    assert right[2] > 200 > 50 > right[0]


@pytest.mark.parametrize("format", ["GIF", "WEBP", "PNG"])
def test_animated_pictures_stay_animated(redrawn, format: str) -> None:
    frames = [Image.new("RGB", (30, 20), color) for color in ("red", "lime", "blue")]
    frames[0].save(written := io.BytesIO(), format, save_all=True, append_images=frames[1:], duration=[50, 120, 70])
    _, content, small = redrawn(written.getvalue())
    after = open_picture(content)
    assert (after.format, after.n_frames) == (format, 3)
    shown, lengths = [], []
    for number in range(3):
        after.seek(number)
        after.load()
        shown.append(max(range(3), key=after.convert("RGB").getpixel((5, 5)).__getitem__))
        lengths.append(after.info["duration"])
    assert (shown, lengths) == ([0, 1, 2], [50, 120, 70])
    assert getattr(open_picture(small), "n_frames", 1) == 1


def test_a_tiff_of_several_pages_stays_one_and_says_nothing_else(redrawn) -> None:
    pages = [Image.new(mode, size, 9) for mode, size in (("1", (60, 40)), ("L", (30, 20)), ("CMYK", (20, 20)))]
    info = {270: SECRET.decode(), 700: SECRET}
    pages[0].save(written := io.BytesIO(), "TIFF", save_all=True, append_images=pages[1:], tiffinfo=info)
    assert SECRET in written.getvalue()
    found, content, _ = redrawn(written.getvalue() + SCRIPT)
    assert (found.format.media_type, found.shown) == ("image/tiff", False)
    assert SECRET not in content
    assert SCRIPT not in content
    after = open_picture(content)
    sizes = []
    for number in range(after.n_frames):
        after.seek(number)
        after.load()
        sizes.append(after.size)
    assert sizes == [page.size for page in pages]


def test_pages_are_counted_by_their_own_sizes(redrawn, monkeypatch) -> None:
    monkeypatch.setattr(images, "MAX_PIXELS", 500)
    pages = [Image.new("L", size) for size in ((2, 2), (20, 20), (20, 20))]
    pages[0].save(written := io.BytesIO(), "TIFF", save_all=True, append_images=pages[1:])
    with pytest.raises(TooLarge):
        redrawn(written.getvalue())


def test_the_preview_of_a_raw_picture_is_not_taken_for_it(redrawn) -> None:
    with pytest.raises(TypeNotAllowed):
        redrawn(make_picture("TIFF", tiffinfo={50706: bytes([1, 4, 0, 0])}))


def test_transparency_is_kept(redrawn) -> None:
    image = Image.new("RGBA", (20, 20), (255, 0, 0, 0))
    image.save(written := io.BytesIO(), "PNG")
    _, content, small = redrawn(written.getvalue())
    assert [open_picture(each).convert("RGBA").getpixel((3, 3))[3] for each in (content, small)] == [0, 0]


def test_a_large_picture_keeps_its_size_and_is_also_made_small(redrawn) -> None:
    found, content, small = redrawn(make_picture("JPEG", (1200, 300)))
    assert (found.width, found.height) == open_picture(content).size == (1200, 300)
    assert open_picture(small).size == (THUMBNAIL, THUMBNAIL // 4)


def png_of(width: int, height: int) -> bytes:
    """The beginning of a picture that says it is so large, and is a kilobyte."""
    written = io.BytesIO()
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    written.write(b"\x89PNG\r\n\x1a\n")
    for kind, data in ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 100_000)), (b"IEND", b"")):
        written.write(len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big"))
    return written.getvalue()


@pytest.mark.parametrize("size", [(10_000, 10_000), (60_000, 60_000), (50_000_001, 1)])
def test_a_picture_of_too_many_pixels_is_not_even_opened(redrawn, size: tuple[int, int], monkeypatch) -> None:
    monkeypatch.setattr(Image.Image, "load", lambda *_: pytest.fail("it was decoded"))
    monkeypatch.setattr(PngImagePlugin.PngImageFile, "load", lambda *_: pytest.fail("it was decoded"))
    with pytest.raises(TooLarge):
        redrawn(png_of(*size))


@pytest.mark.parametrize("limit", ["MAX_FRAMES", "MAX_PIXELS"])
def test_a_picture_that_moves_has_no_more_than_one_that_does_not(redrawn, monkeypatch, limit: str) -> None:
    monkeypatch.setattr(images, limit, {"MAX_FRAMES": 9, "MAX_PIXELS": 9 * 30 * 20}[limit])

    def moving(count: int) -> bytes:
        frames = [Image.new("RGB", (30, 20), (number * 20, 0, 0)) for number in range(count)]
        frames[0].save(written := io.BytesIO(), "GIF", save_all=True, append_images=frames[1:])
        return written.getvalue()

    assert redrawn(moving(9))[0] is not None
    with pytest.raises(TooLarge):
        redrawn(moving(10))


@pytest.mark.parametrize("format", FORMATS)
def test_a_broken_picture_is_refused_and_never_kept_as_it_is(redrawn, format: str) -> None:
    noise = Image.effect_noise((200, 200), 90).convert("RGB")
    noise.save(written := io.BytesIO(), format)
    content = written.getvalue()
    for cut in (content[: len(content) // 2], content[:40]):
        code = ""
        try:
            found, after, _ = redrawn(cut)
        except Invalid as refused:
            code = refused.code
        assert code == "broken_picture" or found is None or open_picture(after).format == found.format.name


def test_files_that_are_not_pictures_are_not_treated_as_pictures(redrawn) -> None:
    for content in (
        b"",
        b"hello",
        b"%PDF-1.7",
        SCRIPT,
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"BM" + b"\0" * 90,
        b"BM is how many a text begins",
    ):
        assert redrawn(content)[0] is None


def test_avif_and_heif_are_supported_where_available() -> None:
    assert ("AVIF" in FORMATS) == features.check("avif")
    assert ("HEIF" in FORMATS) == (find_spec("pillow_heif") is not None)
