"""Who is online, as one page or connection sees it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OnlineUsers:
    """Those who are online, and those of them who are `away`."""

    online: frozenset[str] = frozenset()
    away: frozenset[str] = frozenset()

    def __contains__(self, user_id: object) -> bool:
        return user_id in self.online

    def __len__(self) -> int:
        return len(self.online)

    def state(self, user_id: str) -> str:
        """`online`, `away`, or nothing for somebody who is not here."""
        return "away" if user_id in self.away else "online" if user_id in self.online else ""
