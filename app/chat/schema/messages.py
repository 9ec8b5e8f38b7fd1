"""What crosses the wire on `/chat`, as typed records."""

from typing import Annotated, Literal, TypedDict

from pydantic import Field

from app.actions import Input
from app.ids import ID_LENGTH

RoomId = Annotated[str, Field(min_length=1, max_length=ID_LENGTH)]
FileId = Annotated[str, Field(min_length=1, max_length=ID_LENGTH)]
# What MAX_FILES can be at most.
MOST_FILES = 50
Seq = Annotated[int, Field(ge=0, lt=2**63)]
ClientId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]


class JoinRoom(Input):
    """Join an open room, or come back to one that one is in; its stream is delivered from then on."""

    room: RoomId


class LeaveRoom(Input):
    """Stop getting the room's stream on this connection; the membership stays."""

    room: RoomId


class SendMessage(Input):
    """Say something, perhaps in answer to the message `reply_to`, perhaps with `files`: ids of files that the sender
    gave to the room; then `body` may be empty. `client_id` is the sender's own name for it, the same on every try."""

    room: RoomId
    body: str
    client_id: ClientId
    reply_to: Annotated[str, Field(max_length=ID_LENGTH)] = ""
    files: Annotated[list[FileId], Field(max_length=MOST_FILES)] = []


class OfMessage(Input):
    """What is done to one message of a room."""

    room: RoomId
    message: Annotated[str, Field(min_length=1, max_length=ID_LENGTH)]


class EditMessage(OfMessage):
    """Have a message of one's own say `body`. The last edit stays."""

    body: str


class DeleteMessage(OfMessage):
    """Delete a message of one's own; with the permission to moderate, anybody's."""


class AddReaction(OfMessage):
    """React to a message; `emoji` may also be the name of one."""

    emoji: Annotated[str, Field(min_length=1, max_length=64)]


class RemoveReaction(AddReaction):
    """Take a reaction of one's own back."""


class ToggleReaction(AddReaction):
    """Add a reaction, or take it back if it is there."""


class PinMessage(OfMessage):
    """Put a message among the pinned ones of its room."""


class UnpinMessage(OfMessage):
    """Take it away from there."""


class Typing(Input):
    """The sender is writing in the room just now."""

    room: RoomId


class SetPresence(Input):
    """Whether anyone is at this client just now. Who is `idle` at all of theirs is shown as away."""

    state: Literal["active", "idle"]


class MarkRead(Input):
    """Everything in the room up to `seq` was seen."""

    room: RoomId
    seq: Seq


class History(Input):
    """Tell what was said in a room: the latest, what came `before` or `after` a seq, what is around a `message`, or
    what was said from a `day` of UTC on. One of these at most."""

    room: RoomId
    before: Seq | None = None
    after: Seq | None = None
    message: Annotated[str, Field(max_length=ID_LENGTH)] = ""
    day: Annotated[str, Field(max_length=10)] = ""


class SeenBy(OfMessage):
    """Tell who has seen a message."""


class AskMarks(Input):
    """Tell how far the people in a room have read it."""

    room: RoomId


class Search(Input):
    """Find messages, as on the page for it; `before` is `next` of an earlier answer."""

    q: str
    before: Seq | None = None


class Author(TypedDict):
    """Who wrote a message."""

    id: str
    name: str


class QuoteData(TypedDict):
    """What a message answers. Of one that was deleted there is neither an author nor an excerpt; of one that
    has no words the excerpt is the name of its first file."""

    id: str
    author: Author | None
    excerpt: str


class FileData(TypedDict):
    """A file of a message. `size` is in bytes; `width`, `height` (pixels, as it is seen) and `thumbnail_url` are those
    of a picture. `name` is for people: what a file is says `media_type`."""

    id: str
    name: str
    media_type: str
    size: int
    width: int | None
    height: int | None
    url: str
    thumbnail_url: str | None


class ReactionsData(TypedDict):
    """Who reacted with an emoji: ids of people."""

    emoji: str
    people: list[str]


class MessageData(TypedDict):
    """`data` of `message.created`, `message.edited` and `message.deleted`: all there is of it now. Times are ISO 8601
    in UTC; `mentions` are ids of people; `kind` is `said`, `action` (`/me`) or `note`. What was deleted has an empty
    body and no files."""

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


class ReactionData(TypedDict):
    """`data` of `reaction.added` and `reaction.removed`: what `user` did, and all `reactions` to `message` now."""

    message: str
    emoji: str
    user: str
    reactions: list[ReactionsData]


class PinData(TypedDict):
    """`data` of `message.pinned` and `message.unpinned`: since when `message` is pinned, if it is; `user` did it."""

    message: str
    pinned_at: str | None
    user: str


class TypingData(TypedDict):
    """Body of `typing`."""

    room: str
    user: str
    name: str


class SeenData(TypedDict):
    """Body of `seen`: how far people have read a room, the seq by id of the person. In large rooms it is never told."""

    room: str
    marks: dict[str, int]


class UnreadData(TypedDict):
    """Body of `unread`: over all rooms the `count` of messages, of those that name the reader (`mentions`), and of what
    is worth a number in a title (`loud`); then messages by room for the `rooms` that changed, and mentions for those
    among them in which the reader is `mentioned`."""

    count: int
    mentions: int
    loud: int
    rooms: dict[str, int]
    mentioned: dict[str, int]
