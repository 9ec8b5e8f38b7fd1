"""When what a notification tells of was changed or taken back, it tells no more than is still there."""

from collections.abc import Collection, Mapping

import orjson

from app.clock import clock
from app.database import Transaction, as_json, marks
from app.notifications.inbox import STATE, stream_of
from app.realtime import streams


async def amend(
    tx: Transaction, url: str, data: Mapping[str, str], people: Collection[str], done: Collection[str]
) -> None:
    """Put `data` over that of the notifications that lead to `url`, and have the pages of `people` show it; for those
    in `done` it counts as read."""
    found = await tx.fetch('SELECT id, data FROM "notification" WHERE url = $1', url)
    for row in found:
        changed = orjson.dumps({**as_json(row["data"]), **data}).decode()
        await tx.fetch('UPDATE "notification" SET data = $1 WHERE id = $2', changed, row["id"])
    if not found or not people:
        return
    notifications, readers = [row["id"] for row in found], sorted(people)
    items = await tx.fetch(
        f'SELECT id, user_id, read_at FROM "inbox" WHERE notification_id IN ({marks(len(notifications))}) '  # noqa: S608
        f"AND user_id IN ({marks(len(readers), first=len(notifications) + 1)})",
        *notifications,
        *readers,
    )
    payloads: dict[str, dict[str, object]] = {}
    for item in items:
        read = item["read_at"] is not None or item["user_id"] in done
        payload = payloads.setdefault(stream_of(item["user_id"]), {"ids": [], "state": "read" if read else "changed"})
        payload["ids"] = [*payload["ids"], item["id"]]  # type: ignore[misc]
    over = [item["id"] for item in items if item["read_at"] is None and item["user_id"] in done]
    if over:
        await tx.fetch(
            f'UPDATE "inbox" SET read_at = $1 WHERE id IN ({marks(len(over), first=2)})',  # noqa: S608
            clock.now(),
            *over,
        )
    if payloads:
        await streams.append_many(tx, STATE, payloads, actor=None)
