"""Which messages of a room notify a person: all, mentions, or none."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from app.chat import access
from app.chat.access import SenderMembership
from app.chat.models import Membership, NotifyLevel, RoomKind
from app.chat.notification_kinds import DIRECT_MESSAGE, MENTION, ROOM_MESSAGE
from app.chat.signals import rooms_changed, unread_changed
from app.database import Row, Transaction, parameters, transaction
from app.principal import Principal

_WANT_ALL = f"{access.MEMBERS} AND m.notify = 'all' LIMIT $2"


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


@dataclass(slots=True)  # not frozen, as MessageRecord
class Recipients:
    """The ids of people to notify of a message, by the kind of the notification. With `many`, those of `ROOM_MESSAGE`
    are left out: there are more than could be written with the message."""

    by_kind: dict[str, set[str]]
    many: bool = False


async def members_to_notify(
    tx: Transaction, sender: SenderMembership, mentioned: Collection[str], *, but: str, few: int
) -> Recipients:
    """Whom to notify of a message, without its author (`but`). No more than `few` are read who want all messages of a
    room that is not direct, and nothing for rooms in which nobody chose a level, which are most."""
    if sender.kind == RoomKind.DIRECT:
        chosen = _choices(await tx.fetch(access.MEMBERS, sender.room_id))
        told = {person for person, choice in chosen.items() if choice in (None, NotifyLevel.ALL)}
        named = {person for person in mentioned if chosen.get(person) != NotifyLevel.NOTHING}
        return _recipients(but, {DIRECT_MESSAGE: told | named})
    if not sender.levels:
        return _recipients(but, {MENTION: set(mentioned)})
    wanting = await tx.fetch(_WANT_ALL, sender.room_id, few + 1)
    levels: dict[str, str | None] = {}
    if mentioned:
        among = f" AND m.user_id IN ({parameters(len(mentioned), first=2)})"
        levels = _choices(await tx.fetch(access.MEMBERS + among, sender.room_id, *mentioned))
    named = {person for person in mentioned if levels.get(person) != NotifyLevel.NOTHING}
    if len(wanting) > few:
        return _recipients(but, {MENTION: named}, many=True)
    return _recipients(but, {MENTION: named, ROOM_MESSAGE: set(_choices(wanting)) - named})


def _choices(rows: Sequence[Row]) -> dict[str, str | None]:
    """The levels that people who may chat chose, by their ids."""
    return {row["user_id"]: row["notify"] for row in rows if access.may_chat(row)}


def _recipients(but: str, by_kind: Mapping[str, set[str]], *, many: bool = False) -> Recipients:
    told = {kind: people - {but} for kind, people in by_kind.items()}
    return Recipients({kind: people for kind, people in told.items() if people}, many)
