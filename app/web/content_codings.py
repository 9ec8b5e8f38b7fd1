"""Which content coding an answer is sent in (RFC 9110, 12.5.3)."""

from collections.abc import Sequence

from werkzeug.datastructures import Accept

IDENTITY = "identity"
# RFC 9110, 8.4.1.3: it is the same.
_ALIASES = {"gzip": "x-gzip"}


def choose_coding(accepted: Accept, available: Sequence[str]) -> str | None:
    """The one of the `available` codings (the best first) that a client with this `Accept-Encoding` likes most. None
    for no coding: because the client prefers that, or takes none of these; if it refuses that too, what it says is
    disregarded, as 12.5 allows."""
    best = max(available, key=lambda coding: _quality(accepted, coding), default=None)
    if best is None or not _quality(accepted, best):
        return None
    preferred = _is_named(accepted, IDENTITY) and accepted[IDENTITY] > _quality(accepted, best)
    return None if preferred else best


def accepts_identity(accepted: Accept) -> bool:
    """Whether the client takes an answer without a coding, as it does unless it says otherwise."""
    return accepted[IDENTITY] > 0 or not (_is_named(accepted, IDENTITY) or _is_named(accepted, "*"))


def _quality(accepted: Accept, coding: str) -> float:
    alias = _ALIASES.get(coding, coding)
    if not _is_named(accepted, coding) and _is_named(accepted, alias):
        return accepted[alias]
    return accepted[coding]


def _is_named(accepted: Accept, coding: str) -> bool:
    return any(value.lower() == coding for value in accepted.values())
