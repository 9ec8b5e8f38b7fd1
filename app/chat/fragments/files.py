"""Files as the templates take them, and as JSON clients get them."""

from typing import TypedDict

from app.chat.attachments.attachment import File
from app.chat.attachments.images import THUMBNAIL
from app.chat.events import FileData


class FileView(TypedDict):
    """A file as `chat/_message_files.html` takes it; `size` is in units that every language has,
    `box` how large a picture is shown, in pixels."""

    id: str
    name: str
    size: str
    url: str
    thumbnail_url: str | None
    box: tuple[int, int] | None


def file_view(file: File) -> FileView:
    """`file` for the template."""
    return {
        "id": file.id,
        "name": file.name,
        "size": _readable(file.size),
        "url": file.url,
        "thumbnail_url": file.thumbnail_url,
        "box": _box(file),
    }


def _readable(size: int) -> str:
    kilobytes = size / 1000
    return f"{max(1, round(kilobytes))} kB" if kilobytes < 1000 else f"{kilobytes / 1000:.1f} MB"


def _box(file: File) -> tuple[int, int] | None:
    if not file.width or not file.height:
        return None
    scale = min(1.0, THUMBNAIL / max(file.width, file.height))
    return max(1, round(file.width * scale)), max(1, round(file.height * scale))


def file_data(file: File) -> FileData:
    """`file` for JSON clients."""
    return {
        "id": file.id,
        "name": file.name,
        "media_type": file.media_type,
        "size": file.size,
        "width": file.width,
        "height": file.height,
        "url": file.url,
        "thumbnail_url": file.thumbnail_url,
    }
