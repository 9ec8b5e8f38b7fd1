"""A file as an answer to a browser."""

from functools import partial

from app.chat.attachments.attachment import File
from app.chat.attachments.images import FORMATS
from app.chat.attachments.media_type import ANYTHING
from app.chat.attachments.store import Depot
from app.errors import NotFound
from app.storage import Missing
from app.web.downloads import Content

_SHOWN = frozenset(kind.media_type for kind in FORMATS.values())


def content_of(depot: Depot, file: File) -> Content:
    """What is sent for `file`: pictures that were made anew here are shown, all else is saved."""
    inline = file.thumbnail_key is not None and file.media_type in _SHOWN
    kind = file.media_type if inline or not file.media_type.startswith("text/") else ANYTHING
    return Content(file.name, kind, file.size, file.key, partial(_read, depot, file.key), inline)


async def thumbnail_of(depot: Depot, file: File) -> Content:
    """The same of `file` made small. Raises `NotFound` if it is no picture."""
    key = file.thumbnail_key
    if key is None:
        raise NotFound("it is no picture")
    small = await _read(depot, key, 0, _MAX_THUMBNAIL)
    name = f"{file.name}.webp"

    async def read(start: int, end: int) -> bytes:
        return small[start:end]

    return Content(name, "image/webp", len(small), key, read, inline=True)


# A picture of 480 by 480 pixels takes some tens of kilobytes; this much if it is nothing but noise.
_MAX_THUMBNAIL = 1024 * 1024


async def _read(depot: Depot, key: str, start: int, end: int) -> bytes:
    try:
        return await depot.storage.read(key, start, end)
    except Missing:
        raise NotFound("no such file") from None
