"""Re-encoding pictures from their pixels, which drops everything else (location, camera, scripts after the end). Takes
much memory and time: it runs in the process of `worker`, and not in the server's."""

import io
import struct
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

from PIL import Image, ImageCms, ImageOps, ImageSequence, TiffImagePlugin, UnidentifiedImageError, features

from app.errors import Invalid, TooLarge, TypeNotAllowed
from app.pictures import DISK_FULL, MAX_PIXELS, THUMBNAIL, Format, ReencodedImage

T = TypeVar("T")

# The picture formats that are re-encoded, and the format each becomes.


_PNG_MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA", "I;16", "I;16B"})
_JPEG_MODES = frozenset({"L", "RGB"})
_PNG = Format("PNG", "image/png", (".png", ".apng"), moves=True, modes=_PNG_MODES)
_STILL_PNG = Format("PNG", "image/png", (".png",), modes=_PNG_MODES)
_JPEG = Format("JPEG", "image/jpeg", (".jpg", ".jpeg", ".jpe", ".jfif"), {"quality": 90}, modes=_JPEG_MODES)
# The format to write, by Pillow's name of the format read; browsers show all of these.
FORMATS = {
    "PNG": _PNG,
    "JPEG": _JPEG,
    "GIF": Format("GIF", "image/gif", (".gif",), moves=True),
    "WEBP": Format("WEBP", "image/webp", (".webp",), {"quality": 90}, moves=True),
    "TIFF": _STILL_PNG,
    "BMP": _STILL_PNG,
}
if features.check("avif"):
    FORMATS["AVIF"] = Format("AVIF", "image/avif", (".avif",), {"quality": 80, "speed": 8})
if find_spec("pillow_heif"):  # an extra (`switchboard[heic]`): its wheels bring a codec under the GPL
    import pillow_heif

    pillow_heif.register_heif_opener()
    FORMATS["HEIF"] = _JPEG  # after AVIF, whose files may begin the same and are nothing to it
# For several pages, which only a TIFF can have: downloaded, not shown.
PAGES = Format("TIFF", "image/tiff", (".tif", ".tiff"), {"compression": "tiff_adobe_deflate"})

# The lengths that the second header of a BMP has had.
_BITMAP_HEADERS = frozenset({12, 40, 52, 56, 64, 108, 124})


def candidate_decoders(head: bytes) -> list[str]:
    """Pillow's names of the formats that a file beginning with `head` (18 bytes or more) may have. For Pillow two
    letters make a BMP, and many texts begin with them."""
    bitmap = len(head) >= 18 and struct.unpack_from("<I", head, 14)[0] in _BITMAP_HEADERS
    return [name for name in FORMATS if name != "BMP" or bitmap]


# The frames of an animation together have no more pixels than a still picture may have.
MAX_FRAMES = 1_000
# Tags of raw camera files, which look like TIFF: their first page is only a small preview.
_RAW_TAGS = frozenset({330, 50706})
_ORIENTATION = 0x0112
# Of how many times the size of a thumbnail it is made: from fewer pixels it is blurred.
_REDUCED_TO = 3
# Modes in which there is something between two pixels, and Pillow finds it.
_REDUCED = frozenset({"L", "LA", "RGB", "RGBA", "CMYK"})
_SRGB = ImageCms.createProfile("sRGB")


def reencode(source: Path, target: Path, thumbnail: Path) -> ReencodedImage | None:
    """Re-encode the picture in `source` to `target`, and a small one to `thumbnail` (WebP). Returns None if it is no
    picture of a known format. Raises `TooLarge` for too many pixels, `TypeNotAllowed` for raw camera files, and
    `Invalid` for damaged ones."""
    return _decoded(source, lambda image: _reencode(image, target, thumbnail))


def make_squares(source: Path, targets: Mapping[int, Path]) -> bool:
    """Write the middle of the picture in `source` as squares (WebP), by the pixels of their sides; returns whether it
    is one of a known format. Raises as `reencode`."""
    return bool(_decoded(source, lambda image: _make_squares(image, targets)))


def _decoded(source: Path, use: Callable[[Image.Image], T]) -> T | None:
    try:
        with source.open("rb") as file:
            readers = candidate_decoders(file.read(18))
        with Image.open(source, formats=readers) as image:
            if image.width * image.height > MAX_PIXELS:
                raise _too_many()
            return use(image)
    except UnidentifiedImageError:
        return None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many() from None
    except (TooLarge, TypeNotAllowed, Invalid):
        raise
    except MemoryError:  # what its process may have is more than any picture needs that is not too large
        raise _too_many() from None
    except OSError as error:
        if error.errno in DISK_FULL:
            raise
        raise _broken(error) from error
    except Exception as error:  # what a broken one makes of the decoders has no common name
        raise _broken(error) from error


def _broken(error: Exception) -> Invalid:
    return Invalid(code="broken_picture", detail=f"the picture is broken: {type(error).__name__}")


