"""A person's inbox: what is in it, where its stream stands, and marking as read. Nothing here un-reads."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tortoise.queryset import QuerySet

from app.clock import clock
from app.database import Row, as_json, as_time, fetch, transaction
from app.notifications import words
from app.notifications.models import InboxItem
from app.realtime import streams
from app.realtime.streams import Position

# The kinds of events on a person's stream.
CREATED = "notification.created"
STATE = "notification.state"

PAGE = 30
BELL_ITEMS = 8
# One event tells of this many items at the most, so that none grows with the inbox: a browser gets the markup of each.
_MARKED_PER_EVENT = 100


# Every browser that connects asks this, so it goes the short way.
_LATEST = """
SELECT i.id, i.seq, i.created_at, i.read_at, i.group_key, n.kind, n.severity, n.url, n.actor_id, n.data, n.title, n.body
FROM inbox i JOIN notification n ON n.id = i.notification_id WHERE i.user_id = $1 ORDER BY i.seq DESC LIMIT $2
"""


@dataclass(frozen=True, slots=True)
class Item:
    """A notification in an inbox, as it is shown. Its words are in the locale in which they are asked for.

    `seq` is its place in the person's stream, `at` ISO 8601 in UTC.
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

    @property
    def text(self) -> str:
        """The first line."""
        return words.title_of(self.kind, self.given_title, self.data)

    @property
    def body(self) -> str:
        """What stands below it, or nothing."""
        return words.body_of(self.given_body, self.data)

    @property
    def icon(self) -> str:
        """The name of the sign beside it."""
        return words.icon_of(self.kind)

    @property
    def tone(self) -> str:
        """Its colour: `pri`, `info`, `warn`, `bad` or none."""
        return words.tone_of(self.kind, self.severity)


@dataclass(frozen=True, slots=True)
class Inbox:
    """A stretch of an inbox, the newest first. `before` asks for the next stretch; None when there is none."""

    items: Sequence[Item]
    before: int | None


def stream_of(user_id: str) -> str:
    """The stream of a person."""
    return f"user:{user_id}"


async def position(user_id: str) -> Position:
    """Where the person's stream stands. Ask BEFORE the rows that are rendered with it."""
    return await streams.position(stream_of(user_id))


async def unread_count(user_id: str) -> int:
    """How many items are unread."""
    rows = await fetch('SELECT COUNT(*) AS unread FROM "inbox" WHERE user_id = $1 AND read_at IS NULL', user_id)
    return int(rows[0]["unread"])


async def newest_seq(user_id: str) -> int:
    """The `seq` of the newest item, or 0: what "mark all as read" means at this moment."""
    newest = await InboxItem.filter(user_id=user_id).order_by("-seq").only("seq").first()
    return newest.seq if newest else 0


async def inbox(user_id: str, unread_only: bool = False, before_seq: int | None = None, limit: int = PAGE) -> Inbox:
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


async def latest(user_id: str, limit: int = BELL_ITEMS) -> Sequence[Item]:
    """The newest `limit` items."""
    return [_item_of_row(row) for row in await fetch(_LATEST, user_id, limit)]


async def items_by_id(user_id: str, ids: Collection[str]) -> dict[str, Item]:
    """Those of the person's items whose id is in `ids`."""
    return {item.id: item for item in await _items(InboxItem.filter(user_id=user_id, id__in=list(ids)))}


async def mark_read(
    user_id: str,
    *,
    ids: Collection[str] | None = None,
    up_to_seq: int | None = None,
    group_key: str | None = None,
) -> int:
    """Mark the person's items as read: those with `ids`, up to `up_to_seq`, about `group_key`; several narrow each
    other. How many are left unread. Other people's ids are nobody's here.

    `up_to_seq` is what makes "mark all" safe: what arrives while the click travels stays unread.
    """
    if ids is None and up_to_seq is None and group_key is None:
        raise ValueError("say what is read")
    async with transaction() as tx:
        unread = InboxItem.filter(user_id=user_id, read_at=None).using_db(tx.connection)
        if ids is not None:
            unread = unread.filter(id__in=list(ids))
        if up_to_seq is not None:
            unread = unread.filter(seq__lte=up_to_seq)
        if group_key is not None:
            unread = unread.filter(group_key=group_key)
        # Locked in order: two tabs that mark at once wait for each other, and the second finds nothing left to tell.
        marked = [row.id for row in await unread.order_by("seq").select_for_update().only("id")]
        for start in range(0, len(marked), _MARKED_PER_EVENT):
            some = marked[start : start + _MARKED_PER_EVENT]
            await InboxItem.filter(id__in=some).using_db(tx.connection).update(read_at=clock.now())
            await streams.append(tx, stream_of(user_id), STATE, {"ids": some, "state": "read"}, actor=user_id)
        return await InboxItem.filter(user_id=user_id, read_at=None).using_db(tx.connection).count()


async def _items(rows: QuerySet[InboxItem]) -> list[Item]:
    return [_item(row) for row in await rows.select_related("notification")]


def _item(row: InboxItem) -> Item:
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
    )
