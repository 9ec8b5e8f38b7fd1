"""Which storage there is."""

from pathlib import Path

from app.storage.base import Storage
from app.storage.directory import Directory


def open_storage(s3_url: str | None, directory: Path) -> Storage:
    """The bucket that `s3_url` names, or without one `directory`. Raises ImportError where the library for S3 is not
    installed (`switchboard[s3]`)."""
    if s3_url is None:
        return Directory(directory)
    from app.storage.s3 import S3  # sixteen megabytes that most have no use for

    return S3(s3_url)
