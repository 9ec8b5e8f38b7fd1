"""A person's inbox: its items and its stream position."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tortoise.expressions import RawSQL
from tortoise.queryset import QuerySet

from app.accounts.users.handles import handle_column, handle_of, told_apart
from app.database import Row, as_json, as_time, fetch
from app.notifications import kinds
from app.notifications.models import InboxItem
from app.realtime import streams
from app.realtime.streams import Position

# The kinds of events on a person's stream.
CREATED = "notification.created"
STATE = "notification.state"

# In the data of a notification, beside `author`.
HANDLE = "author_handle"

PAGE = 30
BELL_ITEMS = 8

UNREAD = 'SELECT count(*) AS n FROM "inbox" WHERE user_id = $1 AND read_at IS NULL'
# Runs for every page. In one statement nothing can come between the position and the count.
_BADGE = f'SELECT {streams.POSITION_COLUMNS}, ({UNREAD}) AS n FROM "stream" s WHERE s.id = $2'  # noqa: S608


# Of the person who caused a notification, in the statement that reads it.
_HANDLE = f'(SELECT {handle_column("a")} FROM "user" a WHERE a.id = {{}})'  # noqa: S608
# Runs for every browser that connects, so it bypasses the ORM.
_LATEST = f"""
SELECT i.id, i.seq, i.created_at, i.read_at, i.group_key, n.kind, n.severity, n.url, n.actor_id, n.data, n.title,
n.body, {_HANDLE.format("n.actor_id")} AS handle
FROM inbox i JOIN notification n ON n.id = i.notification_id WHERE i.user_id = $1 ORDER BY i.seq DESC LIMIT $2
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Item:
    """A notification in an inbox. Its words are in the locale in which they are asked for.

    `seq` is its place in the person's stream, `at` is ISO 8601 in UTC. `handle`: see `handle_of`, for who caused it.
    """

    id: str
    seq: int
    kind: str
    severity: int
    url: str
    at: str
    read: bool
    group_key: str
    actor: str | None
    data: Mapping[str, str]
    given_title: str
    given_body: str
    handle: str = ""

    @property
    def text(self) -> str:
        """The title, in the current locale."""
        return kinds.title_of(self.kind, self.given_title, self._words)

    @property
    def _words(self) -> Mapping[str, str]:
        """What fills the title. The author's name was written down then, and with it the handle that stood beside it;
        there may be another one that looks like it since."""
        if "author" not in self.data:
            return self.data
        return {**self.data, "author": told_apart(self.data["author"], self.data.get(HANDLE) or self.handle)}

    @property
    def body(self) -> str:
        """The text below the title, "" if there is none."""
        return kinds.body_of(self.given_body, self.data)

    @property
    def icon(self) -> str:
        """The name of the icon, a symbol in `static/icons.svg`."""
        return kinds.icon_of(self.kind)

    @property
    def tone(self) -> str:
        """The colour: `pri`, `info`, `warn`, `bad` or "" for none."""
        return kinds.tone_of(self.kind, self.severity)


@dataclass(frozen=True, slots=True)
class Inbox:
    """A page of an inbox, the newest first. `before` leads to the next page; None if there is none."""

    items: Sequence[Item]
    before: int | None


def stream_name(user_id: str) -> str:
    """The name of a person's stream."""
    return f"user:{user_id}"


async def read_position(user_id: str) -> Position:
    """The current position of the person's stream. Read it BEFORE the rows that are rendered with it."""
    return await streams.read_position(stream_name(user_id))


async def unread_count(user_id: str) -> int:
    """The number of unread items in the person's inbox."""
    return int((await fetch(UNREAD, user_id))[0]["n"])


async def read_badge(user_id: str) -> tuple[int, Position]:
    """The number of unread items, and the stream position that it belongs to, from one statement."""
    row = (await fetch(_BADGE, user_id, stream_name(user_id)))[0]
    return int(row["n"]), streams.position_from_row(row)


async def newest_seq(user_id: str) -> int:
    """The `seq` of the newest item, or 0: the bound of "mark all as read" at this moment."""
    newest = await InboxItem.filter(user_id=user_id).order_by("-seq").only("seq").first()
    return newest.seq if newest else 0


async def load_inbox(
    user_id: str, unread_only: bool = False, before_seq: int | None = None, limit: int = PAGE
) -> Inbox:
    """Up to `limit` items older than `before_seq`, the newest first."""
    rows = InboxItem.filter(user_id=user_id)
    if unread_only:
        rows = rows.filter(read_at=None)
    if before_seq is not None:
        rows = rows.filter(seq__lt=before_seq)
    items = await _items(rows.order_by("-seq").limit(limit + 1))
    more = len(items) > limit
    items = items[:limit]
    return Inbox(items, items[-1].seq if more else None)


async def load_latest(user_id: str, limit: int = BELL_ITEMS) -> Sequence[Item]:
    """The newest `limit` items of the person, the newest first."""
    return [_item_of_row(row) for row in await fetch(_LATEST, user_id, limit)]


async def items_by_id(user_id: str, ids: Collection[str]) -> dict[str, Item]:
    """The person's items with these ids, by id; ids of others are left out."""
    # By their ids alone, since SQLite would look at everything the person has.
    rows = await _with_notification(InboxItem.filter(id__in=list(ids)))
    return {row.id: _item(row) for row in rows if row.user_id == user_id}


async def _items(rows: QuerySet[InboxItem]) -> list[Item]:
    return [_item(row) for row in await _with_notification(rows)]


def _with_notification(rows: QuerySet[InboxItem]) -> QuerySet[InboxItem]:
    handle = RawSQL(_HANDLE.format('"inbox__notification"."actor_id"'))
    return rows.select_related("notification").annotate(handle=handle)


def _item(row: Any) -> Item:
    said = row.notification
    return Item(
        id=row.id,
        seq=row.seq,
        kind=said.kind,
        severity=said.severity,
        url=said.url,
        at=row.created_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        read=row.read_at is not None,
        group_key=row.group_key,
        actor=said.actor_id,
        data=said.data,
        given_title=said.title,
        given_body=said.body,
        handle=handle_of(row.handle),
    )


def _item_of_row(row: Row) -> Item:
    return Item(
        id=row["id"],
        seq=row["seq"],
        kind=row["kind"],
        severity=row["severity"],
        url=row["url"],
        at=as_time(row["created_at"]).strftime("%Y-%m-%dT%H:%M:%SZ"),
        read=row["read_at"] is not None,
        group_key=row["group_key"],
        actor=row["actor_id"],
        data=as_json(row["data"]),
        given_title=row["title"],
        given_body=row["body"],
        handle=handle_of(row["handle"]),
    )
