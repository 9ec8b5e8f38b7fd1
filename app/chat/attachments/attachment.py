"""The record of a file, and access to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from app.chat.signals import files_removed
from app.database import Row, Transaction, fetch, transaction
from app.errors import Invalid, NotFound
from app.ids import is_id
from app.principal import Principal

COLUMNS = "id, room_id, uploader_id, message_id, name, media_type, size, width, height, key, thumbnail_key"
# The last part of the address of a thumbnail, which no file may have.
_THUMBNAIL = "thumbnail"


@dataclass(frozen=True, slots=True)
class File:
    """A file of a room. Without `message_id` it has not been sent yet, and only its uploader sees it. `size` is in
    bytes, `width` and `height` of a picture in pixels; `key` and `thumbnail_key` are its keys in the storage."""

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
        """The storage keys of its content and, for pictures, its thumbnail."""
        return [self.key] if self.thumbnail_key is None else [self.key, self.thumbnail_key]

    @property
    def url(self) -> str:
        """The path of its download; the last part is its name, for people who read addresses."""
        name = f"_{self.name}" if self.name == _THUMBNAIL else self.name
        return f"/chat/files/{self.id}/{quote(name, safe='')}"

    @property
    def thumbnail_url(self) -> str | None:
        """The path of its thumbnail; None if it is not a picture."""
        return None if self.thumbnail_key is None else f"/chat/files/{self.id}/{_THUMBNAIL}"


def qualified_columns(table: str) -> str:
    """`COLUMNS` qualified with the table name `table`, for use in a statement."""
    return ", ".join(f"{table}.{name}" for name in COLUMNS.split(", "))


def file_from_row(row: Row) -> File:
    """The file in a database row with the columns `COLUMNS`."""
    values: list[Any] = [row[name] for name in COLUMNS.split(", ")]
    return File(*values)


async def first_file(message_id: str) -> str:
    """The name of the first file of a message, "" if it has none."""
    rows = await fetch('SELECT name FROM "attachment" WHERE message_id = $1 AND position = 0', message_id)
    return str(rows[0]["name"]) if rows else ""


# Access to a file: for members of its room, and before it is sent only for its uploader.

_COLUMNS = qualified_columns("a")


async def load_accessible_file(actor: Principal, file_id: str) -> File:
    """A file that the actor may see: of a room they are in, or an unsent one of their own. Raises `NotFound`."""
    rows = (
        await fetch(
            f'SELECT {qualified_columns("a")} FROM "attachment" a '  # noqa: S608
            'LEFT JOIN "membership" m ON m.room_id = a.room_id AND m.user_id = $2 WHERE a.id = $1 AND '
            "CASE WHEN a.message_id IS NULL THEN a.uploader_id = $2 ELSE m.id IS NOT NULL END",
            file_id,
            actor.user_id,
        )
        if is_id(file_id)
        else ()
    )
    if not rows:
        raise NotFound("no such file")
    return file_from_row(rows[0])


async def delete_unsent_file(actor: Principal, file_id: str) -> None:
    """Delete an unsent file of the actor's. Raises `NotFound`."""
    async with transaction() as tx:
        rows = (
            await tx.fetch(
                'DELETE FROM "attachment" WHERE id = $1 AND uploader_id = $2 AND message_id IS NULL '  # noqa: S608
                f"RETURNING {COLUMNS}",
                file_id,
                actor.user_id,
            )
            if is_id(file_id)
            else ()
        )
        if not rows:
            raise NotFound("no such file")
        remove_content_after_commit(tx, [file_from_row(row) for row in rows])


async def attach_files(
    tx: Transaction, actor: Principal, room_id: str, message_id: str, file_ids: Sequence[str]
) -> Sequence[File]:
    """Attach files that the actor uploaded to the room to their new message, in this order. Raises `Invalid` with the
    code `unknown_file`, also for a file that was sent already."""
    found = []
    for position, file_id in enumerate(file_ids):
        rows = (
            await tx.fetch(
                'UPDATE "attachment" SET message_id = $1, position = $2 '  # noqa: S608
                "WHERE id = $3 AND uploader_id = $4 AND room_id = $5 AND message_id IS NULL "
                f"RETURNING {COLUMNS}",
                message_id,
                position,
                file_id,
                actor.user_id,
                room_id,
            )
            if is_id(file_id)
            else ()
        )
        if not rows:
            raise Invalid(code="unknown_file", detail="there is no such file of yours here to send")
        found.append(file_from_row(rows[0]))
    return found


async def detach_files(tx: Transaction, message_id: str) -> None:
    """Delete the files of a message that is being deleted."""
    rows = await tx.fetch(f'DELETE FROM "attachment" WHERE message_id = $1 RETURNING {COLUMNS}', message_id)  # noqa: S608
    remove_content_after_commit(tx, [file_from_row(row) for row in rows])


async def delete_unsent_files(tx: Transaction, user_id: str) -> None:
    """Delete a person's unsent files in the running transaction."""
    rows = await tx.fetch(
        f'DELETE FROM "attachment" WHERE uploader_id = $1 AND message_id IS NULL RETURNING {COLUMNS}',  # noqa: S608
        user_id,
    )
    remove_content_after_commit(tx, [file_from_row(row) for row in rows])


def remove_content_after_commit(tx: Transaction, files: Sequence[File]) -> None:
    """Delete the content of these files from the storage once the running transaction is committed."""
    keys = [key for file in files for key in file.keys]
    if keys:
        tx.after_commit(lambda: files_removed.send(keys))
