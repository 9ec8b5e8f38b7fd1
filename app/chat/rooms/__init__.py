"""Rooms: creating, renaming, archiving and joining them."""

from functools import partial

from tortoise.exceptions import IntegrityError

from app import audit
from app.accounts.models import User
from app.chat import access
from app.chat.models import NAME_LENGTH, Room, RoomKind, RoomRole
from app.chat.rooms.members import add_to_room, insert_member
from app.chat.signals import member_added, rooms_changed
from app.clock import clock
from app.database import Transaction, transaction
from app.errors import Invalid
from app.ids import new_id
from app.lookalikes import skeleton
from app.principal import Principal
from app.realtime import streams
from app.text import normalise
from app.versions import check_version
from app.web.i18n import N_, gettext, use_locale

GENERAL = N_("general")
_TAKEN = N_("A room with this name already exists.")


def room_name_key(name: str) -> str:
    """The normalised name that rooms are compared by, cut to the length of its column."""
    return normalise(name)[:NAME_LENGTH].rstrip()


def _unique_key(kind: RoomKind, name: str) -> str | None:
    """The unique key of a room's name, None for closed rooms. Those may share names: the error for a taken one would
    reveal that such a room exists. Raises `Invalid`."""
    key = room_name_key(name)
    if not key or not skeleton(name):
        raise Invalid({"name": N_("Enter a name for the room.")})
    return key if kind == RoomKind.OPEN else None


# Any number, as long as nothing else in the same database takes an advisory lock with it ("roomname" in ASCII). Of two
# rooms that are named at the same moment, each would look as if the other were not there.
_ADVISORY_KEY = 0x726F6F6D6E616D65
ALIKE = 'SELECT 1 FROM "room" WHERE name_skeleton = $1 AND id <> $2 LIMIT 1'


async def _require_unlike(tx: Transaction, name: str, but: str = "") -> None:
    """Raise `Invalid` if `name` looks like that of an open room other than `but`, also of an archived one: who joins
    could take one for the other."""
    if tx.dialect == "postgres":
        await tx.fetch("SELECT pg_advisory_xact_lock($1)", _ADVISORY_KEY)
    if await tx.fetch(ALIKE, skeleton(name), but):
        raise Invalid({"name": _TAKEN})


async def create_room(
    actor: Principal, name: str, description: str = "", *, closed: bool = False, room_id: str | None = None
) -> Room:
    """Create an open or closed room with the actor as its owner; if there is one with `room_id`, it is returned as it
    is. Raises `Invalid` if the name is empty or taken, or looks like that of another open room."""
    kind = RoomKind.CLOSED if closed else RoomKind.OPEN
    key, room_id = _unique_key(kind, name), room_id or new_id()
    try:
        async with transaction() as tx:
            if key is not None:
                await _require_unlike(tx, name, but=room_id)
            known = {"name": name, "name_key": key, "description": description}
            room = await insert_room(tx, kind, actor.user_id, id=room_id, **known)
            await insert_member(tx, room.id, actor.user_id, RoomRole.OWNER)
            tx.after_commit(partial(rooms_changed.send, room.id, frozenset({actor.user_id})))
    except IntegrityError:
        earlier = await Room.get_or_none(id=room_id)
        if earlier is None:
            raise Invalid({"name": _TAKEN}) from None
        return earlier
    return room


async def insert_room(tx: Transaction, kind: RoomKind, creator_id: str, **values: object) -> Room:
    """Create an empty room and its stream in the running transaction."""
    room = await Room.create(
        kind=kind,
        created_by_id=creator_id,
        created_at=clock.now(),
        name_skeleton=skeleton(str(values["name"])) if kind == RoomKind.OPEN else None,
        using_db=tx.connection,
        **{"id": new_id(), **values},
    )
    await streams.open_stream(tx, f"room:{room.id}")
    return room


