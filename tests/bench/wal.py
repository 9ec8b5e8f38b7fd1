"""How much a database writes: pages of SQLite's write-ahead log, read from the index that it shares with everyone."""

import struct
from pathlib import Path

# The beginning of the index (https://sqlite.org/walformat.html, 2.1): mxFrame is how many pages the log holds, and a
# log that is begun anew has other salts.
_HEADER = struct.Struct("=12x2xHI12x2I")


class WalMeter:
    """Counts the pages that are written to the log of `database` from when it is made."""

    def __init__(self, database: Path) -> None:
        self._index = database.with_name(f"{database.name}-shm")
        self.pages = 0
        self._last = self._read()

    def _read(self) -> tuple[int, tuple[int, int]]:
        with self._index.open("rb") as index:
            _, pages, *salts = _HEADER.unpack(index.read(_HEADER.size))
        return pages, (salts[0], salts[1])

    def look(self) -> int:
        """The pages so far. What was written between the last look and a new beginning of the log is not in it, so look
        after each transaction."""
        (before, salts), self._last = self._last, self._read()
        now, new_salts = self._last
        self.pages += now - before if new_salts == salts else now
        return self.pages
