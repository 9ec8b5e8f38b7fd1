"""What the actions on people take, as typed records."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from app.actions import Input


class SetAvatar(Input):
    """A picture of oneself: it lies at `path`, and has `size` bytes."""

    path: Path
    size: Annotated[int, Field(ge=0, lt=2**63)]
