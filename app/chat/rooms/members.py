"""Membership of rooms: joining, adding, leaving, removing, and roles. Every change holds the lock of the room's stream,
so that concurrent changes see each other."""

from collections.abc import Collection

from app import audit
from app.accounts.models import User
from app.chat import access
from app.chat.models import Membership, Room, RoomBan, RoomKind, RoomRole
from app.chat.notification_kinds import ROOM_INVITATION
from app.chat.rooms import people
from app.chat.signals import member_left, rooms_changed, unread_changed
from app.clock import clock
from app.database import Transaction, transaction
from app.errors import Conflict, Forbidden, NotFound
from app.ids import is_id
from app.notifications.announcements import Audience, publish
from app.principal import Principal
from app.realtime import streams

# More than a person selects by hand.
MAX_INVITED = 50


async def insert_member(tx: Transaction, room_id: str, user_id: str, role: RoomRole | None = None) -> None:
    """Make a person a member in the running transaction; earlier messages count as read."""
    position = await streams.lock(tx, f"room:{room_id}")
    await _insert(tx, room_id, user_id, role, position.top)


async def _insert(tx: Transaction, room_id: str, user_id: str, role: RoomRole | None, seq: int) -> None:
    read_count = (await Room.get(id=room_id, using_db=tx.connection)).message_count
    await Membership.create(
        room_id=room_id,
        user_id=user_id,
        joined_at=clock.now(),
        last_read_seq=seq,
        read_count=read_count,
        role=role,
        using_db=tx.connection,
    )


async def add_to_room(tx: Transaction, room_id: str, user_id: str, *, by: str) -> bool:
    """Make a person a member and tell the other members; returns whether they were not in it yet. Raises `NotFound` if
    they are banned."""
    await streams.lock(tx, f"room:{room_id}")
    if await RoomBan.filter(room_id=room_id, user_id=user_id).using_db(tx.connection).exists():
        raise NotFound("no such room")
    if await Membership.filter(room_id=room_id, user_id=user_id).using_db(tx.connection).exists():
        return False
    event = await streams.append(tx, f"room:{room_id}", "member.joined", {"user": user_id}, actor=by)
    await _insert(tx, room_id, user_id, None, event.seq)
    tx.after_commit(lambda: rooms_changed.send(room_id, frozenset({user_id})))
    return True


async def leave_room(actor: Principal, room_id: str) -> None:
    """Remove the actor from a room. Raises `NotFound`, and `Conflict`: `direct_room`, which cannot be left, or
    `last_owner` for a closed room that nobody could manage any more."""
    member = await access.load_membership(actor, room_id)
    if member.room.kind == RoomKind.DIRECT:
        raise Conflict("a direct room cannot be left", code="direct_room")
    async with transaction() as tx:
        await streams.lock(tx, f"room:{room_id}")
        await _require_another_owner(tx, member.room, actor.user_id)
        await delete_member(tx, room_id, actor.user_id, by=actor.user_id)


async def delete_member(tx: Transaction, room_id: str, user_id: str, *, by: str) -> bool:
    """End a membership in the running transaction; returns whether there was one. Their sockets lose the stream with
    the commit."""
    if not await Membership.filter(room_id=room_id, user_id=user_id).using_db(tx.connection).delete():
        return False
    await streams.append(tx, f"room:{room_id}", "member.left", {"user": user_id}, actor=by)
    gone = frozenset({user_id})
    tx.after_commit(lambda: member_left.send(room_id, user_id))
    tx.after_commit(lambda: unread_changed.send(room_id, gone))
    tx.after_commit(lambda: rooms_changed.send(room_id, gone))
    return True


async def _require_another_owner(tx: Transaction, room: Room, user_id: str) -> None:
    """Raise `Conflict` if a closed room, which nobody from outside can reach, would have people and no owner."""
    if room.kind != RoomKind.CLOSED:
        return
    others = Membership.filter(room_id=room.id).exclude(user_id=user_id).using_db(tx.connection)
    own = Membership.filter(room_id=room.id, user_id=user_id, role=RoomRole.OWNER).using_db(tx.connection)
    if not await own.exists():
        return
    if await others.exists() and not await others.filter(role=RoomRole.OWNER).exists():
        raise Conflict("make somebody else an owner first", code="last_owner")


