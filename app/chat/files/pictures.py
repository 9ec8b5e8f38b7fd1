"""Pictures, made anew from their pixels: what is not picture (where it was taken, with what, scripts behind its end)
stays behind. Everything here takes a processor for a while: not for the event loop."""

import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageOps, ImageSequence, UnidentifiedImageError, features

from app.errors import Invalid, TooLarge

# What a phone of today takes; 50 million pixels are 200 MB of memory while they are worked on.
MAX_PIXELS = 50_000_000
# A picture that moves: its pictures together hold no more pixels than one that does not.
MAX_FRAMES = 1_000
THUMBNAIL = 480
_SRGB = ImageCms.createProfile("sRGB")


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of picture: its media type, what its files end in, and how they are written."""

    media_type: str
    endings: tuple[str, ...]
    options: dict[str, Any]
    moves: bool = False


FORMATS = {
    "PNG": Format("image/png", (".png", ".apng"), {}, moves=True),
    "JPEG": Format("image/jpeg", (".jpg", ".jpeg", ".jpe", ".jfif"), {"quality": 90}),
    "GIF": Format("image/gif", (".gif",), {}, moves=True),
    "WEBP": Format("image/webp", (".webp",), {"quality": 90}, moves=True),
}
if features.check("avif"):
    FORMATS["AVIF"] = Format("image/avif", (".avif",), {"quality": 80, "speed": 8})


@dataclass(frozen=True, slots=True)
class Picture:
    """What became of a picture: how it is stored now; `width` and `height` are in pixels, as it is seen."""

    format: Format
    width: int
    height: int


def redraw(source: Path, target: Path, thumbnail: Path) -> Picture | None:
    """Write the picture in `source` anew to `target`, and small to `thumbnail` (WebP). None if it is no picture of a
    kind that is shown. Raises `TooLarge` for too many pixels and `Invalid` for one that is broken."""
    try:
        with Image.open(source, formats=list(FORMATS)) as image:
            return _redraw(image, target, thumbnail)
    except UnidentifiedImageError:
        return None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many() from None
    except (TooLarge, Invalid):
        raise
    except Exception as error:  # what a broken one makes of the decoders has no common name
        raise Invalid(code="broken_picture", detail=f"the picture is broken: {type(error).__name__}") from error


def _redraw(image: Image.Image, target: Path, thumbnail: Path) -> Picture:
    if image.width * image.height > MAX_PIXELS:
        raise _too_many()
    name = "JPEG" if image.format == "MPO" else str(image.format)  # of several pictures a JPEG shows the first
    kind = FORMATS[name]
    timing = {key: image.info[key] for key in ("loop",) if key in image.info}
    frames, durations = _frames(image) if kind.moves else ([_alone(image)], [0])
    first = frames[0]
    if len(frames) > 1:
        timing |= {"save_all": True, "append_images": frames[1:], "duration": durations}
        if name == "GIF":
            timing["disposal"] = 2 if first.mode == "RGBA" else 1
    else:
        timing = {}
    if name == "JPEG" and first.mode not in ("RGB", "L"):
        first = first.convert("RGB")
    first.save(target, name, **kind.options, **timing)
    _shrink(first, thumbnail)
    return Picture(kind, first.width, first.height)


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
    for number, frame in enumerate(ImageSequence.Iterator(image), start=1):
        if number > MAX_FRAMES or number * image.width * image.height > MAX_PIXELS:
            raise _too_many()
        yield frame


def _alone(image: Image.Image) -> Image.Image:
    """A picture that does not move, turned as it is to be seen, in the colours that every screen knows."""
    upright = ImageOps.exif_transpose(image)
    profile = image.info.get("icc_profile")
    if profile and upright.mode in ("RGB", "RGBA", "CMYK"):
        with suppress(ImageCms.PyCMSError, OSError):  # a profile that is broken says nothing
            mode = "RGBA" if upright.mode == "RGBA" else "RGB"
            converted = ImageCms.profileToProfile(upright, io.BytesIO(profile), _SRGB, outputMode=mode)
            upright = converted or upright
    return _bare(upright)


def _bare(image: Image.Image) -> Image.Image:
    """The same pixels with nothing beside them but which colour is none."""
    bare = image.copy()
    bare.info = {key: image.info[key] for key in ("transparency",) if key in image.info}
    return bare


def _shrink(image: Image.Image, thumbnail: Path) -> None:
    mode = "RGBA" if image.has_transparency_data else "RGB"
    small = image.convert(mode) if image.mode != mode else image.copy()
    small.thumbnail((THUMBNAIL, THUMBNAIL), reducing_gap=3)
    _bare(small).save(thumbnail, "WEBP", quality=80)


def _too_many() -> TooLarge:
    return TooLarge(f"at most {MAX_PIXELS} pixels, in all its pictures together")
