"""How long the answer to "is this session good, and what may it do" stays true.

Whatever takes a session or a permission away tells the hub, after COMMIT. So an answer that was read since the last
such news is as good as one that is read now, and a browser that comes in need not be looked up three times in the same
moment, once for its handshake and once for each namespace. An answer that another process made untrue is found out as
for everyone who is connected already: by word over the bus, or by the sweep.
"""

import time
from dataclasses import dataclass

# A browser joins its namespaces well within this. What joins later was away from its page, and is looked up again, for
# the case that news got lost.
FRESH_S = 5.0


@dataclass(frozen=True, slots=True)
class Checked:
    """When a session was looked up: how many revocations were known before, and the time (monotonic, in seconds)."""

    revocations: int
    at: float


class Revocations:
    """Counts the news, of whatever kind, that some session is over or may do something else."""

    def __init__(self) -> None:
        self._count = 0

    def note(self) -> None:
        """Something was revoked, for anybody. Say so before looking for the connections that it concerns: one that is
        being let in at this moment is then found there, or looks again."""
        self._count += 1

    def before_look(self) -> Checked:
        """What to keep of a look at a session. Take it BEFORE asking: what is revoked meanwhile is then news."""
        return Checked(self._count, time.monotonic())

    def still_hold(self, checked: Checked) -> bool:
        """Whether what was found then is still as good as a look now."""
        return checked.revocations == self._count and time.monotonic() - checked.at < FRESH_S
