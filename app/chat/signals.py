"""What chat tells the realtime side after COMMIT, apart from its streams."""

from collections.abc import Callable

# Told (room id, ids of people) whose counts of unread messages changed; None means everyone in the room.
unread_changed: list[Callable[[str, frozenset[str] | None], None]] = []


def tell_unread(room_id: str, user_ids: frozenset[str] | None) -> None:
    """Say that counts changed; to be hung on a transaction's COMMIT."""
    for listener in unread_changed:
        listener(room_id, user_ids)
