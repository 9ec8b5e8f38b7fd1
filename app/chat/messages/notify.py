"""Who learns of a message although they do not have its room open: whom it names, the others of a direct room, and who
chose to be told of everything."""

from collections.abc import Collection

from app.chat.access import Seat
from app.chat.markdown import excerpt
from app.chat.models import Membership, RoomKind
from app.chat.rooms import notification_levels
from app.database import Transaction
from app.notifications.announcements import Audience, amend, publish
from app.notifications.kinds import MENTION
from app.principal import Principal

EXCERPT = 140


def stream_of(room_id: str) -> str:
    """The stream of a room."""
    return f"room:{room_id}"


def address_of(room_id: str, message_id: str) -> str:
    """Where a message is to be seen, whenever it was said."""
    return f"/chat/{room_id}/messages/{message_id}"


async def keep_mentions(tx: Transaction, room_id: str, message_id: str, seq: int, people: Collection[str]) -> None:
    """Keep who is named in a message, so that unread ones can be counted."""
    if not people:
        return
    values = [value for person in sorted(people) for value in (message_id, person, room_id, seq)]
    rows = ", ".join(f"(${n}, ${n + 1}, ${n + 2}, ${n + 3})" for n in range(1, len(values), 4))
    await tx.fetch(f'INSERT INTO "mention" (message_id, user_id, room_id, seq) VALUES {rows}', *values)  # noqa: S608


async def notify_members(
    tx: Transaction, actor: Principal, seat: Seat, message_id: str, body: str, mentioned: Collection[str]
) -> None:
    """Whom a new message concerns is notified, in the same transaction, as each of them chose for the room."""
    told = await notification_levels.members_to_notify(tx, seat, mentioned, but=actor.user_id)
    for kind, recipients in told.items():
        await _publish(actor, seat, message_id, body, kind, recipients)


async def notify_mentioned(
    tx: Transaction, actor: Principal, seat: Seat, message_id: str, body: str, mentioned: Collection[str]
) -> None:
    """Whom a message names that was known before is notified, unless they want to hear nothing. In a direct room
    everyone was told of it already."""
    if seat.kind != RoomKind.DIRECT and mentioned:
        told = await notification_levels.members_to_notify(tx, seat, mentioned, but=actor.user_id)
        if MENTION in told:
            await _publish(actor, seat, message_id, body, MENTION, told[MENTION])


async def _publish(
    actor: Principal, seat: Seat, message_id: str, body: str, kind: str, recipients: Collection[str]
) -> None:
    await publish(
        actor.user_id,
        kind,
        Audience.users(sorted(recipients)),
        url=address_of(seat.room_id, message_id),
        data={
            "author": actor.name,
            "author_id": actor.user_id,
            "room": seat.name,
            "room_id": seat.room_id,
            "excerpt": excerpt(body, EXCERPT),
        },
        group_key=stream_of(seat.room_id),
    )


async def notify_about_edit(
    tx: Transaction, room_id: str, message_id: str, body: str, over: Collection[str] | None
) -> None:
    """What notifications said of a message follows its `body`. For those in `over` (None: for everyone) there is
    nothing more to see in it."""
    people = await _members(room_id)
    done = people if over is None else over
    await amend(tx, address_of(room_id, message_id), {"excerpt": excerpt(body, EXCERPT)}, people, done)


async def _members(room_id: str) -> list[str]:
    members = await Membership.filter(room_id=room_id).values_list("user_id", flat=True)
    return [str(user_id) for user_id in members]
