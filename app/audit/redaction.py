"""The last guard against secrets in the log: it is read by more people than any of them is for."""

import re
from typing import Any

HIDDEN = "***"
# Longer than anything that is worth telling; a megabyte that somebody sent is not.
_TEXT_LENGTH = 300
_ITEMS = 50

_SECRET_NAME = re.compile(
    r"passw|secret|token|cookie|bearer|authorization|api_?key|otp|recovery_code|_hash$", re.IGNORECASE
)
# Our own bearers (`s1.<id>.<secret>`, `n1.…`, one-time links): the first characters of the id are enough to find one.
_BEARER = re.compile(r"\b((?:[a-z]\d\.)?[0-9A-HJKMNP-TV-Z]{8})[0-9A-HJKMNP-TV-Z]{18}\.[A-Za-z0-9_-]{20,}")
_IN_QUERY = re.compile(r"([?&](?:code|token|state|key)=)[^&#\s]+")


def redacted(value: Any) -> Any:
    """`value` without what looks like a secret by its name or by its shape, and without end."""
    if isinstance(value, dict):
        items = list(value.items())[:_ITEMS]
        return {str(name): HIDDEN if _SECRET_NAME.search(str(name)) else redacted(each) for name, each in items}
    if isinstance(value, list | tuple | set | frozenset):
        return [redacted(each) for each in list(value)[:_ITEMS]]
    if isinstance(value, str):
        text = _IN_QUERY.sub(rf"\1{HIDDEN}", _BEARER.sub(rf"\1{HIDDEN}", value))
        return plain(text if len(text) <= _TEXT_LENGTH else text[:_TEXT_LENGTH] + "…")
    if value is None or isinstance(value, bool | int | float):
        return value
    return redacted(str(value))


def plain(text: str) -> str:
    """`text` as every database can keep it: without NUL and without halves of characters."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode()
