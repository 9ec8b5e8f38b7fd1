"""What counts as broken, and how it is reported."""

import asyncio
import gc
import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SHOWN = 60


class Faults(logging.Handler):
    """Collects what went wrong, each kind once with what caused it (`now`), and what the log says of breakage."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: dict[str, str] = {}
        self.now = ""

    def emit(self, record: logging.LogRecord) -> None:
        said = (
            record.msg if isinstance(record.msg, dict) else {"event": record.getMessage(), "exc_info": record.exc_info}
        )
        error = said.get("exc_info")
        error = error[1] if isinstance(error, tuple) else error
        if error:
            last = traceback.extract_tb(error.__traceback__)[-1] if isinstance(error, BaseException) else ""
            self.note(f"log: {said['event']}: {error!r:.150} at {last}")

    def note(self, kind: str) -> None:
        """Something of this `kind` was caused by what is tried now."""
        self.found.setdefault(kind, self.now)

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Meanwhile what is logged as an error counts, and what the loop says that nobody caught."""
        loop, root = asyncio.get_running_loop(), logging.getLogger()
        loop.set_exception_handler(lambda _, context: self.note(f"loop: {context['message'][:150]}"))
        root.addHandler(self)
        try:
            yield
        finally:
            root.removeHandler(self)
            loop.set_exception_handler(None)

    def __str__(self) -> str:
        shown = list(self.found.items())[:_SHOWN]
        return f"{len(self.found)} faults:\n" + "\n".join(f"{kind}\n    {cause}" for kind, cause in shown)


def resident_kib() -> int:
    """What this process holds of memory, once what is garbage is gone; 0 where the system does not say."""
    gc.collect()
    told = Path("/proc/self/statm")
    return int(told.read_text().split()[1]) * 4 if told.exists() else 0
