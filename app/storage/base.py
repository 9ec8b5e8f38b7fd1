"""The interface of all storages."""

import re
from collections.abc import AsyncIterator, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

# No separators, and so no way out of where the storage is.
_KEY = re.compile(r"[0-9A-Za-z][0-9A-Za-z_.-]{0,127}")


class ObjectMissing(Exception):
    """No content is stored under the key."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A stored content: its key, and when it was stored."""

    key: str
    at: datetime


class Storage(Protocol):
    """Stores content under keys, each written once. Raises `Unavailable` if it cannot be reached."""

    async def put(self, key: str, source: Path) -> None:
        """Store the content of the file `source`, which may be moved. On return it survives a loss of power."""

    async def read(self, key: str, start: int, end: int) -> bytes:
        """The bytes from `start` up to `end`, not included. Raises `ObjectMissing`."""

    async def remove(self, keys: Collection[str]) -> None:
        """Delete the content of these keys; missing ones are ignored."""

    def list_all(self) -> AsyncIterator[Sequence[Stored]]:
        """All stored keys with their times, in batches, unordered."""


def check_key(key: str) -> str:
    """`key` itself. Raises ValueError if it is not valid as a key."""
    if not _KEY.fullmatch(key) or ".." in key:
        raise ValueError("this is no key of a storage")
    return key
