"""The message that an edit, a deletion, a reaction or a pin is about."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.chat.models import MessageKind
from app.database import Transaction, as_json
from app.errors import NotFound
from app.ids import is_id


@dataclass(frozen=True, slots=True)
class MessageTarget:
    """The part of a message that changing it needs. `mentions` as in `MessageRecord`."""

    id: str
    room_id: str
    seq: int
    author_id: str
    kind: str
    body: str
    mentions: Sequence[Sequence[Any]]
    pinned: bool


async def load_target_message(tx: Transaction, room_id: str, message_id: str) -> MessageTarget:
    """The message `message_id` of a room that the caller has checked access to. Raises `NotFound`, also for a deleted
    message."""
    if is_id(message_id):
        rows = await tx.fetch(
            'SELECT id, room_id, seq, author_id, kind, body, mentions, pinned_at FROM "message" '
            "WHERE id = $1 AND room_id = $2 AND deleted_at IS NULL",
            message_id,
            room_id,
        )
        if rows:
            row = rows[0]
            return MessageTarget(
                row["id"],
                row["room_id"],
                row["seq"],
                row["author_id"],
                row["kind"] or MessageKind.SAID,
                row["body"],
                as_json(row["mentions"]),
                row["pinned_at"] is not None,
            )
    raise NotFound("no such message")
