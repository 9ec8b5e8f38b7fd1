"""The same thing again and again becomes one entry with a count, so that nobody can fill the log by insisting."""

from collections.abc import Hashable
from dataclasses import dataclass

from app.audit.writing import Draft

WINDOW_S = 60.0
# A bound on what a flood from many addresses can fill; beyond it the longest known is written and forgotten.
MAX_KNOWN = 5_000


@dataclass(slots=True)
class _Seen:
    since: float
    draft: Draft
    more: int = 0


class Coalescer:
    """Lets the first of a kind through and counts the others of the same minute."""

    def __init__(self) -> None:
        self._seen: dict[Hashable, _Seen] = {}  # in the order in which their minutes end

    def __len__(self) -> int:
        return len(self._seen)

    def passes(self, draft: Draft, now_s: float) -> bool:
        """Whether `draft` is the first of its kind in this minute; otherwise it is counted."""
        seen = self._seen.get(kind := _kind(draft))
        if seen is None:
            self._seen[kind] = _Seen(now_s, draft)
            return True
        seen.more += 1
        seen.draft = draft
        return False

    def due(self, now_s: float) -> list[Draft]:
        """What was counted in minutes that are over; all that was counted if `now_s` is infinite."""
        drafts = []
        while self._seen:
            key, seen = next(iter(self._seen.items()))
            if now_s - seen.since < WINDOW_S and len(self._seen) <= MAX_KNOWN:
                break
            del self._seen[key]
            if seen.more:
                drafts.append(seen.draft.counted(seen.more))
        return drafts


def _kind(draft: Draft) -> Hashable:
    who = draft.actor_id or draft.session_id or draft.caller.address
    return draft.action, who, draft.caller.address, draft.target, draft.outcome, draft.meta.get("code")
