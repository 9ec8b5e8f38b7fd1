"""`python -m tests.bench.counted FILE MODULE ARGUMENT...` runs MODULE as `python -m` does, and makes FILE longer by a
byte for each statement that SQLite is asked, whoever asks: this product, or another with Python's own `sqlite3`.

Transactions are not counted, nor what triggers do, nor settings of a connection.
"""

import os
import runpy
import sqlite3
import sys
from pathlib import Path
from typing import Any

_OTHERS = ("BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA", "--")


def install(file: Path) -> None:
    """Count in `file` from now on, also in processes that this one becomes."""
    connect = sqlite3.connect
    count = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def counted(*arguments: Any, **more: Any) -> sqlite3.Connection:
        connection = connect(*arguments, **more)
        connection.set_trace_callback(asked)
        return connection

    def asked(statement: str) -> None:
        if not statement.lstrip().upper().startswith(_OTHERS):
            os.write(count, b".")

    sqlite3.connect = sqlite3.dbapi2.connect = counted  # type: ignore[assignment,attr-defined]


def statements(file: Path) -> int:
    """How many were asked so far, of a process that counts in `file`."""
    return file.stat().st_size if file.exists() else 0


if __name__ == "__main__":
    _, counting, module, *rest = sys.argv
    install(Path(counting))
    sys.argv = [module, *rest]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