async def add_members(actor: Principal, room_id: str, user_ids: Collection[str]) -> list[str]:
    """Add people to a room and notify them; returns the ids of those who were not in it yet. Every member may add
    people to an open room, only owners to a closed one.

    Raises `NotFound` for outsiders and for people who may not chat, `Forbidden`, and `Conflict`: `direct_room`,
    `archived`, `too_many_people`, or `banned` if one of them is.
    """
    found = await access.load_room_access(actor, room_id)
    if found.room.kind == RoomKind.DIRECT:
        raise Conflict("others make another direct room", code="direct_room")
    if not found.manages and not (found.room.kind == RoomKind.OPEN and found.member):
        raise Forbidden(detail="only an owner of the room may")
    if len(user_ids) > MAX_INVITED:
        raise Conflict(f"at most {MAX_INVITED} at once", code="too_many_people")
    await people.require_chat_users(user_ids)
    async with transaction() as tx:
        return await _insert_members(tx, actor, found.room, sorted(set(user_ids)))


async def _insert_members(tx: Transaction, actor: Principal, room: Room, user_ids: Collection[str]) -> list[str]:
    await streams.lock(tx, f"room:{room.id}")
    if (await Room.get(id=room.id, using_db=tx.connection)).archived_at is not None:
        raise access.room_archived_error()
    if await RoomBan.filter(room_id=room.id, user_id__in=user_ids).using_db(tx.connection).exists():
        raise Conflict("somebody among them is banned from the room", code="banned")
    new = [user_id for user_id in user_ids if await add_to_room(tx, room.id, user_id, by=actor.user_id)]
    told = [user_id for user_id in new if user_id != actor.user_id]
    if told:
        data = {"author": actor.name, "author_id": actor.user_id, "room": room.name, "room_id": room.id}
        stream = f"room:{room.id}"
        await publish(
            actor.user_id, ROOM_INVITATION, Audience.users(told), url=f"/chat/{room.id}", data=data, group_key=stream
        )
        for user_id in told:
            await _record(audit.Action.ROOM_MEMBER_INVITED, actor, room.id, user_id)
    return new


async def remove_member(actor: Principal, room_id: str, user_id: str) -> None:
    """Remove another person from a room that the actor manages or moderates. Raises `NotFound`, `Forbidden`, `Conflict`
    (`direct_room`, `oneself`, and `moderator` for another moderator, whom only an owner of the room can remove)."""
    found = await access.load_room_access(actor, room_id)
    if not found.moderates:
        await access.load_managed_room(actor, room_id)
    if user_id == actor.user_id:
        raise Conflict("leave the room instead", code="oneself")
    if not found.manages:
        await require_can_silence(actor, user_id)
    async with transaction() as tx:
        await streams.lock(tx, f"room:{room_id}")
        if not await delete_member(tx, room_id, user_id, by=actor.user_id):
            raise NotFound("no such member")
        await _record(audit.Action.ROOM_MEMBER_REMOVED, actor, room_id, user_id)


async def require_can_silence(actor: Principal, user_id: str) -> None:
    """Raise `Conflict` for the actor and for other moderators, `NotFound` for unknown people."""
    if user_id == actor.user_id:
        raise Conflict("not oneself", code="oneself")
    user = await User.get_or_none(id=user_id).select_related("role") if is_id(user_id) else None
    if user is None:
        raise NotFound("no such person")
    if access.MODERATE in user.role.permissions:
        raise Conflict("they moderate as well", code="moderator")


async def set_member_role(actor: Principal, room_id: str, user_id: str, role: RoomRole) -> None:
    """Set the role of a member of a room that the actor manages. Raises `NotFound`, `Forbidden`, `Conflict`
    (`direct_room`, `last_owner`)."""
    room = await access.load_managed_room(actor, room_id)
    async with transaction() as tx:
        await streams.lock(tx, f"room:{room_id}")
        members = Membership.filter(room_id=room_id, user_id=user_id).using_db(tx.connection)
        member = await members.first()
        if member is None:
            raise NotFound("no such member")
        if (member.role or RoomRole.MEMBER) == role:
            return
        if role != RoomRole.OWNER:
            await _require_another_owner(tx, room, user_id)
        await members.update(role=role)
        await streams.append(tx, f"room:{room_id}", "member.changed", {"user": user_id}, actor=actor.user_id)
        await _record(audit.Action.ROOM_ROLE_CHANGED, actor, room_id, user_id, role=role.value)


async def _record(action: audit.Action, actor: Principal, room_id: str, user_id: str, **meta: str) -> None:
    await audit.record(action, actor=actor, target=f"room:{room_id}", meta={"user": user_id, **meta})
