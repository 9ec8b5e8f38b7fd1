"""Where to go next, when the visitor's own request says where."""

from urllib.parse import urlsplit

_LONGEST = 2_000


def safe_next(wanted: str | None, otherwise: str = "/") -> str:
    """`wanted` if it is a path on this site, else `otherwise`.

    Browsers read more as another site than looks like one: they take a backslash for a slash, and drop tabs and line
    ends first, so that either may lead away behind an innocent slash. Whatever holds one of these is not followed.
    """
    if not wanted or len(wanted) > _LONGEST or not wanted.startswith("/") or wanted.startswith("//"):
        return otherwise
    if "\\" in wanted or any(ord(char) <= 0x20 or ord(char) == 0x7F for char in wanted):
        return otherwise
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return otherwise
    return wanted if not parts.scheme and not parts.netloc else otherwise
