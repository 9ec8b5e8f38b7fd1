"""How many may come in at once: a bucket of permits for all clients of this process together.

After a restart everyone comes back in the same moment, and letting in all who ask would leave nothing for those who are
in already. Who is refused is told a moment to come back at, spread out, so that the next rush is smaller.
"""

import random
import time

# Fetching tokens, joining both namespaces and catching up take about a millisecond of processor time: this leaves half
# of a core to those who are in, and lets two thousand come back within some seconds.
PER_SECOND = 500.0
BURST = 1_000.0
# Between these many seconds from now who is refused comes back.
COME_BACK_S = (1.0, 5.0)


class Budget:
    """Permits that come `per_second`, of which so many as `burst` can be waiting to be taken."""

    def __init__(self, per_second: float = PER_SECOND, burst: float = BURST) -> None:
        self._per_second = per_second
        self._burst = self._left = burst
        self._counted_at = time.monotonic()

    def take(self) -> bool:
        """Take a permit, if there is one."""
        now = time.monotonic()
        self._left = min(self._burst, self._left + (now - self._counted_at) * self._per_second)
        self._counted_at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True


def come_back_in_ms() -> int:
    """When somebody for whom there was no permit is to try again."""
    return round(random.uniform(*COME_BACK_S) * 1000)  # noqa: S311 - spreads load, guards nothing
