"""Deleting messages. Only the fact that there was one remains."""

from app import audit
from app.chat import access
from app.chat.attachments.attachment import detach_files
from app.chat.messages.edit import MODERATE, may_moderate
from app.chat.messages.notify import clear_notifications, stream_name
from app.chat.messages.target import load_target_message
from app.clock import clock
from app.database import Transaction, transaction
from app.errors import Forbidden
from app.principal import Principal
from app.realtime import streams

DELETED = "message.deleted"


async def delete_message(actor: Principal, room_id: str, message_id: str) -> int:
    """Delete a message of the actor's, or with the permission `moderate_chat` anybody's; returns the seq of the
    deletion. Its place in the room stays; text, versions, mentions and reactions are deleted, and so are quotes of
    it in notifications and replies.

    Raises `NotFound`, also for a deleted message, and `Forbidden` for somebody else's message.
    """
    async with transaction() as tx:
        if not await may_moderate(actor, room_id):
            await access.load_sender_membership(tx, actor, room_id)
        await streams.lock(tx, stream_name(room_id))
        target = await load_target_message(tx, room_id, message_id)
        if target.author_id != actor.user_id:
            if not actor.may(MODERATE):
                raise Forbidden(MODERATE)
            meta = {"room": room_id, "author": target.author_id}
            await audit.record(audit.Action.MESSAGE_DELETED, actor=actor, target=f"message:{message_id}", meta=meta)
        await _clear_body(tx, message_id, actor.user_id)
        await detach_files(tx, message_id)
        await clear_notifications(tx, room_id, message_id)
        payload = {"message": message_id, "pinned": target.pinned}
        event = await streams.append(tx, stream_name(room_id), DELETED, payload, actor=actor.user_id)
    return event.seq


async def _clear_body(tx: Transaction, message_id: str, actor_id: str) -> None:
    for table in ("message_version", "mention", "reaction"):
        await tx.fetch(f'DELETE FROM "{table}" WHERE message_id = $1', message_id)  # noqa: S608
    await tx.fetch(
        "UPDATE \"message\" SET body = '', mentions = '[]', reply_to_id = NULL, edited_at = NULL, pinned_at = NULL, "
        "pinned_by_id = NULL, deleted_at = $1, deleted_by_id = $2 WHERE id = $3",
        clock.now(),
        actor_id,
        message_id,
    )
