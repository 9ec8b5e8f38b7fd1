"""What can be done in chat, whichever door it comes through: one function an action."""

from app.chat.access import membership as in_room
from app.chat.candidates import Candidate, candidate_people, candidate_rooms
from app.chat.messages import (
    MAX_BODY,
    PAGE,
    History,
    Sent,
    history,
    latest_messages,
    latest_over_rooms,
    send_message,
    stream_of,
)
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

__all__ = [
    "MAX_BODY",
    "NOTHING_FOUND",
    "PAGE",
    "Candidate",
    "Found",
    "History",
    "Hit",
    "RoomSummary",
    "Sent",
    "candidate_people",
    "candidate_rooms",
    "create_room",
    "history",
    "in_room",
    "join",
    "latest_messages",
    "latest_over_rooms",
    "leave",
    "mark_read",
    "member_count",
    "members",
    "open_direct",
    "people_to_talk_to",
    "rooms_of",
    "rooms_to_join",
    "search",
    "send_message",
    "stream_of",
    "unread_counts",
    "unread_in_rooms",
    "unread_total",
    "welcome",
]
