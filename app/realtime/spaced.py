"""What is not to be told too often."""

import time
from collections.abc import Callable

# Beyond so many keys those that are of no use any more are forgotten.
_MANY = 1_000


class Spaced:
    """Lets something pass once in `seconds()`, by key."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._last: dict[str, float] = {}

    def may(self, key: str) -> bool:
        """Whether it may pass now; if so, it does."""
        now, seconds = time.monotonic(), self._seconds()
        if now - self._last.get(key, now - seconds) < seconds:
            return False
        if len(self._last) >= _MANY:
            self._last = {name: at for name, at in self._last.items() if now - at < seconds}
        self._last[key] = now
        return True
