"""What the actions on files of messages take, as typed records."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from app.actions import ClientId, Input
from app.chat.schema.messages import RoomId
from app.ids import ID_LENGTH


class AddFile(Input):
    """A file for a room: it lies at `path`, whence it may be moved, and has `size` bytes; `name` is what its giver
    calls it. Without a `client_id` each try is another file."""

    room: RoomId
    name: Annotated[str, Field(max_length=4_096)]
    path: Path
    size: Annotated[int, Field(ge=0, lt=2**63)]
    client_id: ClientId = ""


class OfFile(Input):
    """Input of an action on a file: the id."""

    file: Annotated[str, Field(min_length=1, max_length=ID_LENGTH)]
