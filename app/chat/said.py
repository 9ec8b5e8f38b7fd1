"""What was said, as it is shown: a message together with its author's name, read without models, since rooms are opened
and messages sent more than anything else is done."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.database import Row, as_json, as_time, fetch


@dataclass(frozen=True, slots=True)
class Author:
    """Who said it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Said:
    """A message. `seq` is its place in the room; `mentions` say who is named where: [user id, first character, one past
    the last]; `client_id` is the name its client gave it."""

    id: str
    room_id: str
    seq: int
    author: Author
    body: str
    mentions: Sequence[Sequence[Any]]
    at: datetime
    client_id: str | None


_SELECT = (
    "SELECT m.id, m.room_id, m.seq, m.author_id, u.name, m.body, m.mentions, m.created_at, m.client_id "
    'FROM "message" m JOIN "user" u ON u.id = m.author_id'
)


async def said_by_id(ids: Collection[str]) -> dict[str, Said]:
    """Those messages whose id is in `ids`."""
    rows = await fetch(f"{_SELECT} WHERE m.id IN ({_marks(ids)})", *ids)
    return {row["id"]: _said(row) for row in rows}


async def latest_in(room_id: str, before_seq: int | None, limit: int) -> list[Said]:
    """The latest `limit` messages of a room, or those before `before_seq`, the newest first."""
    if before_seq is None:
        rows = await fetch(f"{_SELECT} WHERE m.room_id = $1 ORDER BY m.seq DESC LIMIT $2", room_id, limit)
    else:
        rows = await fetch(
            f"{_SELECT} WHERE m.room_id = $1 AND m.seq < $3 ORDER BY m.seq DESC LIMIT $2", room_id, limit, before_seq
        )
    return [_said(row) for row in rows]


async def latest_over(room_ids: Collection[str], limit: int) -> list[Said]:
    """The latest `limit` messages of these rooms together, the newest first. They can only be in the rooms that were
    talked in last; so quiet rooms, however full, cost nothing."""
    rooms = await fetch(
        f'SELECT id FROM "room" WHERE id IN ({_marks(room_ids)}) AND last_message_at IS NOT NULL '  # noqa: S608
        f"ORDER BY last_message_at DESC LIMIT {limit:d}",
        *room_ids,
    )
    found = [message for room in rooms for message in await latest_in(room["id"], None, limit)]
    return sorted(found, key=lambda message: message.at, reverse=True)[:limit]


def _marks(values: Collection[str]) -> str:
    return ", ".join(f"${number}" for number in range(1, len(values) + 1))


def _said(row: Row) -> Said:
    return Said(
        row["id"],
        row["room_id"],
        row["seq"],
        Author(row["author_id"], row["name"]),
        row["body"],
        as_json(row["mentions"]),
        as_time(row["created_at"]),
        row["client_id"],
    )
