"""What was found out about a browser when it fetched its tokens, for the handshake that follows a moment later.

Both show the same cookie, and both need to know whose it is. The handshake takes over what the other has just read,
once and within seconds, unless some session or permission was revoked since: see `revocations.py`.
"""

from hashlib import sha256
from itertools import islice

from app.principal import Principal
from app.realtime.revocations import Checked, Revocations
from app.web.asgi import Scope, header

# A bound on what is kept, of some 300 bytes each; more do not fetch tokens in the seconds for which it is good.
MAX_PASSES = 10_000


class Passes:
    """Passes that were left and not taken yet."""

    def __init__(self, revocations: Revocations) -> None:
        self._revocations = revocations
        # By cookie: who, as of when, and for how many handshakes; in the order in which they expire.
        self._left: dict[bytes, tuple[Principal, Checked, int]] = {}

    def leave(self, scope: Scope, principal: Principal, checked: Checked) -> None:
        """`principal` is who makes the request of `scope`, as of `checked`. Several tabs leave one each."""
        key = _key(scope)
        before = self._left.pop(key, None)
        self._left[key] = (principal, checked, before[2] + 1 if before else 1)
        # One comes and up to two go, so what nobody takes does not stay.
        for oldest in list(islice(self._left, 2)):
            if len(self._left) > MAX_PASSES or not self._revocations.still_hold(self._left[oldest][1]):
                del self._left[oldest]

    def take(self, scope: Scope) -> tuple[Principal, Checked] | None:
        """Who makes the request of `scope`, if a pass was left that still holds. Nobody takes it twice."""
        key = _key(scope)
        found = self._left.pop(key, None)
        if found is None or not self._revocations.still_hold(found[1]):
            return None
        principal, checked, count = found
        if count > 1:
            self._left[key] = (principal, checked, count - 1)
        return principal, checked


def _key(scope: Scope) -> bytes:
    """The cookies as they came. A hash, because they are the keys to a session."""
    return sha256(header(scope, b"cookie", "; ").encode("latin-1")).digest()
