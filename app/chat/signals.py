"""What chat tells the realtime side after COMMIT, apart from its streams."""

from collections.abc import Callable

# Told (room id, ids of people) whose counts of unread messages changed; None means everyone in the room.
unread_changed: list[Callable[[str, frozenset[str] | None], None]] = []
# Told (room id, id of a person) who is not in the room any more.
left: list[Callable[[str, str], None]] = []
# Told (room id, ids of people) in whose lists of rooms something changed; None means everyone in the room.
rooms_changed: list[Callable[[str, frozenset[str] | None], None]] = []
# Told (room id, id of a person) who was put into a room that everybody is in.
arrived: list[Callable[[str, str], None]] = []
# Told the keys of content in the storage that belongs to no file any more.
files_gone: list[Callable[[list[str]], None]] = []


def tell_unread(room_id: str, user_ids: frozenset[str] | None) -> None:
    """Say that counts changed; to be hung on a transaction's COMMIT."""
    for listener in unread_changed:
        listener(room_id, user_ids)


def tell_left(room_id: str, user_id: str) -> None:
    """Say that somebody left; to be hung on a transaction's COMMIT."""
    for listener in left:
        listener(room_id, user_id)


def tell_arrived(room_id: str, user_id: str) -> None:
    """Say that somebody new is in a room; to be hung on a transaction's COMMIT."""
    for listener in arrived:
        listener(room_id, user_id)


def tell_rooms(room_id: str, user_ids: frozenset[str] | None) -> None:
    """Say that lists of rooms changed; to be hung on a transaction's COMMIT."""
    for listener in rooms_changed:
        listener(room_id, user_ids)


def tell_gone(keys: list[str]) -> None:
    """Say that the content of files is not needed any more; to be hung on a transaction's COMMIT."""
    for listener in files_gone:
        listener(keys)
