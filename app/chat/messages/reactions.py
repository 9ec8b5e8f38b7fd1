"""Reactions: one row for each person, message and emoji."""

from app.chat import access
from app.chat.messages.emoji import find_emoji
from app.chat.messages.notify import stream_name
from app.chat.messages.target import load_target_message
from app.chat.models import MessageKind
from app.clock import clock
from app.database import Transaction, transaction
from app.errors import Conflict, Forbidden, Invalid
from app.principal import Principal
from app.realtime import streams

ADDED = "reaction.added"
REMOVED = "reaction.removed"

# The most different emoji on a message: more would take more space than most messages.
MAX_EMOJI = 20
# The reactions that are offered first.
DEFAULT_EMOJI = ("👍", "❤️", "😂", "🎉", "😮", "🙏")


def parse_emoji(text: str) -> str:
    """The emoji that `text` is or names (see `find_emoji`). Raises `Invalid` with the code `unknown_emoji`."""
    found = find_emoji(text)
    if found is None:
        raise Invalid(code="unknown_emoji", detail="neither an emoji nor the name of one")
    return found


async def add_reaction(actor: Principal, room_id: str, message_id: str, text: str) -> bool:
    """React to a message with an emoji (see `parse_emoji`); returns whether the actor had not given it yet.

    Raises `NotFound`, `Invalid` with the code `unknown_emoji`, `Conflict` with `too_many_reactions` if the message has
    `MAX_EMOJI` different ones already, and as `access.require_can_write`.
    """
    return await _react(actor, room_id, message_id, parse_emoji(text), on=True)


async def remove_reaction(actor: Principal, room_id: str, message_id: str, text: str) -> bool:
    """Remove the actor's reaction; returns whether there was one. Raises as `add_reaction`."""
    return await _react(actor, room_id, message_id, parse_emoji(text), on=False)


async def toggle_reaction(actor: Principal, room_id: str, message_id: str, text: str) -> bool:
    """Add the reaction, or remove it if it is there; returns whether it is there now. Raises as `add_reaction`."""
    emoji = parse_emoji(text)
    if await _react(actor, room_id, message_id, emoji, on=True):
        return True
    await _react(actor, room_id, message_id, emoji, on=False)
    return False


async def _react(actor: Principal, room_id: str, message_id: str, emoji: str, *, on: bool) -> bool:
    async with transaction() as tx:
        await access.load_writable_membership(tx, actor, room_id)
        # Locked first, so that two transactions do not count the emoji of a message at the same time.
        await streams.lock(tx, stream_name(room_id))
        target = await load_target_message(tx, room_id, message_id)
        if target.kind == MessageKind.NOTE:
            raise Forbidden(detail="nobody said it")
        changed = await (_add if on else _remove)(tx, message_id, actor.user_id, emoji)
        if changed:
            payload = {"message": message_id, "emoji": emoji}
            await streams.append(tx, stream_name(room_id), ADDED if on else REMOVED, payload, actor=actor.user_id)
    return changed


async def _add(tx: Transaction, message_id: str, user_id: str, emoji: str) -> bool:
    rows = await tx.fetch('SELECT DISTINCT emoji FROM "reaction" WHERE message_id = $1', message_id)
    there = {row["emoji"] for row in rows}
    if emoji not in there and len(there) >= MAX_EMOJI:
        raise Conflict(f"at most {MAX_EMOJI} different ones", code="too_many_reactions")
    added = await tx.fetch(
        'INSERT INTO "reaction" (message_id, user_id, emoji, created_at) VALUES ($1, $2, $3, $4) '
        "ON CONFLICT DO NOTHING RETURNING id",
        message_id,
        user_id,
        emoji,
        clock.now(),
    )
    return bool(added)


async def _remove(tx: Transaction, message_id: str, user_id: str, emoji: str) -> bool:
    removed = await tx.fetch(
        'DELETE FROM "reaction" WHERE message_id = $1 AND user_id = $2 AND emoji = $3 RETURNING id',
        message_id,
        user_id,
        emoji,
    )
    return bool(removed)
