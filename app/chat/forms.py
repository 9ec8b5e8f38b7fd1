"""What people type into the forms of chat."""

from typing import Annotated

from pydantic import Field

from app.ids import ID_LENGTH
from app.web.forms import Form


class RoomForm(Form):
    """A new open room."""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    description: Annotated[str, Field(max_length=250)] = ""


class MessageForm(Form):
    """A message posted over HTTP. Without a `client_id` (no JavaScript) the server gives it one."""

    body: str = ""
    client_id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{0,64}$")] = ""
    reply_to: Annotated[str, Field(max_length=ID_LENGTH)] = ""


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

    user_id: Annotated[str, Field(min_length=1, max_length=ID_LENGTH)]
