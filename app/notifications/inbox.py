"""A person's inbox: its items, its stream position, and marking as read. Nothing here marks as unread."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tortoise.queryset import QuerySet

from app.clock import clock
from app.database import Row, Transaction, as_json, as_time, fetch, transaction
from app.notifications import kinds
from app.notifications.models import InboxItem
from app.realtime import streams
from app.realtime.streams import Position

# The kinds of events on a person's stream.
CREATED = "notification.created"
STATE = "notification.state"

PAGE = 30
BELL_ITEMS = 8
# The most items in one event, so that its size is bounded: a browser gets the markup of each.
_MARKED_PER_EVENT = 100

_UNREAD = 'SELECT count(*) AS n FROM "inbox" WHERE user_id = $1 AND read_at IS NULL'
# Runs for every page. In one statement nothing can come between the position and the count.
_BADGE = f'SELECT {streams.POSITION_COLUMNS}, ({_UNREAD}) AS n FROM "stream" s WHERE s.id = $2'  # noqa: S608


# Runs for every browser that connects, so it bypasses the ORM.
_LATEST = """
SELECT i.id, i.seq, i.created_at, i.read_at, i.group_key, n.kind, n.severity, n.url, n.actor_id, n.data, n.title, n.body
FROM inbox i JOIN notification n ON n.id = i.notification_id WHERE i.user_id = $1 ORDER BY i.seq DESC LIMIT $2
"""


@dataclass(frozen=True, slots=True)
class Item:
    """A notification in an inbox. Its words are in the locale in which they are asked for.

    `seq` is its place in the person's stream, `at` is ISO 8601 in UTC.
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
        """The title, in the current locale."""
        return kinds.title_of(self.kind, self.given_title, self.data)

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
    return int((await fetch(_UNREAD, user_id))[0]["n"])


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
    rows = await InboxItem.filter(id__in=list(ids)).select_related("notification")
    return {row.id: _item(row) for row in rows if row.user_id == user_id}


async def mark_read(
    user_id: str,
    *,
    ids: Collection[str] | None = None,
    up_to_seq: int | None = None,
    group_key: str | None = None,
) -> int:
    """Mark the person's items as read: those with `ids`, up to `up_to_seq`, about `group_key`; several conditions are
    combined with "and". Returns the number of unread items. Ids of other people's items are ignored.

    `up_to_seq` makes "mark all" safe: items that arrive meanwhile stay unread.
    """
    if ids is None and up_to_seq is None and group_key is None:
        raise ValueError("say what is read")
    async with transaction() as tx:
        newest = await _newest_unread(tx, user_id, up_to_seq) if ids is None and group_key is None else []
        if len(newest) > _MARKED_PER_EVENT:
            await _mark_all(tx, user_id, up_to_seq, newest[-_MARKED_PER_EVENT:])
        else:
            await _mark(tx, user_id, await _unread_ids(tx, user_id, ids, up_to_seq, group_key))
        return int((await tx.fetch(_UNREAD, user_id))[0]["n"])


async def _newest_unread(tx: Transaction, user_id: str, up_to_seq: int | None) -> list[str]:
    rows = await tx.fetch(
        'SELECT id FROM "inbox" WHERE user_id = $1 AND read_at IS NULL AND seq <= $2 '  # noqa: S608 - the number is ours
        f"ORDER BY seq DESC LIMIT {_MARKED_PER_EVENT + 1:d}",
        user_id,
        up_to_seq,
    )
    return [row["id"] for row in reversed(rows)]


async def _mark(tx: Transaction, user_id: str, unread: list[str]) -> None:
    for some in _batched(unread, _MARKED_PER_EVENT):
        await InboxItem.filter(id__in=some).using_db(tx.connection).update(read_at=clock.now())
        await streams.append(tx, stream_name(user_id), STATE, {"ids": some, "state": "read"}, actor=user_id)


async def _mark_all(tx: Transaction, user_id: str, up_to_seq: int | None, newest: list[str]) -> None:
    """Mark everything up to `up_to_seq` in one statement and with one event, which names the `newest` items: a page
    that shows older ones learns by `up_to` that they are read as well."""
    items = InboxItem.filter(user_id=user_id, read_at=None, seq__lte=up_to_seq).using_db(tx.connection)
    await items.update(read_at=clock.now())
    payload = {"ids": newest, "state": "read", "up_to": up_to_seq}
    await streams.append(tx, stream_name(user_id), STATE, payload, actor=user_id)


async def mark_group_read(tx: Transaction, user_id: str, group_key: str) -> None:
    """Mark the items about `group_key` as read, for a person who has read it elsewhere. Usually there are none, and
    that is checked quickly: it runs for every message."""
    if await _unread_ids(tx, user_id, group_key=group_key):
        await mark_read(user_id, group_key=group_key)


async def _unread_ids(
    tx: Transaction,
    user_id: str,
    ids: Collection[str] | None = None,
    up_to_seq: int | None = None,
    group_key: str | None = None,
) -> list[str]:
    if ids is not None and not ids:
        return []
    values: list[Any] = [user_id]
    query = 'SELECT id FROM "inbox" WHERE user_id = $1 AND read_at IS NULL'

    def mark(value: Any) -> str:
        values.append(value)
        return f"${len(values)}"

    if ids is not None:
        query += f" AND id IN ({', '.join(mark(each) for each in ids)})"
    if up_to_seq is not None:
        query += f" AND seq <= {mark(up_to_seq)}"
    if group_key is not None:
        query += f" AND group_key = {mark(group_key)}"
    query += " ORDER BY seq"
    if tx.dialect == "postgres":
        # Locked in order: two tabs that mark at once wait for each other, and the second finds nothing left to tell.
        query += " FOR UPDATE"
    return [row["id"] for row in await tx.fetch(query, *values)]


def _batched(values: list[str], size: int) -> Iterator[list[str]]:
    return (values[start : start + size] for start in range(0, len(values), size))


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
