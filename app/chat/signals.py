"""What chat tells the realtime side, apart from its streams. To be sent after COMMIT."""

from app.signal import Signal

# (room id, ids of people) whose counts of unread messages changed; None means everyone in the room.
unread_changed: Signal[str, frozenset[str] | None] = Signal()
# (room id, id of a person) who is not in the room any more.
member_left: Signal[str, str] = Signal()
# (room id, ids of people) in whose lists of rooms something changed; None means everyone in the room.
rooms_changed: Signal[str, frozenset[str] | None] = Signal()
# (room id, id of a person) who was put into a room that everybody is in.
member_arrived: Signal[str, str] = Signal()
# The keys of content in the storage that belongs to no file any more.
files_gone: Signal[list[str]] = Signal()
