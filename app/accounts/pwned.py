"""Passwords that were stolen elsewhere, looked up in a file without reading it: 40 GB stay where they are."""

import mmap
from hashlib import sha1
from pathlib import Path

_DIGITS = 40


class Pwned:
    """The file at `path`: SHA-1 hashes in hexadecimal, in order, one a line, each with `:` and a count or without."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __contains__(self, password: str) -> bool:
        wanted = sha1(password.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest().upper().encode()
        with self._path.open("rb") as file:
            if not file.seek(0, 2):
                return False  # which cannot be mapped
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as lines:
                return _holds(lines, wanted)


def _holds(lines: mmap.mmap, wanted: bytes) -> bool:
    low, high = 0, len(lines)
    # Between `low`, where a line begins, and `high`, where one begins or the file ends, is what was not looked at.
    while low < high:
        begin = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
        found = lines[begin : begin + _DIGITS].upper()
        if found == wanted:
            return True
        end = lines.find(b"\n", begin, high)
        if found < wanted:
            low = end + 1 if end >= 0 else high
        else:
            high = begin
    return False
