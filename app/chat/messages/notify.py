"""Notifying people of messages in rooms they do not have open: mentions, direct messages, and rooms whose messages they
want all."""

from collections.abc import Collection

from app.chat import access
from app.chat.access import SenderMembership
from app.chat.markdown import excerpt
from app.chat.models import RoomKind
from app.chat.notification_kinds import MENTION
from app.chat.rooms import notification_levels
from app.database import Transaction
from app.notifications.announcements import Audience, amend_notifications, publish, recipients_of
from app.principal import Principal

EXCERPT = 140


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
    tx: Transaction, actor: Principal, sender: SenderMembership, message_id: str, body: str, mentioned: Collection[str]
) -> None:
    """Notify the members whom a new message concerns, in the same transaction, as each of them chose for the room."""
    told = await notification_levels.members_to_notify(tx, sender, mentioned, but=actor.user_id)
    for kind, recipients in told.items():
        await _publish(actor, sender, message_id, body, kind, recipients)


async def notify_mentioned(
    tx: Transaction, actor: Principal, sender: SenderMembership, message_id: str, body: str, mentioned: Collection[str]
) -> None:
    """Notify the people whom an edited message mentions newly, unless they chose no notifications. In a direct room
    everyone was notified of it already."""
    if sender.kind != RoomKind.DIRECT and mentioned:
        told = await notification_levels.members_to_notify(tx, sender, mentioned, but=actor.user_id)
        if MENTION in told:
            await _publish(actor, sender, message_id, body, MENTION, told[MENTION])


async def _publish(
    actor: Principal, sender: SenderMembership, message_id: str, body: str, kind: str, recipients: Collection[str]
) -> None:
    await publish(
        actor.user_id,
        kind,
        Audience.users(sorted(recipients)),
        url=message_url(sender.room_id, message_id),
        data={
            "author": actor.name,
            "author_id": actor.user_id,
            "room": sender.name,
            "room_id": sender.room_id,
            "excerpt": excerpt(body, EXCERPT),
        },
        group_key=stream_name(sender.room_id),
    )


async def update_notifications(
    tx: Transaction, room_id: str, message_id: str, body: str, over: Collection[str] | None
) -> None:
    """Update the notifications of a message to its new `body`. For people in `over` (None: for everyone) they are
    marked as read."""
    url = message_url(room_id, message_id)
    people = await access.filter_current_members(await recipients_of(tx, url), room_id)
    done = people if over is None else over
    await amend_notifications(tx, url, {"excerpt": excerpt(body, EXCERPT)}, people, done)
