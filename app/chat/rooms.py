"""Rooms: making, finding, joining and leaving them."""

import unicodedata
from dataclasses import dataclass

from tortoise.exceptions import IntegrityError

from app.accounts.models import User, UserStatus
from app.accounts.people import Person, person
from app.chat import access
from app.chat.models import Membership, Room, RoomKind
from app.chat.signals import tell_left, tell_unread
from app.clock import clock
from app.database import Transaction, transaction
from app.errors import Conflict, Invalid, NotFound
from app.identity import Principal
from app.ids import is_id, new_id
from app.realtime import streams
from app.web.i18n import N_, gettext, use_locale

GENERAL = N_("general")


@dataclass(frozen=True, slots=True)
class RoomSummary:
    """A room in somebody's list. `title` is the other person's name in a direct room, `partner_id` their id."""

    id: str
    kind: str
    title: str
    description: str
    unread: int
    partner_id: str | None


def name_key(name: str) -> str:
    """What names of rooms are compared by."""
    return unicodedata.normalize("NFKC", name).casefold().strip()


async def create_room(actor: Principal, name: str, description: str = "") -> Room:
    """Make an open room with the actor in it. Raises `Invalid` for a name that is empty or taken."""
    key = name_key(name)
    if not key:
        raise Invalid({"name": N_("Give the room a name.")})
    try:
        async with transaction() as tx:
            room = await _make(tx, RoomKind.OPEN, actor.user_id, name=name, name_key=key, description=description)
            await _add(tx, room, actor.user_id)
    except IntegrityError:
        raise Invalid({"name": N_("There is a room with this name already.")}) from None
    return room


async def _make(tx: Transaction, kind: RoomKind, creator_id: str, **values: object) -> Room:
    room = await Room.create(
        id=new_id(), kind=kind, created_by_id=creator_id, created_at=clock.now(), using_db=tx.connection, **values
    )
    await streams.open_stream(tx, f"room:{room.id}")
    return room


async def _add(tx: Transaction, room: Room, user_id: str) -> None:
    """Put a person into a room, with everything said before counted as read: nobody owes a room its past."""
    position = await streams.lock(tx, f"room:{room.id}")
    read_count = (await Room.get(id=room.id, using_db=tx.connection)).message_count
    await Membership.create(
        room_id=room.id,
        user_id=user_id,
        joined_at=clock.now(),
        last_read_seq=position.top,
        read_count=read_count,
        using_db=tx.connection,
    )


async def join(actor: Principal, room_id: str) -> Room:
    """Put the actor into an open room; being in it already is fine, and so is a direct room one is part of."""
    try:
        return (await access.membership(actor, room_id)).room
    except NotFound:
        pass
    try:
        async with transaction() as tx:
            room = await access.joinable(actor, room_id)
            await _add(tx, room, actor.user_id)
    except IntegrityError:  # joined at the same moment through another door
        return (await access.membership(actor, room_id)).room
    return room


async def leave(actor: Principal, room_id: str) -> None:
    """Take the actor out of an open room. Raises `NotFound`, and `Conflict` for a direct room, which cannot be left."""
    member = await access.membership(actor, room_id)
    if member.room.kind == RoomKind.DIRECT:
        raise Conflict("a direct room cannot be left")
    async with transaction() as tx:
        await Membership.filter(id=member.id).using_db(tx.connection).delete()
        tx.after_commit(lambda: tell_left(room_id, actor.user_id))
        tx.after_commit(lambda: tell_unread(room_id, frozenset({actor.user_id})))


async def people_to_talk_to(user_id: str | None = None) -> list[Person]:
    """Everyone who may sign in and chat, by name; or only `user_id`, if that is such a person."""
    found = User.filter(status=UserStatus.ACTIVE).select_related("role").order_by("name_key", "id")
    if user_id is not None:
        found = found.filter(id=user_id)
    return [person(user) for user in await found if "send_message" in user.role.permissions]


async def open_direct(actor: Principal, user_id: str) -> Room:
    """The one room of the actor and `user_id`, made if there is none yet, however many ask at once.

    Raises `NotFound` for people who do not exist, are suspended or may not chat, `Conflict` for oneself.
    """
    if user_id == actor.user_id:
        raise Conflict("a direct room needs two people")
    if not is_id(user_id) or user_id not in {person.id for person in await people_to_talk_to(user_id)}:
        raise NotFound("no such person")
    key = ":".join(sorted((actor.user_id, user_id)))
    found = await Room.get_or_none(direct_key=key)
    if found is not None:
        return found
    try:
        async with transaction() as tx:
            room = await _make(tx, RoomKind.DIRECT, actor.user_id, direct_key=key)
            for member_id in (actor.user_id, user_id):
                await _add(tx, room, member_id)
    except IntegrityError:
        return await Room.get(direct_key=key)
    return room


async def welcome(tx: Transaction, user_id: str) -> None:
    """Put someone new who may chat into the rooms that everybody is in; the first one gets a general room to begin
    with."""
    user = await User.get(id=user_id, using_db=tx.connection).select_related("role")
    if "send_message" not in user.role.permissions:
        return
    # In order, since each is locked for it: two who arrive at once would wait for each other for ever.
    rooms = await Room.filter(auto_join=True).order_by("id").using_db(tx.connection)
    if not rooms and not await Room.exists():
        with use_locale(user.locale):
            name = gettext(GENERAL)
        rooms = [await _make(tx, RoomKind.OPEN, user_id, name=name, name_key=name_key(name), auto_join=True)]
    for room in rooms:
        await _add(tx, room, user_id)


async def rooms_of(actor: Principal) -> list[RoomSummary]:
    """The rooms the actor is in: open ones by name, then direct ones, the latest talk first. Two statements."""
    memberships = await Membership.filter(user_id=actor.user_id).select_related("room")
    direct = [m.room_id for m in memberships if m.room.kind == RoomKind.DIRECT]
    partners: dict[str, tuple[str, str]] = {}
    if direct:
        others = await Membership.filter(room_id__in=direct).exclude(user_id=actor.user_id).select_related("user")
        partners = {m.room_id: (m.user_id, m.user.name) for m in others}
    memberships.sort(key=_order)
    return [_summary(m, partners.get(m.room_id)) for m in memberships]


def _order(member: Membership) -> tuple[bool, float, str]:
    room = member.room
    if room.kind == RoomKind.OPEN:
        return (False, 0.0, room.name.casefold())
    return (True, -(room.last_message_at or room.created_at).timestamp(), room.id)


def _summary(member: Membership, partner: tuple[str, str] | None) -> RoomSummary:
    room = member.room
    return RoomSummary(
        id=room.id,
        kind=room.kind,
        title=partner[1] if partner else room.name,
        description=room.description,
        unread=room.message_count - member.read_count,
        partner_id=partner[0] if partner else None,
    )


async def rooms_to_join(actor: Principal, limit: int = 100) -> list[Room]:
    """Open rooms the actor is not in, by name."""
    mine = await Membership.filter(user_id=actor.user_id).values_list("room_id", flat=True)
    return await Room.filter(kind=RoomKind.OPEN).exclude(id__in=mine).order_by("name").limit(limit)


async def members(room_id: str, limit: int = 200) -> list[Person]:
    """The people in a room, by name."""
    found = await Membership.filter(room_id=room_id).select_related("user").order_by("user__name").limit(limit)
    return [person(member.user) for member in found]


async def member_count(room_id: str) -> int:
    """How many people are in a room."""
    return await Membership.filter(room_id=room_id).count()
