"""Signals of chat to the realtime side, besides its streams. Send them after the commit."""

from app.signal import Signal

# (room id, user ids): the unread counts of these people changed; None means everyone in the room.
unread_changed: Signal[str, frozenset[str] | None] = Signal()
# (room id, user id): the person has left the room.
member_left: Signal[str, str] = Signal()
# (room id, user ids): the room lists of these people changed; None means everyone in the room.
rooms_changed: Signal[str, frozenset[str] | None] = Signal()
# (room id, user id): the person was added to a default room.
member_added: Signal[str, str] = Signal()
# The storage keys of deleted files.
files_removed: Signal[list[str]] = Signal()
