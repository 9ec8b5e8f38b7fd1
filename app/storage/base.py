"""What every storage can do."""

import re
from collections.abc import AsyncIterator, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

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
