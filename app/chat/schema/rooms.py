"""What crosses the wire on `/chat` about rooms and who is in them, as typed records."""

from typing import Annotated, Literal, TypedDict

from pydantic import Field

from app.actions import Input
from app.chat.schema.messages import RoomId
from app.ids import ID_LENGTH

UserId = Annotated[str, Field(min_length=1, max_length=ID_LENGTH)]
Name = Annotated[str, Field(min_length=1, max_length=80)]
Description = Annotated[str, Field(max_length=250)]
Query = Annotated[str, Field(max_length=80)]
Page = Annotated[int, Field(ge=1, le=100_000)]


class InRoom(Input):
    """What is done to a room: archiving, restoring, leaving it, listing its bans."""

    room: RoomId


class ListRooms(Input):
    """Tell the rooms one is in."""


class FindRooms(Input):
    """Tell the open rooms one could join."""

    query: Query = ""
    page: Page = 1


class CreateRoom(Input):
    """Make a room with oneself in it as its owner."""

    name: Name
    description: Description = ""
    kind: Literal["open", "closed"] = "open"


class ChangeRoom(Input):
    """Name and describe a room."""

    room: RoomId
    name: Name
    description: Description = ""


class OpenDirect(Input):
    """Open the one room of oneself and these people."""

    people: Annotated[list[UserId], Field(min_length=1, max_length=8)]


class Invite(Input):
    """Let people into a room."""

    room: RoomId
    people: Annotated[list[UserId], Field(min_length=1, max_length=50)]


class ListMembers(Input):
    """Tell who is in a room: a page of them, by name."""

    room: RoomId
    query: Query = ""
    page: Page = 1


class OfMember(Input):
    """What is done to a person in a room: removing, unmuting, lifting a ban."""

    room: RoomId
    user: UserId


class SetRole(OfMember):
    """Make a member an owner, or no owner any more."""

    role: Literal["member", "owner"]


class Mute(OfMember):
    """Let a member read and not write for a while, or until it is lifted."""

    length: Literal["10m", "1h", "24h", "lifted"]


class BanMember(OfMember):
    """Keep a person out of a room."""

    reason: Description = ""


class SetLevel(Input):
    """Choose what one is told of a room."""

    room: RoomId
    level: Literal["all", "mentions", "nothing"]


class RoomData(TypedDict):
    """`data` of `room.changed`, `room.archived` and `room.restored`: the room as it is now."""

    room: str
    name: str
    description: str
    archived: bool


class MemberData(TypedDict):
    """`data` of `member.joined`, `member.left` and `member.changed`: the person, their role in the room (`owner`,
    `member`, or None once they are gone), and how many people are in it now. Whether they may write may have changed as
    well; that is between them and the moderators."""

    room: str
    user: str
    name: str
    role: str | None
    count: int


class JoinedData(TypedDict):
    """Body of `joined`: people who are new and were put into a room with everybody. It is not kept, as a page that is
    loaded later has them."""

    room: str
    members: list[MemberData]


class RoomsData(TypedDict):
    """Body of `rooms`: the reader's list of rooms is another one now. `version` names the list as it is; where it is
    missing the list has just changed."""

    version: str | None
