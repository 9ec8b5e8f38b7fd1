"""What was found out about a browser when it fetched its tokens, for the handshake that follows a moment later.

Both show the same cookie, and both need to know whose it is. The handshake takes over what the other has just read,
once and within seconds, unless some session or permission was revoked since: see `revocations.py`.
"""

import time
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice

from app.principal import Principal
from app.web.asgi import Scope, header

# How long the answer to "is this session good, and what may it do" stays true.
#
# Whatever takes a session or a permission away tells the hub, after COMMIT. So an answer that was read since the last
# such news is as good as one that is read now, and a browser that comes in need not be looked up three times in the
# same moment, once for its handshake and once for each namespace. An answer that another process made untrue is found
# out as for everyone who is connected already: by word over the bus, or by the sweep.

# A browser joins its namespaces well within this. What joins later was away from its page, and is looked up again, for
# the case that news got lost.
FRESH_S = 5.0


@dataclass(frozen=True, slots=True)
class SessionCheck:
    """When a session was looked up: how many revocations were known before, and the time (monotonic, in seconds)."""

    revocations: int
    at: float


class RevocationCounter:
    """Counts the news, of whatever kind, that some session is over or may do something else."""

    def __init__(self) -> None:
        self._count = 0

    def record(self) -> None:
        """Something was revoked, for anybody. Say so before looking for the connections that it concerns: one that is
        being let in at this moment is then found there, or looks again."""
        self._count += 1

    def begin_check(self) -> SessionCheck:
        """What to keep of a look at a session. Take it BEFORE asking: what is revoked meanwhile is then news."""
        return SessionCheck(self._count, time.monotonic())

    def is_current(self, checked: SessionCheck) -> bool:
        """Whether what was found then is still as good as a look now."""
        return checked.revocations == self._count and time.monotonic() - checked.at < FRESH_S


# A bound on what is kept, of some 300 bytes each; more do not fetch tokens in the seconds for which it is good.
MAX_ENTRIES = 10_000


class SessionCache:
    """What was found out about browsers, until their handshake takes it."""

    def __init__(self, revocations: RevocationCounter) -> None:
        self._revocations = revocations
        # By cookie: who, as of when, and for how many handshakes; in the order in which they expire.
        self._entries: dict[bytes, tuple[Principal, SessionCheck, int]] = {}

    def put(self, scope: Scope, principal: Principal, checked: SessionCheck) -> None:
        """`principal` is who makes the request of `scope`, as of `checked`. Several tabs leave one each."""
        key = _key(scope)
        before = self._entries.pop(key, None)
        self._entries[key] = (principal, checked, before[2] + 1 if before else 1)
        # One comes and up to two go, so what nobody takes does not stay.
        for oldest in list(islice(self._entries, 2)):
            if len(self._entries) > MAX_ENTRIES or not self._revocations.is_current(self._entries[oldest][1]):
                del self._entries[oldest]

    def pop(self, scope: Scope) -> tuple[Principal, SessionCheck] | None:
        """Who makes the request of `scope`, if that was found out and still holds. Nobody takes it twice."""
        key = _key(scope)
        found = self._entries.pop(key, None)
        if found is None or not self._revocations.is_current(found[1]):
            return None
        principal, checked, count = found
        if count > 1:
            self._entries[key] = (principal, checked, count - 1)
        return principal, checked


def _key(scope: Scope) -> bytes:
    """The cookies as they came. A hash, because they are the keys to a session."""
    return sha256(header(scope, b"cookie", "; ").encode("latin-1")).digest()
