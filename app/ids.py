"""Identifiers: ULIDs (26 characters, sortable by time), the same shape for every table so that imported ids fit too."""

import re

from ulid import ULID

ID_LENGTH = 36  # wide enough for ids brought over from other systems (cuid: 25, uuid: 36)

_SHAPE = re.compile(rf"[0-9A-Za-z_-]{{1,{ID_LENGTH}}}")


def new_id() -> str:
    """A new identifier, 26 characters of Crockford base32."""
    return str(ULID())


def is_id(text: str) -> bool:
    """Whether `text` can be an identifier at all. What cannot is not looked up: a database refuses overlong text, and
    PostgreSQL a NUL, with errors that are no answer to whoever asked."""
    return _SHAPE.fullmatch(text) is not None
