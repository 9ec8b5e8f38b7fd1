"""Pinned messages of a room."""

from app.chat import access
from app.chat.messages.notify import stream_name
from app.chat.messages.record import MessageRecord, fetch_pinned
from app.chat.messages.target import load_target_message
from app.clock import clock
from app.database import transaction
from app.errors import Conflict
from app.principal import Principal
from app.realtime import streams

PINNED = "message.pinned"
UNPINNED = "message.unpinned"

# With more, pins are no longer a selection.
MAX_PINS = 50


async def pin_message(actor: Principal, room_id: str, message_id: str) -> bool:
    """Pin a message of a room that the actor is in; returns whether it was not pinned yet. Raises `NotFound`,
    `Conflict` with the code `too_many_pins`, and as `access.require_can_write`."""
    return await _pin(actor, room_id, message_id, on=True)


async def unpin_message(actor: Principal, room_id: str, message_id: str) -> bool:
    """Unpin a message; returns whether it was pinned. Raises `NotFound`, and as `access.require_can_write`."""
    return await _pin(actor, room_id, message_id, on=False)


async def pinned_messages(room_id: str) -> list[MessageRecord]:
    """The pinned messages of a room that the caller has checked access to, the latest pin first."""
    return await fetch_pinned(room_id, MAX_PINS)


async def _pin(actor: Principal, room_id: str, message_id: str, *, on: bool) -> bool:
    async with transaction() as tx:
        await access.load_writable_membership(tx, actor, room_id)
        await streams.lock(tx, stream_name(room_id))
        target = await load_target_message(tx, room_id, message_id)
        if target.pinned == on:
            return False
        if on:
            counting = "SELECT count(*) AS n FROM message WHERE room_id = $1 AND pinned_at > '1970-01-01'"
            if (await tx.fetch(counting, room_id))[0]["n"] >= MAX_PINS:
                raise Conflict(f"at most {MAX_PINS} in a room", code="too_many_pins")
        await tx.fetch(
            'UPDATE "message" SET pinned_at = $1, pinned_by_id = $2 WHERE id = $3',
            clock.now() if on else None,
            actor.user_id if on else None,
            message_id,
        )
        kind, payload = PINNED if on else UNPINNED, {"message": message_id}
        await streams.append(tx, stream_name(room_id), kind, payload, actor=actor.user_id)
    return True
