"""The storage of chat's files, and its limits."""

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

import structlog
from quart import current_app

from app.aio import BackgroundTasks
from app.errors import Unavailable
from app.pictures.worker import PictureWorker
from app.settings import Settings
from app.storage import open_storage
from app.storage.base import Storage

log = structlog.get_logger()

FOLDER = "files"
INCOMING = "incoming"


@dataclass(frozen=True, slots=True)
class FileStore:
    """The storage of files; `incoming`, a folder on the same disk for uploads that are not stored yet; and the limits:
    `max_bytes` of one file, `max_files` of one message, `types` as in `FILE_TYPES`."""

    storage: Storage
    incoming: Path
    max_bytes: int
    max_files: int
    types: tuple[str, ...]
    pictures: PictureWorker = field(default_factory=PictureWorker)
    _removing: BackgroundTasks = field(default_factory=BackgroundTasks)

    @classmethod
    def from_settings(cls, settings: Settings) -> "FileStore":
        """The file store for `settings`, in DATA_DIR or S3. Creates the folder for incoming files."""
        incoming = settings.data_dir / INCOMING
        incoming.mkdir(mode=0o700, parents=True, exist_ok=True)
        storage = open_storage(settings.s3_url, settings.data_dir / FOLDER)
        return cls(storage, incoming, settings.max_file_mb * 1024 * 1024, settings.max_files, settings.file_types)

    def remove_soon(self, keys: Collection[str]) -> None:
        """Delete the content of these keys in the background; what fails is left to the sweep."""
        self._removing.start(self._remove(keys))

    async def _remove(self, keys: Collection[str]) -> None:
        try:
            await self.storage.remove(keys)
        except (Unavailable, OSError) as error:
            log.warning("files_not_removed", count=len(keys), error=repr(error))

    async def wait_until_removed(self) -> None:
        """Wait until all deletions that were started have finished."""
        await self._removing.join()

    async def close(self) -> None:
        """Wait for deletions under way, and end the picture processes."""
        await self.wait_until_removed()
        await self.pictures.close()


def file_store() -> FileStore:
    """Where the files of the running application are."""
    found: FileStore = current_app.extensions["files"]
    return found
