"""Where the content of files is kept: in a directory, or with a service that speaks S3."""

from pathlib import Path

from app.storage.base import Missing, Storage, Stored
from app.storage.filesystem import Directory

# What every storage can do.


# Which storage there is.


def open_storage(s3_url: str | None, directory: Path) -> Storage:
    """The bucket that `s3_url` names, or without one `directory`. Raises ImportError where the library for S3 is not
    installed (`switchboard[s3]`)."""
    if s3_url is None:
        return Directory(directory)
    from app.storage.s3 import S3  # sixteen megabytes that most have no use for

    return S3(s3_url)


__all__ = ["Missing", "Storage", "Stored", "open_storage"]
