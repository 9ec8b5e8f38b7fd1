"""The counters in the memory of this process."""

import math
import time

from limits.aio import storage

# Expired keys are dropped this often. Until then they take a few bytes each; the event loop waits while it is done.
EXPIRE_EVERY_S = 30.0


class MemoryStorage(storage.MemoryStorage):
    """The library's counters. What is used at every event of a socket, four times, takes a third of the time; and
    expired keys are dropped now and then: the library starts a task at every use that looks at every key, and with ten
    thousand keys, from two thousand people within a minute, a use took 800 microseconds."""

    def __init__(self) -> None:
        super().__init__()
        self._expire_at = 0.0

    async def acquire_sliding_window_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        """Count `amount` uses of `key` unless there are more than `limit` in a window of `expiry` seconds then; whether
        they were counted. Nothing is waited for, so no other use comes in between."""
        now = time.time()
        windows = now / expiry
        window = int(windows)
        previous, current = self.storage.get(f"{key}/{window - 1}", 0), f"{key}/{window}"
        count = self.storage.get(current, 0) + amount
        # Of the window before, as much counts as lies within the last `expiry` seconds.
        if math.floor(previous * (1 - windows % 1) + count) > limit:
            return False
        self.storage[current] = count
        if count == amount:
            self.expirations[current] = now + 2 * expiry
        if now >= self._expire_at:
            self._expire_at = now + EXPIRE_EVERY_S
            self._drop_what_is_over(now)
        return True

    def _drop_what_is_over(self, now: float) -> None:
        for key in [key for key, at in self.expirations.items() if at <= now]:
            del self.expirations[key]
            self.storage.pop(key, None)
