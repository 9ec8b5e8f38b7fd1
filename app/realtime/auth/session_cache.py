"""The session that was loaded when a browser fetched its tokens, kept for the handshake that follows a moment later.

Both requests have the same cookie, and both need the session behind it. The handshake reuses what was just read, once
and within seconds, unless any session or permission was revoked since.
"""

import time
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice

from app.principal import Principal
from app.web.asgi import Scope, header

# How long the result of a session check may be used again, in seconds.
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
    """When a session was loaded: the number of revocations known before, and the time (monotonic, in seconds)."""

    revocations: int
    at: float


class RevocationCounter:
    """Counts revocations of any session or permission."""

    def __init__(self) -> None:
        self._count = 0

    def record(self) -> None:
        """Count a revocation. Call it before looking for the connections that it concerns: one that is being admitted
        at this moment is then either found there, or checks again."""
        self._count += 1

    def begin_check(self) -> SessionCheck:
        """Begin a check of a session. Call it BEFORE reading the session: a revocation meanwhile then makes the check
        outdated."""
        return SessionCheck(self._count, time.monotonic())

    def is_current(self, checked: SessionCheck) -> bool:
        """Whether `checked` is as good as a new check: recent, and nothing was revoked since."""
        return checked.revocations == self._count and time.monotonic() - checked.at < FRESH_S


# The most entries, of about 300 bytes each; no more browsers fetch tokens in the seconds for which an entry is valid.
MAX_ENTRIES = 10_000


class SessionCache:
    """Principals by cookie, each kept for the next handshakes of its browser."""

    def __init__(self, revocations: RevocationCounter) -> None:
        self._revocations = revocations
        # By cookie: the principal, its check, and the number of handshakes left; ordered by expiry.
        self._entries: dict[bytes, tuple[Principal, SessionCheck, int]] = {}

    def put(self, scope: Scope, principal: Principal, checked: SessionCheck) -> None:
        """Keep `principal`, as of `checked`, for one handshake with the cookies of `scope`. Several tabs keep
        one each."""
        key = _key(scope)
        before = self._entries.pop(key, None)
        self._entries[key] = (principal, checked, before[2] + 1 if before else 1)
        # Each new entry removes up to two stale ones, so unused entries do not stay.
        for oldest in list(islice(self._entries, 2)):
            if len(self._entries) > MAX_ENTRIES or not self._revocations.is_current(self._entries[oldest][1]):
                del self._entries[oldest]

    def pop(self, scope: Scope) -> tuple[Principal, SessionCheck] | None:
        """Take the principal kept for the cookies of `scope`, and its check, or None if there is none that is
        current."""
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
