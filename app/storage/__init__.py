"""Storage of file content: in a directory, or in an S3 bucket."""

from pathlib import Path

from app.storage.base import ObjectMissing, Storage, Stored
from app.storage.filesystem import FilesystemStorage


def open_storage(s3_url: str | None, directory: Path) -> Storage:
    """The storage in the bucket of `s3_url`, or without one in `directory`. Raises ImportError if the S3 library is not
    installed (`switchboard[s3]`)."""
    if s3_url is None:
        return FilesystemStorage(directory)
    from app.storage.s3 import S3Storage  # sixteen megabytes that most have no use for

    return S3Storage(s3_url)


__all__ = ["ObjectMissing", "Storage", "Stored", "open_storage"]
