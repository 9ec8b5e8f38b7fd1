"""Content with a service that speaks S3: for several machines, or where disks are somebody else's care."""

from collections.abc import AsyncIterator, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import obstore
from obstore.exceptions import BaseError, NotFoundError
from obstore.store import S3Store

from app.errors import Unavailable
from app.storage.base import Missing, Stored, checked

_PREFIX = "files/"
# As many as one listing of S3 has.
_PORTION = 1_000
_DEFAULT_REGION = "us-east-1"
# What lasts longer is tried again, by the library and then by whoever asked.
_TIMEOUT = "30s"


class S3:
    """Keeps content in a bucket. `url`: https://key:secret@host/bucket?region=name."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
        self._store = S3Store(
            parts.path.strip("/"),
            endpoint=f"{parts.scheme}://{host}",
            access_key_id=unquote(parts.username or ""),
            secret_access_key=unquote(parts.password or ""),
            region=parse_qs(parts.query).get("region", [_DEFAULT_REGION])[0],
            virtual_hosted_style_request=False,
            client_options={"allow_http": parts.scheme == "http", "timeout": _TIMEOUT},
            retry_config={"max_retries": 2},
        )

    async def put(self, key: str, source: Path) -> None:
        """See `Storage`."""
        with _refusals():
            await obstore.put_async(self._store, _PREFIX + checked(key), source)

    async def read(self, key: str, start: int, end: int) -> bytes:
        """See `Storage`."""
        with _refusals():
            found = await obstore.get_range_async(self._store, _PREFIX + checked(key), start=start, end=end)
        return bytes(found)

    async def remove(self, keys: Collection[str]) -> None:
        """See `Storage`."""
        for key in keys:
            try:
                with _refusals():
                    await obstore.delete_async(self._store, _PREFIX + checked(key))
            except Missing:
                continue

    async def everything(self) -> AsyncIterator[Sequence[Stored]]:
        """See `Storage`."""
        listing = obstore.list(self._store, prefix=_PREFIX, chunk_size=_PORTION)
        with _refusals():
            async for portion in listing:
                yield [Stored(each["path"].removeprefix(_PREFIX), each["last_modified"]) for each in portion]


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except (NotFoundError, FileNotFoundError):
        raise Missing("nothing is stored there") from None
    except BaseError as error:
        raise Unavailable(f"the storage does not answer: {type(error).__name__}", retry_after_ms=5_000) from error
