"""The base of every record that comes in over a socket."""

from pydantic import BaseModel, ConfigDict


class EventModel(BaseModel):
    """Exactly these fields, of exactly these types; a list stands for a tuple, as JSON has no other."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
