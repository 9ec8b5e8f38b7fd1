"""The names of erased people in notifications that others hold: what they did stays there, under the name that the
account has now."""

from typing import Any

from app.accounts.models import User
from app.database import Transaction, as_json, read_aside
from app.notifications.inbox import HANDLE
from app.notifications.publish import amend_data
from app.outbox import Entry, Outbox, add

_KIND = "notification.forget_author"
# A chunk takes some ten milliseconds, during which nobody else writes.
CHUNK = 100
# By an index, in its order: as many rows are read as the person has caused, however many there are.
_NEXT = 'SELECT id, data FROM "notification" WHERE actor_id = $1 AND id > $2 ORDER BY id LIMIT $3'


def install_erased_authors(outbox: Outbox) -> None:
    """Have `outbox` forget the names."""
    outbox.handles(_KIND, _forget_chunk)


async def forget_author(tx: Transaction, user_id: str) -> None:
    """Have all notifications forget what the person whom `tx` erases was called."""
    await add(tx, _KIND, {"user": user_id, "after": ""}, key=user_id)


async def _forget_chunk(entry: Entry) -> None:
    at: dict[str, Any] = dict(entry.payload)
    rows = await read_aside(_NEXT, at["user"], at["after"], CHUNK)
    person = await User.get_or_none(id=at["user"]).only("id", "name")
    name = person.name if person is not None else ""
    async with entry.step(at) as tx:
        named = [row["id"] for row in rows if "author" in as_json(row["data"])]
        await amend_data(tx, named, {"author": name, HANDLE: ""})
        if rows:
            at["after"] = rows[-1]["id"]
    if len(rows) < CHUNK:
        async with entry.done():
            pass
