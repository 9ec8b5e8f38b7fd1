"""What chat forgets of a person who was erased: where they were, and what they did not send. What they wrote stays."""

from functools import partial

from app.chat.files.reaching import forget_unsent
from app.chat.models import Membership, RoomBan, RoomKind
from app.chat.signals import tell_left
from app.database import Transaction


async def take_out_everywhere(tx: Transaction, user_id: str) -> None:
    """Take somebody out of every room, in the running transaction, and forget the files they did not send; direct rooms
    keep them, or nobody would know with whom one talked there."""
    theirs = Membership.filter(user_id=user_id).exclude(room__kind=RoomKind.DIRECT).using_db(tx.connection)
    rooms = {row.id: row.room_id for row in await theirs}
    await Membership.filter(id__in=list(rooms)).using_db(tx.connection).delete()
    await forget_unsent(tx, user_id)
    await RoomBan.filter(user_id=user_id).using_db(tx.connection).delete()
    for room_id in rooms.values():
        tx.after_commit(partial(tell_left, room_id, user_id))
