"""The input of actions on rooms and members, and the data about them that is sent to clients."""

from typing import Annotated, Literal, TypedDict

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from app.actions import OTHERWISE, OWN_WORDS, ClientId, Input
from app.chat.schema.messages import RoomId
from app.ids import ID_LENGTH
from app.lookalikes import has_unseen
from app.text import is_line
from app.versions import SeenVersion


def _seen(name: str) -> str:
    if has_unseen(name):
        raise PydanticCustomError(OWN_WORDS, OTHERWISE)
    return name


def _line(text: str) -> str:
    if not is_line(text):
        raise PydanticCustomError(OWN_WORDS, OTHERWISE)
    return text


UserId = Annotated[str, Field(min_length=1, max_length=ID_LENGTH)]
Name = Annotated[str, Field(min_length=1, max_length=80), AfterValidator(_seen)]
Description = Annotated[str, Field(max_length=250), AfterValidator(_line)]
Query = Annotated[str, Field(max_length=80)]
Page = Annotated[int, Field(ge=1, le=100_000)]


class InRoom(Input):
    """The base of input about one room."""

    room: RoomId


class ListRooms(Input):
    """List the rooms you are in, a page of them: those with the latest messages first, archived ones last."""

    page: Page = 1


class FindRooms(Input):
    """List the open rooms you could join."""

    query: Query = ""
    page: Page = 1


class CreateRoom(Input):
    """Create a room, with you as its owner. Under one `client_id` the same is created once."""

    name: Name
    description: Description = ""
    kind: Literal["open", "closed"] = "open"
    client_id: ClientId = ""


class ChangeRoom(Input):
    """Change the name and the description of a room you own."""

    room: RoomId
    name: Name
    description: Description = ""
    version: SeenVersion = None


class OpenDirect(Input):
    """Open the direct room of you and these people; there is one for each set of people."""

    people: Annotated[list[UserId], Field(min_length=1, max_length=8)]


class Invite(Input):
    """Add people to a room."""

    room: RoomId
    people: Annotated[list[UserId], Field(min_length=1, max_length=50)]


class ListMembers(Input):
    """List the people in a room, a page of them, by name."""

    room: RoomId
    query: Query = ""
    page: Page = 1


class OfMember(Input):
    """The base of input about one person in a room."""

    room: RoomId
    user: UserId


class SetRole(OfMember):
    """Make a member an owner of the room, or an ordinary member again."""

    role: Literal["member", "owner"]


class Mute(OfMember):
    """Let a member read but not write: for a time, or until you unmute them (`lifted`)."""

    length: Literal["10m", "1h", "24h", "lifted"]
    version: SeenVersion = None


class Unmute(OfMember):
    """End a member's mute early. Only chat moderators may."""

    version: SeenVersion = None


class BanMember(OfMember):
    """Remove a person from a room and keep them out."""

    reason: Description = ""


class SetLevel(Input):
    """Choose what a room notifies you about."""

    room: RoomId
    level: Literal["all", "mentions", "nothing"]


class RoomData(TypedDict):
    """The room as it is now. `version` is that of its name and description, for `changeRoom`."""

    room: str
    name: str
    description: str
    archived: bool
    version: str


class MemberData(TypedDict):
    """The person, their role in the room (`owner`, `member`, or null when they have left), and how many people are in
    it now."""

    room: str
    user: str
    name: str
    role: str | None
    count: int


class JoinedData(TypedDict):
    """New people who were added to a room that everybody is in. It is not kept: load the room to see them."""

    room: str
    members: list[MemberData]


class RoomsData(TypedDict):
    """Your list of rooms has changed. `version` names the list as it is now; if null, it has changed just now."""

    version: str | None
