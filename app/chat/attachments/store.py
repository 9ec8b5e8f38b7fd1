"""Where the files of chat are, and what may be put there."""

from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import structlog

from app.aio import BackgroundTasks
from app.errors import Unavailable
from app.settings import Settings
from app.storage import open_storage
from app.storage.base import Storage

log = structlog.get_logger()

FOLDER = "files"
INCOMING = "incoming"


@dataclass(frozen=True, slots=True)
class Depot:
    """The storage of files; `incoming`, a folder on the same disk for what is not stored yet; and the limits:
    `max_bytes` of one file, `max_files` of one message, `types` as in `FILE_TYPES`."""

    storage: Storage
    incoming: Path
    max_bytes: int
    max_files: int
    types: tuple[str, ...]
    # One picture at a time: each takes up to half a gigabyte, and the loop wants its share of a small machine.
    worker: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, thread_name_prefix="picture"))
    _removing: BackgroundTasks = field(default_factory=BackgroundTasks)

    @classmethod
    def of(cls, settings: Settings) -> "Depot":
        """That of a deployment. Makes its folder."""
        incoming = settings.data_dir / INCOMING
        incoming.mkdir(mode=0o700, parents=True, exist_ok=True)
        storage = open_storage(settings.s3_url, settings.data_dir / FOLDER)
        return cls(storage, incoming, settings.max_file_mb * 1024 * 1024, settings.max_files, settings.file_types)

    def forget(self, keys: Collection[str]) -> None:
        """Remove what is under these keys, beside everything else; what fails is left to the sweep."""
        self._removing.start(self._forget(keys))

    async def _forget(self, keys: Collection[str]) -> None:
        try:
            await self.storage.remove(keys)
        except (Unavailable, OSError) as error:
            log.warning("files_not_removed", count=len(keys), error=repr(error))

    async def settled(self) -> None:
        """Wait until everything is removed that is to be."""
        await self._removing.join()

    async def close(self) -> None:
        """End, after what is under way."""
        await self.settled()
        self.worker.shutdown(wait=False, cancel_futures=True)
