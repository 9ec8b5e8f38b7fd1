"""Uploading a file: checked, made harmless, stored, and visible only to its uploader until it is sent."""

import asyncio
import secrets
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from app.chat import access
from app.chat.attachments.attachment import COLUMNS, File, file_from_row
from app.chat.attachments.filename import clean_name, with_extension
from app.chat.attachments.media_type import detect_media_type, is_allowed
from app.chat.attachments.store import FileStore
from app.clock import clock
from app.database import Transaction, as_time, fetch, transaction
from app.errors import Invalid, NotFound, RateLimited, TooLarge, TypeNotAllowed
from app.ids import new_id
from app.pictures import ReencodedImage
from app.principal import Principal

# A file that was not sent by then is deleted.
UNSENT_FOR = timedelta(hours=24)
# Pictures contain where they were taken: they are re-encoded, or refused.
_PICTURES = ("image/*",)
# A person may have unsent files for this many full messages.
_UNSENT_MESSAGES = 3


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """An uploaded file at `path`, which may be moved; `name` is the client's name for it."""

    name: str
    path: Path
    size: int


@dataclass(frozen=True, slots=True)
class _Ready:
    name: str
    media_type: str
    size: int
    content: Path
    thumbnail: Path | None
    picture: ReencodedImage | None


async def require_can_upload(file_store: FileStore, actor: Principal, room_id: str) -> None:
    """Raise unless the actor may write in the room now, and `RateLimited` while too many of their files are unsent."""
    async with transaction() as tx:
        await access.load_writable_membership(tx, actor, room_id)
        await _enforce_quota(tx, file_store, actor.user_id)


async def add_file(file_store: FileStore, actor: Principal, room_id: str, given: IncomingFile, client_id: str) -> File:
    """Store a file for a room in which the actor may write. The same `client_id` of the same person returns the first
    result again. Raises as `require_can_upload`, `TooLarge`, `TypeNotAllowed`, and `Invalid` (`empty_file`,
    `broken_picture`; a `client_id` that was used in another room)."""
    known = await _find_earlier(actor.user_id, room_id, client_id)
    if known is not None:
        return known
    await require_can_upload(file_store, actor, room_id)
    if not given.size:
        raise Invalid(code="empty_file", detail="the file is empty")
    if given.size > file_store.max_bytes:
        raise TooLarge.bytes_over(file_store.max_bytes)
    content, thumbnail = (file_store.incoming / secrets.token_hex(16) for _ in range(2))
    try:
        picture = await file_store.pictures.reencode(given.path, content, thumbnail)
        ready = await asyncio.to_thread(_prepare, file_store, given, picture, content, thumbnail)
        return await _store(file_store, actor, room_id, ready, client_id)
    finally:
        for path in (content, thumbnail):
            path.unlink(missing_ok=True)


def _prepare(
    file_store: FileStore, given: IncomingFile, picture: ReencodedImage | None, content: Path, thumbnail: Path
) -> _Ready:
    name = clean_name(given.name)
    kind = picture.format.media_type if picture else detect_media_type(given.path, name)
    if not is_allowed(kind, file_store.types) or (picture is None and is_allowed(kind, _PICTURES)):
        raise TypeNotAllowed(f"{kind} is not taken here")
    if picture is None:
        return _Ready(name, kind, given.size, given.path, None, None)
    name = with_extension(name, picture.format.endings)
    size = content.stat().st_size
    return _Ready(name, kind, size, content, *((thumbnail, picture) if picture.shown else (None, None)))


async def _store(file_store: FileStore, actor: Principal, room_id: str, ready: _Ready, client_id: str) -> File:
    """The bytes first and then the row: bytes without a row are swept away, a row without bytes would be a promise."""
    id = new_id()
    key = f"{id}.{secrets.token_hex(16)}"
    thumbnail_key = f"{id}.{secrets.token_hex(16)}" if ready.thumbnail else None
    await file_store.storage.put(key, ready.content)
    if ready.thumbnail and thumbnail_key:
        await file_store.storage.put(thumbnail_key, ready.thumbnail)
    picture = ready.picture
    file = File(
        id,
        room_id,
        actor.user_id,
        message_id=None,
        name=ready.name,
        media_type=ready.media_type,
        size=ready.size,
        width=picture.width if picture else None,
        height=picture.height if picture else None,
        key=key,
        thumbnail_key=thumbnail_key,
    )
    added = False
    try:
        async with transaction() as tx:
            await access.load_writable_membership(tx, actor, room_id)
            await _enforce_quota(tx, file_store, actor.user_id)
            added = await _insert(tx, file, client_id)
    finally:
        if not added:
            file_store.remove_soon(file.keys)
    return file if added else await _first_try(actor.user_id, room_id, client_id)


async def _insert(tx: Transaction, file: File, client_id: str) -> bool:
    values = [getattr(file, name) for name in COLUMNS.split(", ")]
    marks = ", ".join(f"${number}" for number in range(1, len(values) + 4))
    rows = await tx.fetch(
        f'INSERT INTO "attachment" ({COLUMNS}, position, client_id, created_at) VALUES ({marks}) '  # noqa: S608
        "ON CONFLICT (uploader_id, client_id) DO NOTHING RETURNING id",
        *values,
        0,
        client_id or None,
        clock.now(),
    )
    return bool(rows)


async def _first_try(user_id: str, room_id: str, client_id: str) -> File:
    known = await _find_earlier(user_id, room_id, client_id)
    if known is None:  # and was taken back meanwhile
        raise NotFound("no such file")
    return known


async def _find_earlier(user_id: str, room_id: str, client_id: str) -> File | None:
    if not client_id:
        return None
    rows = await fetch(
        f'SELECT {COLUMNS} FROM "attachment" WHERE uploader_id = $1 AND client_id = $2',  # noqa: S608
        user_id,
        client_id,
    )
    if rows and rows[0]["room_id"] != room_id:
        raise Invalid(detail="that client_id is another file's")
    return file_from_row(rows[0]) if rows else None


async def _enforce_quota(tx: Transaction, file_store: FileStore, user_id: str) -> None:
    rows = await tx.fetch(
        'SELECT count(*) AS n, min(created_at) AS oldest FROM "attachment" '
        "WHERE uploader_id = $1 AND message_id IS NULL",
        user_id,
    )
    if rows[0]["n"] >= _UNSENT_MESSAGES * file_store.max_files:
        left = as_time(rows[0]["oldest"]) + UNSENT_FOR - clock.now()
        after = max(1, int(left / timedelta(milliseconds=1)))
        raise RateLimited("too many files wait to be sent; send or remove some", retry_after_ms=after)