def _reencode(image: Image.Image, target: Path, thumbnail: Path) -> ReencodedImage:
    kind = FORMATS["JPEG" if image.format == "MPO" else str(image.format)]  # of several a JPEG shows the first
    if isinstance(image, TiffImagePlugin.TiffImageFile):
        _no_raw(image)
        if getattr(image, "n_frames", 1) > 1:
            return _bind(image, target)
    timing = {key: image.info[key] for key in ("loop",) if key in image.info}
    frames, durations = _frames(image) if kind.moves else ([_alone(image)], [0])
    first = frames[0]
    if len(frames) > 1:
        timing |= {"save_all": True, "append_images": frames[1:], "duration": durations}
        if kind.name == "GIF":
            timing["disposal"] = 2 if first.mode == "RGBA" else 1
    else:
        timing = {}
    if kind.modes and first.mode not in kind.modes:
        first = first.convert("RGB")
    first.save(target, kind.name, **kind.options, **timing)
    _shrink(first, thumbnail)
    return ReencodedImage(kind, first.width, first.height)


def _no_raw(image: TiffImagePlugin.TiffImageFile) -> None:
    if _RAW_TAGS & set(image.tag_v2):
        raise TypeNotAllowed("pictures that a camera did not develop are not taken here")


def _bind(image: Image.Image, target: Path) -> ReencodedImage:
    """All pages of `image`, each as if it were alone."""
    pages = [_alone(page) for page in _bounded(image)]
    pages[0].save(target, PAGES.name, save_all=True, append_images=pages[1:], **PAGES.options)
    return ReencodedImage(PAGES, pages[0].width, pages[0].height, shown=False)


def _frames(image: Image.Image) -> tuple[list[Image.Image], list[int]]:
    """The pictures of one that moves, and how long each is seen, in milliseconds; one that does not move has one."""
    if not getattr(image, "is_animated", False):
        return [_alone(image)], [0]
    frames, durations = [], []
    for frame in _bounded(image):
        frames.append(_bare(frame.convert("RGBA" if frame.has_transparency_data else "RGB")))
        durations.append(int(frame.info.get("duration", 100)))  # known only once it is decoded
    if len({frame.mode for frame in frames}) > 1:
        frames = [frame.convert("RGBA") for frame in frames]
    return frames, durations


def _bounded(image: Image.Image) -> Iterator[Image.Image]:
    pixels = 0
    for number, frame in enumerate(ImageSequence.Iterator(image), start=1):
        pixels += image.width * image.height  # of pages each has its own size
        if number > MAX_FRAMES or pixels > MAX_PIXELS:
            raise _too_many()
        yield frame


def _alone(image: Image.Image) -> Image.Image:
    """A picture that does not move, turned as it is to be seen, in the colours that every screen knows."""
    upright = image if image.getexif().get(_ORIENTATION, 1) == 1 else ImageOps.exif_transpose(image)
    profile = image.info.get("icc_profile")
    if profile and upright.mode in ("RGB", "RGBA", "CMYK"):
        with suppress(ImageCms.PyCMSError, OSError):  # a profile that is broken says nothing
            mode = "RGBA" if upright.mode == "RGBA" else "RGB"
            converted = ImageCms.profileToProfile(upright, io.BytesIO(profile), _SRGB, outputMode=mode)
            upright = converted or upright
    return _bare(upright)


def _bare(image: Image.Image) -> Image.Image:
    """The same pixels with nothing beside them but which colour is none. They are not copied: 50 million are 200 MB."""
    image.load()
    bare = image._new(image.im)
    bare.info = {key: image.info[key] for key in ("transparency",) if key in image.info}
    return bare


def _shrink(image: Image.Image, thumbnail: Path) -> None:
    # Reduced first, to whole fractions, and converted then: the other way round takes the memory of another picture.
    factor = max(1, min(image.width, image.height) // (_REDUCED_TO * THUMBNAIL))
    small = image.reduce(factor) if factor > 1 and image.mode in _REDUCED else image
    mode = "RGBA" if small.has_transparency_data else "RGB"
    small = small.convert(mode) if small.mode != mode else small.copy()
    small.thumbnail((THUMBNAIL, THUMBNAIL), reducing_gap=3)
    _bare(small).save(thumbnail, "WEBP", quality=80)


def _make_squares(image: Image.Image, targets: Mapping[int, Path]) -> bool:
    if isinstance(image, TiffImagePlugin.TiffImageFile):
        _no_raw(image)
    upright = _alone(image)
    side = min(upright.size)
    left, top = (upright.width - side) // 2, (upright.height - side) // 2
    mode = "RGBA" if upright.has_transparency_data else "RGB"
    # Cut out first: of what is seen nothing else is converted, which takes the memory of another picture.
    middle = upright.crop((left, top, left + side, top + side))
    for pixels, target in targets.items():
        small = middle if middle.mode == mode else middle.convert(mode)
        small = small.resize((pixels, pixels), Image.Resampling.LANCZOS, reducing_gap=3)
        _bare(small).save(target, "WEBP", quality=85)
    return True


def _too_many() -> TooLarge:
    return TooLarge(f"at most {MAX_PIXELS} pixels, in all its pictures together")
