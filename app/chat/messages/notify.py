"""Notifying people of messages in rooms they do not have open: mentions, direct messages, and rooms whose messages they
want all."""

from collections.abc import Collection

from app.chat import access
from app.chat.access import SenderMembership
from app.chat.markdown import excerpt
from app.chat.messages import notify_many
from app.chat.models import RoomKind
from app.chat.notification_kinds import MENTION, ROOM_MESSAGE
from app.chat.rooms import notification_levels
from app.database import Transaction
from app.notifications.announcements import (
    Audience,
    Draft,
    amend_data,
    amend_items,
    holders_of,
    keep_as_is,
    notifications_about,
    publish,
    write,
)
from app.principal import Principal


def stream_name(room_id: str) -> str:
    """The name of a room's stream."""
    return f"room:{room_id}"


def message_url(room_id: str, message_id: str) -> str:
    """The path of a message in its room."""
    return f"/chat/{room_id}/messages/{message_id}"


async def insert_mentions(tx: Transaction, room_id: str, message_id: str, seq: int, people: Collection[str]) -> None:
    """Store the people mentioned in a message, so that unread mentions can be counted."""
    if not people:
        return
    values = [value for person in sorted(people) for value in (message_id, person, room_id, seq)]
    rows = ", ".join(f"(${n}, ${n + 1}, ${n + 2}, ${n + 3})" for n in range(1, len(values), 4))
    await tx.fetch(f'INSERT INTO "mention" (message_id, user_id, room_id, seq) VALUES {rows}', *values)  # noqa: S608


async def notify_members(
    tx: Transaction,
    actor: Principal,
    sender: SenderMembership,
    message_id: str,
    seq: int,
    body: str,
    mentioned: Collection[str],
) -> None:
    """Notify the members whom a new message concerns, in the same transaction, as each of them chose for the room.
    Where too many want all messages, the outbox notifies those."""
    told = await notification_levels.members_to_notify(tx, sender, mentioned, but=actor.user_id, few=notify_many.FEW)
    for kind, recipients in told.by_kind.items():
        await _publish(actor, sender, message_id, body, kind, recipients)
    if told.many:
        draft = _draft(actor, sender, message_id, body, ROOM_MESSAGE)
        notification = await write(tx, actor.user_id, Audience.users(()), draft)
        but = told.by_kind.get(MENTION, set()) | {actor.user_id}
        await notify_many.notify_later(tx, sender.room_id, message_id, seq, notification.id, but)


async def notify_mentioned(
    tx: Transaction, actor: Principal, sender: SenderMembership, message_id: str, body: str, mentioned: Collection[str]
) -> None:
    """Notify the people whom an edited message mentions newly, unless they chose no notifications. In a direct room
    everyone was notified of it already."""
    if sender.kind != RoomKind.DIRECT and mentioned:
        told = await notification_levels.members_to_notify(tx, sender, mentioned, but=actor.user_id, few=0)
        if MENTION in told.by_kind:
            await _publish(actor, sender, message_id, body, MENTION, told.by_kind[MENTION])


async def _publish(
    actor: Principal, sender: SenderMembership, message_id: str, body: str, kind: str, recipients: Collection[str]
) -> None:
    draft = _draft(actor, sender, message_id, body, kind)
    people = Audience.users(sorted(recipients))
    await publish(actor.user_id, kind, people, url=draft.url, data=draft.data, group_key=draft.group_key)


def _draft(actor: Principal, sender: SenderMembership, message_id: str, body: str, kind: str) -> Draft:
    data = {
        "author": actor.name,
        "author_id": actor.user_id,
        "author_handle": sender.handle,
        "room": sender.name,
        "room_id": sender.room_id,
        "excerpt": excerpt(body, notify_many.EXCERPT),
    }
    url, group = message_url(sender.room_id, message_id), stream_name(sender.room_id)
    return Draft(kind, url=url, data=data, group_key=group)


async def update_notifications(
    tx: Transaction, room_id: str, message_id: str, body: str, over: Collection[str]
) -> None:
    """Update the notifications of a message to its new `body`; for people in `over` they are marked as read. Who may
    not read the room any more keeps theirs as they were. Where too many have them, the outbox does it."""
    ids = await notifications_about(tx, message_url(room_id, message_id))
    holders = await holders_of(tx, ids, notify_many.FEW + 1)
    if len(holders) > notify_many.FEW:
        return await notify_many.amend_later(tx, room_id, message_id, ids, over)
    readers = await access.filter_readers(holders, room_id)
    await keep_as_is(tx, ids, set(holders) - readers)
    await amend_data(tx, ids, {"excerpt": excerpt(body, notify_many.EXCERPT)})
    await amend_items(tx, ids, readers, over)


async def clear_notifications(tx: Transaction, room_id: str, message_id: str) -> None:
    """Leave nothing of a deleted message in notifications, whoever has them, and mark them as read. Where too many have
    them, the outbox tells their pages."""
    ids = await notifications_about(tx, message_url(room_id, message_id), kept=True)
    await amend_data(tx, ids, {"excerpt": ""})
    holders = await holders_of(tx, ids, notify_many.FEW + 1)
    if len(holders) > notify_many.FEW:
        return await notify_many.tell_later(tx, room_id, ids)
    readers = await access.filter_readers(holders, room_id)
    await amend_items(tx, ids, readers, readers)
