"""What people type into the forms of chat."""

from typing import Annotated, Literal

from pydantic import Field

from app.chat.schema.messages import MOST_FILES, FileId
from app.ids import ID_LENGTH
from app.web.forms import Form

UserId = Annotated[str, Field(min_length=1, max_length=ID_LENGTH)]


class RoomForm(Form):
    """What a room is called and about; and for a new one, whether it is closed."""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    description: Annotated[str, Field(max_length=250)] = ""
    closed: bool = False


class MessageForm(Form):
    """A message posted over HTTP. Without a `client_id` (no JavaScript) the server gives it one."""

    body: str = ""
    client_id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{0,64}$")] = ""
    reply_to: Annotated[str, Field(max_length=ID_LENGTH)] = ""
    files: Annotated[list[FileId], Field(max_length=MOST_FILES)] = []


class FileForm(Form):
    """What comes with a file. Without a `client_id` each try is another file."""

    client_id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{0,64}$")] = ""


class EditForm(Form):
    """What a message is to say."""

    body: str = ""


class ReactionForm(Form):
    """An emoji, or the name of one."""

    emoji: Annotated[str, Field(min_length=1, max_length=64)]


class ReadForm(Form):
    """How far the room was read."""

    seq: Annotated[int, Field(ge=0, lt=2**63)]


class DirectForm(Form):
    """With whom to talk directly."""

    people: Annotated[list[UserId], Field(min_length=1, max_length=20)]


class InviteForm(Form):
    """Whom to let into a room."""

    people: Annotated[list[UserId], Field(min_length=1, max_length=50)]


class LevelForm(Form):
    """What one wants to be told of a room."""

    level: Literal["all", "mentions", "nothing"]


class RoleForm(Form):
    """What a member is to be."""

    role: Literal["member", "owner"]


class MuteForm(Form):
    """For how long somebody is to read and not write."""

    length: Literal["10m", "1h", "24h", "lifted"]


class BanForm(Form):
    """Why somebody is kept out."""

    reason: Annotated[str, Field(max_length=250)] = ""
