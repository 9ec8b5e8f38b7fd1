"""Where the content of files is kept: in a directory, or with a service that speaks S3."""

import re
from collections.abc import AsyncIterator, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from app.storage.filesystem import Directory

# What every storage can do.

# No separators, and so no way out of where the storage is.
_KEY = re.compile(r"[0-9A-Za-z][0-9A-Za-z_.-]{0,127}")


class Missing(Exception):
    """There is nothing under the key."""


@dataclass(frozen=True, slots=True)
class Stored:
    """Something that is there: its key, and since when."""

    key: str
    at: datetime


class Storage(Protocol):
    """Keeps content under keys, each written once. What cannot be reached raises `Unavailable`."""

    async def put(self, key: str, source: Path) -> None:
        """Keep what is in the file `source`, which may be gone afterwards. On return it survives a loss of power."""

    async def read(self, key: str, start: int, end: int) -> bytes:
        """The bytes from `start` up to `end`, which is not included. Raises `Missing`."""

    async def remove(self, keys: Collection[str]) -> None:
        """Forget what is under these keys, as far as it is there."""

    def everything(self) -> AsyncIterator[Sequence[Stored]]:
        """All there is, in portions."""


def checked(key: str) -> str:
    """`key`. Raises ValueError for what no key can be."""
    if not _KEY.fullmatch(key) or ".." in key:
        raise ValueError("this is no key of a storage")
    return key


# Which storage there is.


def open_storage(s3_url: str | None, directory: Path) -> Storage:
    """The bucket that `s3_url` names, or without one `directory`. Raises ImportError where the library for S3 is not
    installed (`switchboard[s3]`)."""
    if s3_url is None:
        return Directory(directory)
    from app.storage.s3 import S3  # sixteen megabytes that most have no use for

    return S3(s3_url)


__all__ = ["Missing", "Storage", "Stored", "open_storage"]