async def change_room(actor: Principal, room_id: str, name: str, description: str, version: str | None = None) -> None:
    """Rename and describe a room that the actor manages; open pages show it. Raises `NotFound`, `Forbidden`, `Conflict`
    (`direct_room`, `archived`), `Stale`, and `Invalid` as `create_room`."""
    room = await access.load_managed_room(actor, room_id)
    key = _unique_key(room.kind, name)
    try:
        async with transaction() as tx:
            room = await _lock_room(tx, room_id)
            if room.archived_at is not None:
                raise access.room_archived_error()
            after = {"name": name, "description": description}
            before = {field: getattr(room, field) for field in after}
            if before == after:
                return
            check_version(version, before, after)
            if room_name_key(name) == room_name_key(room.name):
                key = room.name_key  # of two whose names became the same by another rule, one has a key of its own
            looks = skeleton(name) if key is not None else None
            if looks != room.name_skeleton and looks is not None:
                await _require_unlike(tx, name, but=room_id)
            same = Room.filter(id=room_id).using_db(tx.connection)
            await same.update(
                name=name,
                name_key=key,
                name_skeleton=looks,
                description=description,
                revision=(room.revision or 0) + 1,
            )
            await streams.append(tx, f"room:{room_id}", "room.changed", {}, actor=actor.user_id)
            tx.after_commit(lambda: rooms_changed.send(room_id, None))
            # The log is read by people who must not learn what closed rooms are about.
            meta = {"before": before, "after": after} if room.kind == RoomKind.OPEN else {}
            await audit.record(audit.Action.ROOM_CHANGED, actor=actor, target=f"room:{room_id}", meta=meta)
    except IntegrityError:
        raise Invalid({"name": _TAKEN}) from None


async def archive_room(actor: Principal, room_id: str) -> None:
    """Archive a room that the actor manages: it can be read, but not written in. Raises `NotFound`, `Forbidden`,
    `Conflict`."""
    await _set_archived(actor, room_id, archived=True)


async def restore_room(actor: Principal, room_id: str) -> None:
    """Take a room that the actor manages out of the archive. Raises `NotFound`, `Forbidden`, `Conflict`."""
    await _set_archived(actor, room_id, archived=False)


async def _set_archived(actor: Principal, room_id: str, *, archived: bool) -> None:
    await access.load_managed_room(actor, room_id)
    async with transaction() as tx:
        room = await _lock_room(tx, room_id)
        if (room.archived_at is not None) == archived:
            return
        values = {"archived_at": clock.now(), "archived_by_id": actor.user_id} if archived else {}
        same = Room.filter(id=room_id).using_db(tx.connection)
        await same.update(**{"archived_at": None, "archived_by_id": None, **values}, revision=(room.revision or 0) + 1)
        kind, action = (
            ("room.archived", audit.Action.ROOM_ARCHIVED) if archived else ("room.restored", audit.Action.ROOM_RESTORED)
        )
        await streams.append(tx, f"room:{room_id}", kind, {}, actor=actor.user_id)
        tx.after_commit(lambda: rooms_changed.send(room_id, None))
        await audit.record(action, actor=actor, target=f"room:{room_id}")


async def _lock_room(tx: Transaction, room_id: str) -> Room:
    """The room, locked against messages and changes until this transaction ends."""
    await streams.lock(tx, f"room:{room_id}")
    return await Room.get(id=room_id, using_db=tx.connection)


async def join_default_rooms(tx: Transaction, user_id: str) -> None:
    """Add a new person who may chat to the default rooms; the very first person gets a general room. It is no event of
    the rooms' streams, since an import of a thousand people would make every open page reload; open pages are told
    through `arrivals`."""
    user = await User.get(id=user_id, using_db=tx.connection).select_related("role")
    if "send_message" not in user.role.permissions:
        return
    # In order, since each is locked: two transactions in different orders would deadlock.
    rooms = await Room.filter(auto_join=True, archived_at=None).order_by("id").using_db(tx.connection)
    if not rooms and not await Room.exists():
        with use_locale(user.locale):
            name = gettext(GENERAL)
        rooms = [await insert_room(tx, RoomKind.OPEN, user_id, name=name, name_key=room_name_key(name), auto_join=True)]
    for room in rooms:
        await insert_member(tx, room.id, user_id)
        tx.after_commit(partial(member_added.send, room.id, user_id))


async def join_room(actor: Principal, room_id: str) -> Room:
    """Add the actor to an open room; returns any room that they are in already. Raises `NotFound`."""
    found = await access.find_membership(actor, room_id)
    if found is not None:
        return found.room
    room = await access.load_joinable_room(actor, room_id)
    async with transaction() as tx:
        await add_to_room(tx, room.id, actor.user_id, by=actor.user_id)
    return room


# Direct rooms: one for each set of people.
