"""How much of the database pages and events may look at: steps of SQLite's virtual machine, which are the same on every
machine. A row by an index alone is three of them, one of a table five to ten; so a look at 20,000 people is 60,000 at
least, at the 10,000 members of the largest room 30,000, and at the 500 rooms of somebody 16,000.
"""

import re
from dataclasses import dataclass

from tests.size.meter import Cost

# Every page counts the unread notifications of its reader (10,000 by an index: 30,000 steps) and adds up what is unread
# in their 500 rooms (16,500), for the badges.
PAGE = 55_000
# Unread counts and lists of rooms are read up to half a second after what changes them, beside whatever is asked then.
EVENT = 45_000


@dataclass(frozen=True, slots=True)
class Known:
    """What looks at more, and why: `what` begins with `pattern`."""

    pattern: str
    steps: int
    why: str


_ROOM = r"/chat/01KR\d+"
# The first that fits counts. Each is what is measured and a seventh of that, so that another look at all people, at all
# members or, except where it searches, at all rooms of somebody is too much.
KNOWN = (
    # Searching for a part of a name looks at all names of the kind, in a thread of its own.
    Known(r"/chat/rooms\?q=|/go\?q=", 1_000_000, "the names of all rooms, and of all people to talk to, best first"),
    Known(rf"{_ROOM}/settings\?people=", 670_000, "the names of all people, without the members"),
    Known(rf"{_ROOM}/settings\?q=", 400_000, "the names of all members"),
    Known(rf"{_ROOM}/settings\?page=", 223_000, "the members before the hundredth page"),
    Known(r"/sessions\?q=", 600_000, "the names of all people, and their sessions"),
    Known(r"/users\?q=", 340_000, "the names of all people; how many have each status"),
    Known(r"/notifications/send/people\?person=", 260_000, "the names of all people"),
    Known(rf"{_ROOM}/candidates\?sign=%40&q=zz", 255_000, "the names of all members, where none begins like this"),
    Known(r"/chat listMembers .*query", 350_000, "the names of all members"),
    Known(r"/chat/search\?q=from", 265_000, "the names of all people; the rooms of the reader, twice"),
    Known(r"/chat/search\?q=", 222_000, "messages by their words; the rooms of the reader, twice"),
    Known(r"/chat search", 335_000, "messages by their words; the rooms of the reader"),
    # People who have read as far, of all members.
    Known(rf"{_ROOM}/messages/\w+/seen|/chat seenBy", 605_000, "how far each of 10,000 members has read"),
    # Counts are true up to ten thousand, and pages of lists are read along an index.
    Known(r"POST /users/views|/users(\?|$)", 205_000, "20,000 people by status (60,000), 10,000 of the list (70,000)"),
    Known(r"/users/rows/|/users/counts$|/online$", 70_000, "20,000 people by status (60,000)"),
    Known(r"POST /roles/views|/roles$|/roles/rows/", 190_000, "20,000 people by role, without who was erased"),
    Known(r"/roles/member", 190_000, "20,000 people by role, without who was erased"),
    Known(r"(POST )?/(sessions|audit)(/views|\?|$)", 147_000, "10,000 of the list (70,000)"),
    Known(r"(POST )?/invitations(/views|\?|$)", 118_000, "2,000 invitations, which have no index of their own"),
    Known(r"POST /invitations/\w+/renew", 70_000, "writes, and is shown anew"),
    Known(r"/users/\w+\?tab=activity", 165_000, "what somebody did and what was done to them, of the log"),
    # The list of rooms: the latest of 500, and a sum over all of them (56,000).
    Known(r"/$", 195_000, "the list of rooms, 20,000 people by status (60,000)"),
    Known(r"/chat/dock$", 187_000, "the list of rooms, twice"),
    Known(rf"{_ROOM}/settings|POST {_ROOM}/settings", 132_000, "2,000 bans (34,000), 10,000 members (30,000)"),
    Known(rf"POST {_ROOM}/messages$|{_ROOM}(\?|$)|{_ROOM}/messages/\w+$", 160_000, "the list of rooms, and a room"),
    Known(r"/chat/dock\?", 123_000, "the list of rooms, and a room"),
    Known(r"/chat/(search|rooms)$|POST /chat/(direct|rooms)$|/go$", 163_000, "all rooms of the reader, and others"),
    Known(r"/chat/list|/chat$", 66_000, "the list of rooms"),
    Known(r"/chat listRooms", 79_000, "the list of rooms as a whole"),
    Known(r"/chat connect", 51_000, "what is unread in all rooms"),
    Known(r"/chat findRooms", 120_000, "the names of all open rooms"),
    Known(r"/chat listBans", 95_000, "2,000 bans"),
    Known(r"/chat listMembers", 60_000, "how many members there are (30,000)"),
    # What writes.
    Known(r"/notifications markRead .*up_to_seq", 310_000, "10,000 notifications, each of which becomes read"),
    Known(r"/notifications markRead", 70_000, "how many notifications are unread, twice"),
    Known(r"/chat resume .*\[49990", 240_000, "all that was done before, and the list of rooms"),
    Known(r"/chat inviteToRoom", 140_000, "two people, of each of whom the room is told"),
    Known(r"/chat sendMessage .*nothing special", 110_000, "10,000 unread messages above it, which are read with it"),
)


def most_steps(cost: Cost) -> int:
    """How many steps `cost` may have."""
    found = next((known for known in KNOWN if re.match(known.pattern, cost.what)), None)
    if found is not None:
        return found.steps
    return EVENT if cost.what.startswith(("/chat ", "/notifications ")) else PAGE
