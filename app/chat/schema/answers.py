"""The answers to the events of `/chat`, besides `ok`."""

from typing import TypedDict

from app.chat.schema.messages import MessageData


class RoomJoined(TypedDict):
    """The stream of the room, and where it stands: what comes after `top` is delivered from now on."""

    stream: str
    epoch: str
    top: int


class MessageSent(TypedDict):
    """The stored message; it is on disk. `dup`: it was stored earlier under this `client_id`."""

    id: str
    seq: int
    dup: bool


class CommandAnswer(TypedDict):
    """What a command answers to its sender, in their language; nothing was stored."""

    answer: str


class MessageChanged(TypedDict):
    """The seq of the change in the stream of the room."""

    seq: int


class Toggled(TypedDict):
    """Whether the reaction or the pin was changed by this; false if it was so already."""

    changed: bool


class ReadUpTo(TypedDict):
    """How far the room is read now; this never goes back."""

    seq: int


class Messages(TypedDict):
    """Messages in order, and whether there are `more` before and `newer` ones after them."""

    messages: list[MessageData]
    more: bool
    newer: bool


class FoundMessages(TypedDict):
    """The newest first; `next` is the `before` of the next page, or null. If it is not `complete`, the newest
    messages may be missing, because they are not indexed yet."""

    messages: list[MessageData]
    next: int | None
    complete: bool


class ReadMarks(TypedDict):
    """How far people have read: a seq by the id of the person."""

    marks: dict[str, int]


class ReaderData(TypedDict):
    """A person who has seen a message, at the latest at `at`."""

    id: str
    name: str
    at: str


class Readers(TypedDict):
    """The first of the people who have seen the message, and the number of them all."""

    people: list[ReaderData]
    count: int


class RoomListEntry(TypedDict):
    """A room you are in. `title` is the name, or in a direct room who else is in it; `partner_id` is their id, if it is
    one person. `kind` is `open`, `closed` or `direct`. Of the `unread` messages `mentions` name you, and `loud` count
    in titles. `quiet`: the room notifies you of nothing but what names you. `latest`: when something was last said.
    `version` is that of name and description, for `changeRoom`; null for a direct room."""

    id: str
    kind: str
    title: str
    description: str
    unread: int
    partner_id: str | None
    latest: str
    archived: bool
    quiet: bool
    mentions: int
    loud: int
    version: str | None


class RoomList(TypedDict):
    """A page of the rooms you are in, named ones by name, then direct ones; `total` counts all of them, and `version`
    names the whole list."""

    rooms: list[RoomListEntry]
    total: int
    version: str


class OpenRoom(TypedDict):
    """An open room that you are not in and can join."""

    id: str
    name: str
    description: str


class OpenRooms(TypedDict):
    """A page of the rooms that you can join, and how many there are."""

    rooms: list[OpenRoom]
    total: int


class RoomCreated(TypedDict):
    """The id of the room that was created or opened."""

    id: str


class ListedMember(TypedDict):
    """A person in a room; `role` is `member` or `owner`. Only chat moderators see until when they are muted (ISO 8601,
    UTC), and the `version` of that, for `muteMember` and `unmuteMember`."""

    id: str
    name: str
    role: str
    muted_until: str | None
    version: str | None


class Members(TypedDict):
    """A page of the people in the room, by name, and how many there are."""

    members: list[ListedMember]
    total: int


class Invited(TypedDict):
    """The ids of the people who were not in the room yet."""

    invited: list[str]


class Muted(TypedDict):
    """Until when the person is muted, in ISO 8601 (UTC)."""

    until: str


class BanData(TypedDict):
    """A person who is banned from a room, by whom, why and since when."""

    user: str
    name: str
    by: str
    reason: str
    at: str


class Bans(TypedDict):
    """Everyone who is banned from the room, the latest ban first."""

    bans: list[BanData]
