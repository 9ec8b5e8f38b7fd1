"""Which messages of a room notify a person: all, mentions, or none."""

from collections.abc import Collection

from app.chat import access
from app.chat.access import SenderMembership
from app.chat.models import Membership, NotifyLevel, RoomKind
from app.chat.notification_kinds import DIRECT_MESSAGE, MENTION, ROOM_MESSAGE
from app.chat.signals import rooms_changed, unread_changed
from app.database import Transaction, as_json, transaction
from app.principal import Principal

_LEVELS = (
    'SELECT m.user_id, m.notify, ro.permissions FROM "membership" m JOIN "user" u ON u.id = m.user_id '
    'JOIN "role" ro ON ro.key = u.role_id WHERE m.room_id = $1'
)


def effective_notification_level(member: Membership) -> NotifyLevel:
    """The level that the member chose, or the default of rooms of that kind."""
    if member.notify is not None:
        return member.notify
    return NotifyLevel.ALL if member.room.kind == RoomKind.DIRECT else NotifyLevel.MENTIONS


async def set_notification_level(actor: Principal, room_id: str, level: NotifyLevel) -> None:
    """Set which messages of a room notify the actor. Raises `NotFound` if they are not in it."""
    member = await access.load_membership(actor, room_id)
    async with transaction() as tx:
        await Membership.filter(id=member.id).using_db(tx.connection).update(notify=level)
        mine = frozenset({actor.user_id})
        tx.after_commit(lambda: unread_changed.send(room_id, mine))
        tx.after_commit(lambda: rooms_changed.send(room_id, mine))


async def members_to_notify(
    tx: Transaction, sender: SenderMembership, mentioned: Collection[str], *, but: str
) -> dict[str, set[str]]:
    """The ids of the people to notify of a message, by the kind of the notification, without its author (`but`).
    Nothing is read for rooms in which nobody chose a level, which are most."""
    direct = sender.kind == RoomKind.DIRECT
    chosen: dict[str, str | None] = {}
    if direct or sender.levels:
        rows = await tx.fetch(_LEVELS + ("" if direct else " AND m.notify > ''"), sender.room_id)
        # People who lost the permission are still members, and must not be notified of messages.
        may = [row for row in rows if "send_message" in as_json(row["permissions"])]
        chosen = {row["user_id"]: row["notify"] for row in may if row["user_id"] != but}
    usual = NotifyLevel.ALL if direct else NotifyLevel.MENTIONS
    level = {**dict.fromkeys(mentioned, None), **chosen}
    named = {person for person in mentioned if level[person] != NotifyLevel.NOTHING} - {but}
    everything = {person for person, choice in level.items() if (choice or usual) == NotifyLevel.ALL}
    told = {DIRECT_MESSAGE: named | everything} if direct else {MENTION: named, ROOM_MESSAGE: everything - named}
    return {kind: people for kind, people in told.items() if people}
