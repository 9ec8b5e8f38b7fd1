"""Identifiers: ULIDs (26 characters, sortable by time), the same shape for every table so that imported ids fit too."""

from ulid import ULID

ID_LENGTH = 36  # wide enough for ids brought over from other systems (cuid: 25, uuid: 36)


def new_id() -> str:
    """A new identifier, 26 characters of Crockford base32."""
    return str(ULID())
