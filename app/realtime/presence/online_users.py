"""The people who are online, as one page or connection sees them."""

from collections.abc import Set
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OnlineUsers:
    """The ids of the people who are `online`, and of those among them who are `away`."""

    online: frozenset[str] = frozenset()
    away: frozenset[str] = frozenset()

    def __contains__(self, user_id: object) -> bool:
        return user_id in self.online

    def __len__(self) -> int:
        return len(self.online)

    def among(self, user_ids: Set[str]) -> "OnlineUsers":
        """Those of these people who are online."""
        return OnlineUsers(self.online & user_ids, self.away & user_ids)

    def including(self, user_id: str) -> "OnlineUsers":
        """These and the person with this id, who is here: on the page that they read, connected yet or not."""
        return self if user_id in self.online else OnlineUsers(self.online | {user_id}, self.away)

    def state(self, user_id: str) -> str:
        """`online`, `away`, or "" for people who are offline."""
        return "away" if user_id in self.away else "online" if user_id in self.online else ""
