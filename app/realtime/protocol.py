"""The messages that all namespaces share: about streams, presence, and the end of a connection."""

from collections.abc import Mapping
from typing import Annotated, Any, NotRequired, TypedDict

from pydantic import Field

from app.actions import Input
from app.web.errors import ErrorBody

# Why a connection ends: the `code` of `bye`, numbered as Centrifugo does; below 3500 clients reconnect.

BYE_SHUTDOWN = 3001
BYE_SLOW = 3008
BYE_RESYNC = 3010
BYE_BAD_REQUEST = 3501
BYE_KICKED = 3503
BYE_CROWDED = 3504

# With which the WebSocket is closed after that, for clients that look at nothing else: as HTTP would say it.
CLOSED_WITH = {BYE_BAD_REQUEST: 4400, BYE_KICKED: 4401, BYE_CROWDED: 4429}


# A browser has a few panels open; this bounds the reads that one `resume` can cause.
MAX_STREAMS = 128
MAX_STREAM_NAME = 64
# A client that is further behind than this is better served by the page itself.
MAX_CATCH_UP = 500

StreamName = Annotated[str, Field(max_length=MAX_STREAM_NAME)]
Seq = Annotated[int, Field(ge=0, lt=2**63)]
Epoch = Annotated[str, Field(max_length=12)]
# JSON has lists only, so a list stands for the pair.
StreamPosition = Annotated[tuple[Seq, Epoch], Field(strict=False)]


class Resume(Input):
    """Get what you missed, and be told of what comes. `streams`: for each stream, by its name, the last seq you applied
    and the epoch it was in."""

    streams: Annotated[dict[StreamName, StreamPosition], Field(max_length=MAX_STREAMS)]


class Fill(Input):
    """Get up to `limit` entries of `stream` with a seq above `after`."""

    stream: StreamName
    after: Seq
    limit: Annotated[int, Field(ge=1, le=MAX_CATCH_UP)] = MAX_CATCH_UP


class Done(TypedDict):
    """No fields, only `ok` as in every answer."""


class EventData(TypedDict):
    """An entry of a stream. `data` depends on `kind`; with the format `html` there is `html` in its place, and neither
    `at` nor `actor`. `unshown`: it could not be rendered."""

    stream: str
    seq: int
    epoch: str
    kind: str
    id: str
    at: NotRequired[str]
    actor: NotRequired[str | None]
    data: NotRequired[Mapping[str, Any]]
    html: NotRequired[str]
    unshown: NotRequired[bool]


class CaughtUp(TypedDict):
    """The events after your position; later ones are delivered from now on."""

    ok: bool
    epoch: str
    top: int
    events: list[EventData]
    more: bool


class Reset(TypedDict):
    """You are too far behind, or the history was replaced: load it anew, and go on from `top`."""

    reset: bool
    top: int
    epoch: str


class StreamRefused(TypedDict):
    """You may not read this stream, or it does not exist; nothing of it is delivered."""

    ok: bool
    error: ErrorBody


class Resumed(TypedDict):
    """The result for each stream, by its name."""

    streams: dict[str, CaughtUp | Reset | StreamRefused]


class Filled(TypedDict):
    """Entries in order, and whether there are `more` after them."""

    events: list[EventData]
    more: bool
    epoch: str


class PresenceData(TypedDict):
    """Who came online, went offline or is away, by the id of the person: of people who share a room with you, and of
    everyone if you manage users. To a new connection, everyone of these who is here."""

    online: list[str]
    offline: list[str]
    away: list[str]


class StatusData(TypedDict):
    """What a person says they are doing: an emoji, a text (either may be empty), and until when, or null."""

    emoji: str
    text: str
    until: str | None


class PersonData(TypedDict):
    """How a person looks now, to those who are told whether they are here. `avatar` is the version of their picture,
    which is at `/people/{id}/avatar/{avatar}/80` and `/160` (pixels), or null. They do not want to be disturbed before
    `dnd_until`, if that is set. Times are ISO 8601 in UTC; what is over at one ends without another event."""

    id: str
    avatar: str | None
    status: StatusData | None
    dnd_until: str | None


class ByeData(TypedDict):
    """The connection is about to be closed: why, and after how long to connect again."""

    code: int
    reason: str
    reconnect_in_ms: NotRequired[int]


# The events that every namespace sends, by name.
SENT: Mapping[str, type] = {"event": EventData, "presence": PresenceData, "person": PersonData, "bye": ByeData}
