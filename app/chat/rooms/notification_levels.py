"""What each person wants to be told of a room: everything, what names them, or nothing."""

from collections.abc import Collection

from app.chat import access
from app.chat.access import Seat
from app.chat.models import Membership, NotifyLevel, RoomKind
from app.chat.signals import rooms_changed, unread_changed
from app.database import Transaction, as_json, transaction
from app.notifications.kinds import DIRECT_MESSAGE, MENTION, ROOM_MESSAGE
from app.principal import Principal

_LEVELS = (
    'SELECT m.user_id, m.notify, ro.permissions FROM "membership" m JOIN "user" u ON u.id = m.user_id '
    'JOIN "role" ro ON ro.key = u.role_id WHERE m.room_id = $1'
)


def notification_level_of(member: Membership) -> NotifyLevel:
    """What the member chose, or what rooms of that kind tell anyone of."""
    if member.notify is not None:
        return member.notify
    return NotifyLevel.ALL if member.room.kind == RoomKind.DIRECT else NotifyLevel.MENTIONS


async def set_notification_level(actor: Principal, room_id: str, level: NotifyLevel) -> None:
    """Choose what the actor is told of a room they are in. Raises `NotFound`."""
    member = await access.membership(actor, room_id)
    async with transaction() as tx:
        await Membership.filter(id=member.id).using_db(tx.connection).update(notify=level)
        mine = frozenset({actor.user_id})
        tx.after_commit(lambda: unread_changed.send(room_id, mine))
        tx.after_commit(lambda: rooms_changed.send(room_id, mine))


async def members_to_notify(
    tx: Transaction, seat: Seat, mentioned: Collection[str], *, but: str
) -> dict[str, set[str]]:
    """Whose inboxes a message goes into, by the kind of the notification; never that of its author (`but`). Nothing is
    read where nobody chose anything, which is most rooms."""
    direct = seat.kind == RoomKind.DIRECT
    chosen: dict[str, str | None] = {}
    if direct or seat.levels:
        rows = await tx.fetch(_LEVELS + ("" if direct else " AND m.notify IS NOT NULL"), seat.room_id)
        # Who lost the permission is still in the room, and must not learn by a notification what is said there.
        may = [row for row in rows if "send_message" in as_json(row["permissions"])]
        chosen = {row["user_id"]: row["notify"] for row in may if row["user_id"] != but}
    usual = NotifyLevel.ALL if direct else NotifyLevel.MENTIONS
    level = {**dict.fromkeys(mentioned, None), **chosen}
    named = {person for person in mentioned if level[person] != NotifyLevel.NOTHING} - {but}
    everything = {person for person, choice in level.items() if (choice or usual) == NotifyLevel.ALL}
    told = {DIRECT_MESSAGE: named | everything} if direct else {MENTION: named, ROOM_MESSAGE: everything - named}
    return {kind: people for kind, people in told.items() if people}
