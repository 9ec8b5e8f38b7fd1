"""Marking the items of an inbox as read. Nothing marks them as unread."""

from collections.abc import Collection
from typing import Any

from app.clock import clock
from app.database import Transaction, batched, transaction
from app.notifications.inbox import STATE, UNREAD, stream_name
from app.notifications.models import InboxItem
from app.realtime import streams

# The most items in one event, so that its size is bounded: a browser gets the markup of each.
_MARKED_PER_EVENT = 100


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
        return int((await tx.fetch(UNREAD, user_id))[0]["n"])


async def _newest_unread(tx: Transaction, user_id: str, up_to_seq: int | None) -> list[str]:
    rows = await tx.fetch(
        'SELECT id FROM "inbox" WHERE user_id = $1 AND read_at IS NULL AND seq <= $2 '  # noqa: S608 - the number is ours
        f"ORDER BY seq DESC LIMIT {_MARKED_PER_EVENT + 1:d}",
        user_id,
        up_to_seq,
    )
    return [row["id"] for row in reversed(rows)]


async def _mark(tx: Transaction, user_id: str, unread: list[str]) -> None:
    for some in batched(unread, _MARKED_PER_EVENT):
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
