"""What people give to chat beside the input of its actions."""

from typing import Annotated

from pydantic import Field

from app.web.forms import Form


class FileForm(Form):
    """What comes with a file. Without a `client_id` each try is another file."""

    client_id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{0,64}$")] = ""
