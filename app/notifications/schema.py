"""The messages of the namespace `/notifications`."""

from collections.abc import Mapping
from typing import Annotated, NotRequired, Self, TypedDict

from pydantic import Field, model_validator

from app.actions import Input
from app.ids import ID_LENGTH
from app.notifications.inbox import CREATED, STATE, Item
from app.notifications.topics import TOPIC_KEY

# How many items one request may name; a page shows far fewer.
MAX_IDS = 500

_Id = Annotated[str, Field(max_length=ID_LENGTH, pattern=r"^[!-~]*$")]


class Subscribe(Input):
    """Follow a topic, so that its notifications reach your inbox."""

    topic: Annotated[str, Field(pattern=TOPIC_KEY)]


class Unsubscribe(Subscribe):
    """Stop following a topic; earlier notifications stay in your inbox."""


class MarkRead(Input):
    """Mark entries of your inbox as read: those with these `ids`, or all up to `up_to_seq`. Give one of the two."""

    ids: Annotated[list[_Id], Field(max_length=MAX_IDS)] | None = None
    up_to_seq: Annotated[int, Field(ge=0, lt=2**63)] | None = None

    @model_validator(mode="after")
    def one_of_them(self) -> Self:
        """Require exactly one of `ids` and `up_to_seq`."""
        if (self.ids is None) == (self.up_to_seq is None):
            raise ValueError("either ids or up_to_seq")
        return self


class NotificationData(TypedDict):
    """An entry of your inbox. `title` and `body` are in your language; `severity` goes from 1 to 5."""

    id: str
    seq: int
    kind: str
    severity: int
    title: str
    body: str
    url: str
    at: str
    read: bool
    group_key: str
    actor: str | None
    data: Mapping[str, str]


class ArrivedData(NotificationData):
    """A new entry of your inbox, and how many are `unread` now."""

    unread: int


class StateData(TypedDict):
    """The entries that changed, and what they are now: `read`, or `changed` if what they are about has changed.
    `unread` is the count now. With `up_to`, all entries up to that seq are read, and `ids` are only the newest."""

    ids: list[str]
    state: str
    unread: int
    up_to: NotRequired[int]


class Unread(TypedDict):
    """How many entries of your inbox are unread."""

    count: int


class MarkedRead(TypedDict):
    """How many entries of your inbox are still unread."""

    unread: int


# What the server sends on `/notifications` besides what every namespace sends, and what `data` of an `event` holds.
SENT: Mapping[str, type] = {"unread": Unread}
KINDS: Mapping[str, type] = {CREATED: ArrivedData, STATE: StateData}


def notification_data(item: Item) -> NotificationData:
    """`item` as it is sent to JSON clients, in the current locale."""
    return NotificationData(
        id=item.id,
        seq=item.seq,
        kind=item.kind,
        severity=item.severity,
        title=item.text,
        body=item.body,
        url=item.url,
        at=item.at,
        read=item.read,
        group_key=item.group_key,
        actor=item.actor,
        data=item.data,
    )
