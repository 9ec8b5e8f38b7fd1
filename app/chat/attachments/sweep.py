"""Deleting files that were never sent, and stored content without a file: left by a crash, or by a storage that was
down when something was deleted."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import structlog

from app.accounts.setup import has_users
from app.chat.attachments.attachment import COLUMNS, file_from_row, remove_content_after_commit
from app.chat.attachments.store import FileStore
from app.chat.attachments.upload import UNSENT_FOR
from app.clock import clock
from app.database import fetch, parameters, transaction
from app.storage.base import Stored

log = structlog.get_logger()

SWEEP_EVERY_S = 60 * 60.0
# Younger content may be under way: it is stored before its row, and on disk before it is in the storage.
_ON_ITS_WAY = timedelta(hours=2)
# The most keys looked up in the database at a time.
_PORTION = 500


async def sweep_attachments(file_store: FileStore) -> None:
    """Delete unsent files that are too old, stored content without a file, and the remains of aborted uploads. Nothing
    while there are no accounts: what is stored then is of another database, which is missing."""
    if not await has_users():
        return
    async with transaction() as tx:
        rows = await tx.fetch(
            f'DELETE FROM "attachment" WHERE message_id IS NULL AND created_at < $1 RETURNING {COLUMNS}',  # noqa: S608
            clock.now() - UNSENT_FOR,
        )
        remove_content_after_commit(tx, [file_from_row(row) for row in rows])
    orphans = 0
    async for portion in file_store.storage.list_all():
        for start in range(0, len(portion), _PORTION):
            orphans += await _remove_orphans(file_store, portion[start : start + _PORTION])
    if rows or orphans:
        log.info("files_swept", unsent=len(rows), orphans=orphans)
    await asyncio.to_thread(_empty, file_store.incoming, (clock.now() - _ON_ITS_WAY).timestamp())


async def _remove_orphans(file_store: FileStore, portion: Sequence[Stored]) -> int:
    """Remove those of `portion` that no row names; how many they were. A key begins with the id of its file, or with
    that of a person and the version of their picture."""
    old = [each.key for each in portion if each.at < clock.now() - _ON_ITS_WAY]
    ids = sorted({key.partition(".")[0] for key in old})
    if not ids:
        return 0
    rows = await fetch(f'SELECT key, thumbnail_key FROM "attachment" WHERE id IN ({parameters(len(ids))})', *ids)  # noqa: S608
    known = {row["key"] for row in rows} | {row["thumbnail_key"] for row in rows}
    pictures = await fetch(f'SELECT id, avatar FROM "user" WHERE id IN ({parameters(len(ids))})', *ids)  # noqa: S608
    of_people = tuple(f"{row['id']}.{row['avatar']}." for row in pictures if row["avatar"])
    orphans = [key for key in old if key not in known and not key.startswith(of_people)]
    await file_store.storage.remove(orphans)
    return len(orphans)


def _empty(folder: Path, before: float) -> None:
    for path in folder.iterdir():
        try:
            if path.stat().st_mtime < before:
                path.unlink()
        except FileNotFoundError:
            continue
