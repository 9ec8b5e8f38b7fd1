"""What the actions on people take, as typed records."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from app.accounts.users.status import MAX_TEXT, DndFor, Ends
from app.actions import Input


class SetAvatar(Input):
    """A picture of oneself: it lies at `path`, and has `size` bytes."""

    path: Path
    size: Annotated[int, Field(ge=0, lt=2**63)]


# An IANA name, of which none is longer; of the reader's browser, where they chose none.
Zone = Annotated[str, Field(max_length=64)]


class SetStatus(Input):
    """Say what one is doing: an emoji or its name, a text, or both; and when it ends: for "date" after `day`."""

    emoji: Annotated[str, Field(max_length=64)] = ""
    text: Annotated[str, Field(max_length=MAX_TEXT)] = ""
    ends: Ends = "never"
    day: Annotated[str, Field(max_length=10)] = ""
    zone: Zone = ""


class SetDoNotDisturb(Input):
    """Be left alone for a while: for "until" before that moment ("2026-11-30T14:00") in `zone`."""

    length: DndFor
    until: Annotated[str, Field(max_length=19)] = ""
    zone: Zone = ""
