"""What can be done in chat, whichever door it comes through: one function an action."""

from app.chat.access import membership as in_room
from app.chat.candidates import Candidate, candidate_people, candidate_rooms
from app.chat.commands import Answer
from app.chat.commands import names as commands
from app.chat.deleting import delete_message
from app.chat.editing import Version, edit_message, versions
from app.chat.history import (
    PAGE,
    History,
    history,
    latest_messages,
    latest_over_rooms,
    messages_after,
    messages_around,
    one_message,
)
from app.chat.messages import MAX_BODY, Sent, say, send_message
from app.chat.pins import pin_message, pinned_messages, unpin_message
from app.chat.reactions import USUAL, add_reaction, remove_reaction, toggle_reaction
from app.chat.reading import mark_read, unread_counts, unread_in_rooms, unread_total
from app.chat.rooms import (
    RoomSummary,
    create_room,
    join,
    leave,
    member_count,
    members,
    open_direct,
    people_to_talk_to,
    rooms_of,
    rooms_to_join,
    welcome,
)
from app.chat.search import NOTHING_FOUND, Found, Hit, search
from app.chat.telling import address_of, stream_of

__all__ = [
    "MAX_BODY",
    "NOTHING_FOUND",
    "PAGE",
    "USUAL",
    "Answer",
    "Candidate",
    "Found",
    "History",
    "Hit",
    "RoomSummary",
    "Sent",
    "Version",
    "add_reaction",
    "address_of",
    "candidate_people",
    "candidate_rooms",
    "commands",
    "create_room",
    "delete_message",
    "edit_message",
    "history",
    "in_room",
    "join",
    "latest_messages",
    "latest_over_rooms",
    "leave",
    "mark_read",
    "member_count",
    "members",
    "messages_after",
    "messages_around",
    "one_message",
    "open_direct",
    "people_to_talk_to",
    "pin_message",
    "pinned_messages",
    "remove_reaction",
    "rooms_of",
    "rooms_to_join",
    "say",
    "search",
    "send_message",
    "stream_of",
    "toggle_reaction",
    "unpin_message",
    "unread_counts",
    "unread_in_rooms",
    "unread_total",
    "versions",
    "welcome",
]
