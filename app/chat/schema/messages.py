"""The input of actions on messages, and the data about messages that is sent to clients."""

from typing import Annotated, Literal, TypedDict

from pydantic import Field

from app.actions import Input
from app.ids import ID_LENGTH
from app.versions import SeenVersion

RoomId = Annotated[str, Field(min_length=1, max_length=ID_LENGTH)]
FileId = Annotated[str, Field(min_length=1, max_length=ID_LENGTH)]
# The largest value of MAX_FILES.
MOST_FILES = 50
Seq = Annotated[int, Field(ge=0, lt=2**63)]
ClientId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]


class JoinRoom(Input):
    """Join an open room, or open a room you are in. Its stream is delivered to this connection from then on."""

    room: RoomId


class LeaveRoom(Input):
    """Stop the delivery of the room's stream to this connection. You stay a member."""

    room: RoomId


class SendMessage(Input):
    """Send a message, or run a command. `reply_to` is the id of the message it replies to; `files` are ids of files
    that you uploaded to the room, and then `body` may be empty. Choose `client_id`, and use the same one when you try
    again: the message is then stored once."""

    room: RoomId
    body: str
    client_id: ClientId
    reply_to: Annotated[str, Field(max_length=ID_LENGTH)] = ""
    # Made, and not `[]`: pydantic copies that each time as if anything were in it, for 15 microseconds.
    files: Annotated[list[FileId], Field(max_length=MOST_FILES)] = Field(default_factory=list)


class OfMessage(Input):
    """The base of input about one message of a room."""

    room: RoomId
    message: Annotated[str, Field(min_length=1, max_length=ID_LENGTH)]


class EditMessage(OfMessage):
    """Change the text of your own message."""

    body: str
    version: SeenVersion = None


class DeleteMessage(OfMessage):
    """Delete your own message; with `moderate_chat`, anybody's."""


class AddReaction(OfMessage):
    """React to a message with an emoji, or with its name."""

    emoji: Annotated[str, Field(min_length=1, max_length=64)]


class RemoveReaction(AddReaction):
    """Remove your own reaction from a message."""


class ToggleReaction(AddReaction):
    """Add a reaction, or remove it if it is there."""


class PinMessage(OfMessage):
    """Pin a message in its room."""


class UnpinMessage(OfMessage):
    """Unpin a message in its room."""


class Typing(Input):
    """Tell the others in the room that you are typing."""

    room: RoomId


class SetPresence(Input):
    """Say whether somebody is at this client. A person who is `idle` on all of their clients is shown as away."""

    state: Literal["active", "idle"]


class MarkRead(Input):
    """Mark everything in the room up to `seq` as read."""

    room: RoomId
    seq: Seq


class History(Input):
    """Get messages of a room: the latest, those `before` or `after` a seq, those around a `message`, or those from a
    `day` (UTC) on. Give one of these at most."""

    room: RoomId
    before: Seq | None = None
    after: Seq | None = None
    message: Annotated[str, Field(max_length=ID_LENGTH)] = ""
    day: Annotated[str, Field(max_length=10)] = ""


class SeenBy(OfMessage):
    """List the people who have seen a message. You need to have read receipts switched on yourself."""


class AskMarks(Input):
    """Get how far the people in a room have read; `seen` tells what changes."""

    room: RoomId


class Search(Input):
    """Search the rooms you are in, with the same words as on the search page. For the next page, give `next` of the
    answer as `before`."""

    q: str
    before: Seq | None = None


class Author(TypedDict):
    """The person who wrote a message."""

    id: str
    name: str


class QuoteData(TypedDict):
    """The message that another replies to. If it was deleted, there is neither an author nor an excerpt; if it has no
    text, the excerpt is the name of its first file."""

    id: str
    author: Author | None
    excerpt: str


class FileData(TypedDict):
    """A file of a message. `size` is in bytes. Pictures have `width` and `height` (in pixels, as they are shown) and a
    `thumbnail_url`. `name` is for people; `media_type` says what the file is."""

    id: str
    name: str
    media_type: str
    size: int
    width: int | None
    height: int | None
    url: str
    thumbnail_url: str | None


class ReactionsData(TypedDict):
    """The ids of the people who reacted with an emoji."""

    emoji: str
    people: list[str]


class MessageData(TypedDict):
    """A message as it is now. `mentions` are ids of people; `kind` is `said`, `action` (`/me`) or `note`. A deleted
    message has an empty body and no files. `version` is that of the body, for `editMessage`."""

    id: str
    room: str
    seq: int
    author: Author
    body: str
    mentions: list[str]
    at: str
    client_id: str | None
    kind: str
    reply_to: QuoteData | None
    edited_at: str | None
    deleted_at: str | None
    pinned_at: str | None
    files: list[FileData]
    reactions: list[ReactionsData]
    version: str


class ReactionData(TypedDict):
    """The reaction that `user` added or removed, and all `reactions` to `message` now."""

    message: str
    emoji: str
    user: str
    reactions: list[ReactionsData]


class PinData(TypedDict):
    """Since when `message` is pinned, or null; `user` did it."""

    message: str
    pinned_at: str | None
    user: str


class TypingData(TypedDict):
    """A person is typing in a room."""

    room: str
    user: str
    name: str


class SeenData(TypedDict):
    """How far people have read a room: a seq by the id of the person. Not sent in rooms of more than 50 people."""

    room: str
    marks: dict[str, int]


class UnreadData(TypedDict):
    """Unread messages over all rooms: how many (`count`), how many mention you (`mentions`), and how many count in a
    title (`loud`). Then how many in each of the `rooms` that changed, and how many mention you in those where you are
    `mentioned`."""

    count: int
    mentions: int
    loud: int
    rooms: dict[str, int]
    mentioned: dict[str, int]
