"""A file as everyone but its storage knows it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from app.database import Row, fetch

COLUMNS = "id, room_id, uploader_id, message_id, name, media_type, size, width, height, key, thumbnail_key"
# The last part of the address of a thumbnail, which no file may have.
_THUMBNAIL = "thumbnail"


@dataclass(frozen=True, slots=True)
class File:
    """A file of a room; with no message it was not sent yet, and is its uploader's alone. `size` is in bytes, `width`
    and `height` those of a picture in pixels; `key` and `thumbnail_key` are its places in the storage."""

    id: str
    room_id: str
    uploader_id: str
    message_id: str | None
    name: str
    media_type: str
    size: int
    width: int | None
    height: int | None
    key: str
    thumbnail_key: str | None

    @property
    def keys(self) -> list[str]:
        """Everything of it that is stored."""
        return [self.key] if self.thumbnail_key is None else [self.key, self.thumbnail_key]

    @property
    def url(self) -> str:
        """Where it is served."""
        name = f"_{self.name}" if self.name == _THUMBNAIL else self.name
        return f"/chat/files/{self.id}/{quote(name, safe='')}"

    @property
    def thumbnail_url(self) -> str | None:
        """Where it is served small, if it is a picture."""
        return None if self.thumbnail_key is None else f"/chat/files/{self.id}/{_THUMBNAIL}"


def columns(table: str) -> str:
    """`COLUMNS` of `table`, as a statement calls it."""
    return ", ".join(f"{table}.{name}" for name in COLUMNS.split(", "))


def file_of(row: Row) -> File:
    """The file in a row with `COLUMNS`."""
    values: list[Any] = [row[name] for name in COLUMNS.split(", ")]
    return File(*values)


async def first_file(message_id: str) -> str:
    """The name of the first file of a message, or nothing."""
    rows = await fetch('SELECT name FROM "attachment" WHERE message_id = $1 AND position = 0', message_id)
    return str(rows[0]["name"]) if rows else ""
