"""Where the content of files is kept: in a directory, or with a service that speaks S3."""

from app.storage.base import Missing, Storage, Stored
from app.storage.opening import open_storage

__all__ = ["Missing", "Storage", "Stored", "open_storage"]
