"""Forms of chat besides the input of its actions."""

from typing import Annotated

from pydantic import Field

from app.web.forms import Form


class FileForm(Form):
    """The fields beside an uploaded file. With a `client_id`, a repeated upload is stored once."""

    client_id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{0,64}$")] = ""
