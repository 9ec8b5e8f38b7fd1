"""Read marks: how far each person has read each room. They only ever move forward."""

from tortoise.connection import get_connection

from app.chat import access
from app.chat.counting import COUNTED, Count, count_of, total
from app.chat.models import Message
from app.chat.signals import tell_unread
from app.clock import clock
from app.database import Transaction, fetch, placeholders, transaction
from app.notifications.service import mark_talk_read
from app.principal import Principal
from app.realtime import streams

_UNREAD_IN_ROOMS = (
    f'SELECT m.room_id, {COUNTED} FROM "membership" m JOIN "room" r ON r.id = m.room_id WHERE m.user_id = $1'  # noqa: S608
)


async def advance(tx: Transaction, user_id: str, room_id: str, seq: int, count: int) -> bool:
    """Move a person's mark in a room to `seq`, the `count`-th message; whether it was behind."""
    moved = await tx.fetch(
        'UPDATE "membership" SET last_read_seq = $1, read_count = $2, read_at = $5 '
        "WHERE room_id = $3 AND user_id = $4 AND last_read_seq < $1 RETURNING id",
        seq,
        count,
        room_id,
        user_id,
        clock.now(),
    )
    return bool(moved)


async def mark_read(actor: Principal, room_id: str, seq: int) -> int:
    """Everything in the room up to `seq` was seen; the actor's mark after that, which never goes back.

    Once everything is seen, notifications about the room are read as well. Raises `NotFound`.
    """
    member = await access.membership(actor, room_id)
    top = (await streams.position(f"room:{room_id}")).top
    seq = min(seq, top)
    if seq <= member.last_read_seq:
        return int(member.last_read_seq)
    last = await Message.filter(room_id=room_id, seq__lte=seq).order_by("-seq").first()
    async with transaction() as tx:
        if not await advance(tx, actor.user_id, room_id, seq, last.ordinal if last else 0):
            return int((await access.membership(actor, room_id)).last_read_seq)  # another tab was faster
        if last is not None and last.ordinal == member.room.message_count:  # what came after it was not said
            await mark_talk_read(tx, actor.user_id, f"room:{room_id}")
        tx.after_commit(lambda: tell_unread(room_id, frozenset({actor.user_id})))
    return seq


async def unread_counts(user_ids: list[str]) -> dict[str, dict[str, Count]]:
    """What is unread by person and room; rooms without any are left out. One statement for all of `user_ids`."""
    if not user_ids:
        return {}
    connection = get_connection("default")
    marks = placeholders(connection.capabilities.dialect, len(user_ids))
    rows = await connection.execute_query_dict(
        f'SELECT m.user_id, m.room_id, {COUNTED} FROM "membership" m '  # noqa: S608
        f'JOIN "room" r ON r.id = m.room_id WHERE m.user_id IN ({marks}) AND r.message_count > m.read_count',
        list(user_ids),
    )
    counts: dict[str, dict[str, Count]] = {user_id: {} for user_id in user_ids}
    for row in rows:
        if row["unread"]:
            counts[row["user_id"]][row["room_id"]] = count_of(row)
    return counts


async def unread_in_rooms(user_id: str) -> dict[str, Count]:
    """What is unread of a person in each room they are in, with those that have none."""
    rows = await fetch(_UNREAD_IN_ROOMS, user_id)
    return {row["room_id"]: count_of(row) for row in rows}


async def unread_total(user_id: str) -> Count:
    """What is unread of a person over all rooms."""
    return total((await unread_counts([user_id]))[user_id].values())
