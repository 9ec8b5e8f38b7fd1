"""The kinds of pictures that are made anew, and what each becomes."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any

from PIL import features


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of picture as it is written, by Pillow's name for it: its media type, and what its files end in. `modes`
    are those it can hold, all if none is named; what is in another one becomes colours (RGB)."""

    name: str
    media_type: str
    endings: tuple[str, ...]
    options: Mapping[str, Any] = field(default_factory=dict)
    moves: bool = False
    modes: frozenset[str] = frozenset()


_PNG_MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA", "I;16", "I;16B"})
_JPEG_MODES = frozenset({"L", "RGB"})
_PNG = Format("PNG", "image/png", (".png", ".apng"), moves=True, modes=_PNG_MODES)
_STILL_PNG = Format("PNG", "image/png", (".png",), modes=_PNG_MODES)
_JPEG = Format("JPEG", "image/jpeg", (".jpg", ".jpeg", ".jpe", ".jfif"), {"quality": 90}, modes=_JPEG_MODES)
# What becomes of a picture, by Pillow's name for what was given; browsers show every one of these.
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
# Of several pages, which only a TIFF holds: saved and not shown.
PAGES = Format("TIFF", "image/tiff", (".tif", ".tiff"), {"compression": "tiff_adobe_deflate"})

# The lengths that the second header of a BMP has had.
_BITMAP_HEADERS = frozenset({12, 40, 52, 56, 64, 108, 124})


def readers_of(head: bytes) -> list[str]:
    """Pillow's names for what a file that begins with `head` (18 bytes or more) may be. Two letters make a BMP to
    Pillow, and begin many a text."""
    bitmap = len(head) >= 18 and struct.unpack_from("<I", head, 14)[0] in _BITMAP_HEADERS
    return [name for name in FORMATS if name != "BMP" or bitmap]
