"""What can be done in chat, whichever door it comes through: one function an action."""

from app.chat.access import Standing, load_standing, muted_now
from app.chat.access import membership as in_room
from app.chat.candidates import Candidate, candidate_people, candidate_rooms
from app.chat.commands import Answer
from app.chat.commands import described as described_commands
from app.chat.commands import names as commands
from app.chat.counting import NOTHING as NOTHING_UNREAD
from app.chat.counting import Count
from app.chat.counting import total as total_unread
from app.chat.deleting import delete_message
from app.chat.direct import MAX_PEOPLE, open_direct
from app.chat.editing import Version, edit_message, list_versions
from app.chat.files.adding import add_file, may_add
from app.chat.files.reaching import reach_file, take_back
from app.chat.history import (
    PAGE,
    History,
    latest_messages,
    latest_over_rooms,
    load_history,
    messages_after,
    messages_around,
    messages_of_day,
    one_message,
    opening_messages,
    parse_day,
)
from app.chat.levels import notification_level_of, set_notification_level
from app.chat.members import MAX_INVITED, add_members, leave_room, remove_member, set_member_role
from app.chat.messages import MAX_BODY, Sent, post_message, send_message
from app.chat.models import NotifyLevel, RoomRole
from app.chat.moderation import Ban, MuteFor, ban_member, list_bans, mute_member, unban_member, unmute_member
from app.chat.people import people_to_talk_to
from app.chat.pins import pin_message, pinned_messages, unpin_message
from app.chat.reactions import USUAL, add_reaction, remove_reaction, toggle_reaction
from app.chat.reading import mark_read, unread_counts, unread_in_rooms, unread_total
from app.chat.receipts import TOLD_LIVE, Marks, Reader, read_marks, read_marks_in, readers_of
from app.chat.room_list import (
    Opened,
    RoomSummary,
    count_rooms_to_join,
    list_version,
    open_room,
    rooms_of,
    rooms_to_join,
    version_of_list,
)
from app.chat.rooms import archive_room, change_room, create_room, join_default_rooms, join_room, restore_room
from app.chat.roster import ListedMember, Member, count_members, find_members, list_members, members_now
from app.chat.search import NOTHING_FOUND, Found, Hit, search_messages
from app.chat.switching import destinations
from app.chat.telling import address_of, stream_of

__all__ = [
    "MAX_BODY",
    "MAX_INVITED",
    "MAX_PEOPLE",
    "NOTHING_FOUND",
    "NOTHING_UNREAD",
    "PAGE",
    "TOLD_LIVE",
    "USUAL",
    "Answer",
    "Ban",
    "Candidate",
    "Count",
    "Found",
    "History",
    "Hit",
    "ListedMember",
    "Marks",
    "Member",
    "MuteFor",
    "NotifyLevel",
    "Opened",
    "Reader",
    "RoomRole",
    "RoomSummary",
    "Sent",
    "Standing",
    "Version",
    "add_file",
    "add_members",
    "add_reaction",
    "address_of",
    "archive_room",
    "ban_member",
    "candidate_people",
    "candidate_rooms",
    "change_room",
    "commands",
    "count_members",
    "count_rooms_to_join",
    "create_room",
    "delete_message",
    "described_commands",
    "destinations",
    "edit_message",
    "find_members",
    "in_room",
    "join_default_rooms",
    "join_room",
    "latest_messages",
    "latest_over_rooms",
    "leave_room",
    "list_bans",
    "list_members",
    "list_version",
    "list_versions",
    "load_history",
    "load_standing",
    "mark_read",
    "may_add",
    "members_now",
    "messages_after",
    "messages_around",
    "messages_of_day",
    "mute_member",
    "muted_now",
    "notification_level_of",
    "one_message",
    "open_direct",
    "open_room",
    "opening_messages",
    "parse_day",
    "people_to_talk_to",
    "pin_message",
    "pinned_messages",
    "post_message",
    "reach_file",
    "read_marks",
    "read_marks_in",
    "readers_of",
    "remove_member",
    "remove_reaction",
    "restore_room",
    "rooms_of",
    "rooms_to_join",
    "search_messages",
    "send_message",
    "set_member_role",
    "set_notification_level",
    "stream_of",
    "take_back",
    "toggle_reaction",
    "total_unread",
    "unban_member",
    "unmute_member",
    "unpin_message",
    "unread_counts",
    "unread_in_rooms",
    "unread_total",
    "version_of_list",
]
