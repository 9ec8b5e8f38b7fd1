"""Storage in a bucket of a service that speaks S3, for several machines."""

from collections.abc import AsyncIterator, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import obstore
from obstore.exceptions import BaseError, NotFoundError
from obstore.store import S3Store

from app.errors import Unavailable
from app.logs import RareWarning, causes
from app.storage.base import ObjectMissing, Stored, check_key

_PREFIX = "files/"
# The size of a page of S3's listing.
_PORTION = 1_000
_DEFAULT_REGION = "us-east-1"
# Longer requests are retried, by the library and then by the caller.
_TIMEOUT = "30s"
_away = RareWarning("storage_away")


class S3Storage:
    """Stores content in a bucket. `url`: https://key:secret@host/bucket?region=name."""

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
        """Upload the file `source`. Raises `Unavailable`."""
        with _refusals():
            await obstore.put_async(self._store, _PREFIX + check_key(key), source)

    async def read(self, key: str, start: int, end: int) -> bytes:
        """The bytes from `start` up to `end`, by a range request. Raises `ObjectMissing` and `Unavailable`."""
        with _refusals():
            found = await obstore.get_range_async(self._store, _PREFIX + check_key(key), start=start, end=end)
        return bytes(found)

    async def remove(self, keys: Collection[str]) -> None:
        """Delete these keys one by one; missing ones are ignored. Raises `Unavailable`."""
        for key in keys:
            try:
                with _refusals():
                    await obstore.delete_async(self._store, _PREFIX + check_key(key))
            except ObjectMissing:
                continue

    async def list_all(self) -> AsyncIterator[Sequence[Stored]]:
        """All stored keys with their times; a batch is one page of the listing. Raises `Unavailable`."""
        listing = obstore.list(self._store, prefix=_PREFIX, chunk_size=_PORTION)
        with _refusals():
            async for portion in listing:
                yield [Stored(each["path"].removeprefix(_PREFIX), each["last_modified"]) for each in portion]


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except (NotFoundError, FileNotFoundError):
        raise ObjectMissing("nothing is stored there") from None
    except BaseError as error:
        _away.log(error=causes(error)[:500])
        raise Unavailable(f"the storage does not answer: {type(error).__name__}", retry_after_ms=5_000) from error
