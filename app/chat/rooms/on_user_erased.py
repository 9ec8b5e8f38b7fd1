"""What chat deletes for an erased person: memberships and unsent files. Their messages stay."""

from app import audit
from app.accounts.models import UserStatus
from app.chat.attachments.attachment import delete_unsent_files
from app.chat.models import Membership, RoomBan, RoomKind, RoomRole
from app.chat.rooms.members import delete_member
from app.database import Transaction
from app.realtime import streams


async def remove_from_all_rooms(tx: Transaction, user_id: str) -> None:
    """Remove a person from every room, in the running transaction, and delete their unsent files. They stay in direct
    rooms, or the others would not know with whom they talked there."""
    theirs = Membership.filter(user_id=user_id).exclude(room__kind=RoomKind.DIRECT).using_db(tx.connection)
    # In the same order as new people are added to rooms, since each room is locked.
    for membership in await theirs.select_related("room").order_by("room_id"):
        await streams.lock(tx, f"room:{membership.room_id}")
        await delete_member(tx, membership.room_id, user_id, by=user_id)
        if membership.role == RoomRole.OWNER and membership.room.kind == RoomKind.CLOSED:
            await _keep_owned(tx, membership.room_id)
    await delete_unsent_files(tx, user_id)
    await RoomBan.filter(user_id=user_id).using_db(tx.connection).delete()


async def _keep_owned(tx: Transaction, room_id: str) -> None:
    """Give a closed room, which nobody outside can reach, to its longest member, if none of its owners can sign in."""
    there = Membership.filter(room_id=room_id, user__status=UserStatus.ACTIVE).using_db(tx.connection)
    heir = await there.order_by("joined_at", "id").first()
    if heir is None or await there.filter(role=RoomRole.OWNER).exists():
        return
    await Membership.filter(id=heir.id).using_db(tx.connection).update(role=RoomRole.OWNER)
    await streams.append(tx, f"room:{room_id}", "member.changed", {"user": heir.user_id}, actor=None)
    meta = {"user": heir.user_id, "role": RoomRole.OWNER.value}
    await audit.record(audit.Action.ROOM_ROLE_CHANGED, target=f"room:{room_id}", meta=meta)
