"""The events that the server sends on `/chat`."""

from collections.abc import Mapping

from app.chat.schema.messages import MessageData, PinData, ReactionData, SeenData, TypingData, UnreadData
from app.chat.schema.rooms import JoinedData, MemberData, RoomData, RoomsData

# Besides what every namespace sends, by the name of the event.
SENT: Mapping[str, type] = {
    "typing": TypingData,
    "seen": SeenData,
    "joined": JoinedData,
    "rooms": RoomsData,
    "unread": UnreadData,
}
# What `data` of an `event` holds, by its kind.
KINDS: Mapping[str, type] = {
    "message.created": MessageData,
    "message.edited": MessageData,
    "message.deleted": MessageData,
    "message.pinned": PinData,
    "message.unpinned": PinData,
    "reaction.added": ReactionData,
    "reaction.removed": ReactionData,
    "room.changed": RoomData,
    "room.archived": RoomData,
    "room.restored": RoomData,
    "member.joined": MemberData,
    "member.left": MemberData,
    "member.changed": MemberData,
}
