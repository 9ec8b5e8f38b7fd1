"""Storage in a directory of this machine."""

import asyncio
import os
from collections.abc import AsyncIterator, Collection, Sequence
from datetime import UTC, datetime
from pathlib import Path

from app.storage.base import ObjectMissing, Stored, check_key


class FilesystemStorage:
    """Stores content in files below `path` (created if missing, in an existing folder), readable only for their owner.
    They are spread over folders by the end of their keys, which is random, since file systems are slow with a
    hundred thousand files in one."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def _place(self, key: str) -> Path:
        return self._path / check_key(key)[-2:].lower() / key

    async def put(self, key: str, source: Path) -> None:
        """Move `source` into its place, so it should be on the same disk; both are synced to the disk."""
        await asyncio.to_thread(_move_durably, source, self._place(key))

    async def read(self, key: str, start: int, end: int) -> bytes:
        """The bytes from `start` up to `end`, read in a thread. Raises `ObjectMissing`."""
        return await asyncio.to_thread(_read, self._place(key), start, end)

    async def remove(self, keys: Collection[str]) -> None:
        """Delete the files of these keys in a thread; missing ones are ignored."""
        await asyncio.to_thread(_unlink, [self._place(key) for key in keys])

    async def list_all(self) -> AsyncIterator[Sequence[Stored]]:
        """All stored keys with their times; a batch is one folder."""
        for folder in await asyncio.to_thread(_folders, self._path):
            yield await asyncio.to_thread(_files, folder)


def _move_durably(source: Path, place: Path) -> None:
    place.parent.parent.mkdir(mode=0o700, exist_ok=True)
    place.parent.mkdir(mode=0o700, exist_ok=True)
    with source.open("rb") as file:
        os.fsync(file.fileno())
    source.chmod(0o600)
    source.replace(place)
    for folder in (place.parent, place.parent.parent):  # the name is in the folder, and may be new there
        _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read(place: Path, start: int, end: int) -> bytes:
    try:
        with place.open("rb") as file:
            file.seek(start)
            return file.read(end - start)
    except FileNotFoundError:
        raise ObjectMissing(place.name) from None


def _unlink(places: Sequence[Path]) -> None:
    for place in places:
        place.unlink(missing_ok=True)


def _folders(path: Path) -> list[Path]:
    return sorted(each for each in path.iterdir() if each.is_dir()) if path.is_dir() else []


def _files(folder: Path) -> list[Stored]:
    found = []
    for each in folder.iterdir():
        try:
            found.append(Stored(each.name, datetime.fromtimestamp(each.stat().st_mtime, UTC)))
        except FileNotFoundError:  # removed just now
            continue
    return found
