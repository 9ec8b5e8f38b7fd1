"""A connection: one namespace joined over one link."""

from dataclasses import dataclass, field

from app.principal import Principal
from app.realtime.link import Link

FORMATS = ("json", "html")


@dataclass(slots=True, eq=False)
class Connection:
    """Who is connected to which namespace, and what they are sent. `format` is `json` or `html`.

    `streams` are those it follows, `entering` those it is about to; `rooms` says what it is sent.
    """

    sid: str
    namespace: str
    link: Link
    principal: Principal
    format: str
    streams: set[str] = field(default_factory=set)
    entering: set[str] = field(default_factory=set)
    rooms: set[str] = field(default_factory=set)
    admitted: bool = False

    @property
    def address(self) -> str:
        """The client's address."""
        return self.link.address


def stream_room(stream: str, form: str) -> str:
    """The room of those who get `stream` in `form`."""
    return f"{stream}#{form}"


def user_room(namespace: str, user_id: str, form: str) -> str:
    """The room of one person's connections to `namespace` in `form`."""
    return f"{namespace}@{user_id}#{form}"


def everyone_room(namespace: str, form: str) -> str:
    """The room of every admitted connection to `namespace`. (The library's own broadcast also reaches clients that are
    still being checked, so it is never used.)"""
    return f"{namespace}*#{form}"
