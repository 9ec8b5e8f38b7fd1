"""Notifying the many of a large room, beside the message: the sender's transaction, for which others wait, writes into
a few inboxes at most, whatever the members of a room have chosen. The outbox does the rest, some inboxes at a time."""

from collections.abc import Collection
from typing import Any

from app.chat import access
from app.chat.attachments.attachment import first_file
from app.chat.markdown import excerpt
from app.chat.models import Message
from app.database import Transaction
from app.notifications.announcements import amend_data, amend_items, deliver_to, holders_of, keep_as_is
from app.outbox import Entry, Outbox, add

# So much of a message, in characters, is in a notification.
EXCERPT = 140
# So many are written at once, with the message.
FEW = 100
# A chunk takes some ten milliseconds, during which nobody else writes.
CHUNK = 100

NOTIFY, AMEND = "chat.notify", "chat.amend"

# Those who want all messages, the earlier members first. Whoever has read so far needs no notification, and whoever
# came later has. Until the chunk is written nobody reads on: what they read then is marked in their inbox as well.
_NEXT = f"{access.MEMBERS} AND m.notify = 'all' AND m.id > $2 ORDER BY m.id LIMIT $3"


def install_notify_many(outbox: Outbox) -> None:
    """Have `outbox` notify the many."""
    outbox.handles(NOTIFY, _notify_chunk)
    outbox.handles(AMEND, _amend_chunk)


async def notify_later(
    tx: Transaction, room_id: str, message_id: str, seq: int, notification_id: str, but: Collection[str]
) -> None:
    """Have the notification of a message reach everyone in the room who wants all messages, except for those in `but`
    and those who have read it by then."""
    about = {"room": room_id, "message": message_id, "seq": seq, "notification": notification_id}
    await add(tx, NOTIFY, {**about, "but": sorted(but), "after": 0})


async def amend_later(
    tx: Transaction, room_id: str, message_id: str, notification_ids: Collection[str], over: Collection[str]
) -> None:
    """Have these notifications of a message show what it was edited to in `tx`, except for people who may not read the
    room any more. For those in `over` they are marked as read."""
    edited = {"message": message_id, "edited": (await _as_edited(tx, message_id))[1]}
    told = {"room": room_id, "notifications": sorted(notification_ids), "after": "", "over": sorted(over)}
    await add(tx, AMEND, {**told, **edited})


async def tell_later(tx: Transaction, room_id: str, notification_ids: Collection[str]) -> None:
    """Have the pages of all who hold these notifications show what has become of them, marked as read."""
    told = {"room": room_id, "notifications": sorted(notification_ids), "after": "", "over": None}
    await add(tx, AMEND, told)


async def _notify_chunk(entry: Entry) -> None:
    at: dict[str, Any] = dict(entry.payload)
    async with entry.step(at) as tx:
        # Locked, so that it is deleted before a chunk or after it, when the deletion finds what is written here.
        message = Message.filter(id=at["message"], deleted_at=None).using_db(tx.connection)
        rows = await _next(tx, at) if await message.select_for_update().first() else []
        people = [row["user_id"] for row in rows if row["last_read_seq"] < at["seq"] and access.may_chat(row)]
        await deliver_to(tx, at["notification"], set(people) - set(at["but"]), f"room:{at['room']}")
        if rows:
            at["after"] = rows[-1]["id"]
    if len(rows) < CHUNK:
        async with entry.done():
            pass


async def _next(tx: Transaction, at: dict[str, Any]) -> Any:
    lock = " FOR UPDATE OF m" if tx.dialect == "postgres" else ""
    return await tx.fetch(_NEXT + lock, at["room"], at["after"], CHUNK)


async def _amend_chunk(entry: Entry) -> None:
    """An edit goes through the holders twice: nobody is shown it before all are known who may not see it."""
    at: dict[str, Any] = dict(entry.payload)
    if at.get("edited"):
        return await _part_chunk(entry, at)
    async with entry.step(at) as tx:
        holders = await holders_of(tx, at["notifications"], CHUNK, at["after"])
        readers = await access.filter_readers(holders, at["room"])
        done = readers if at["over"] is None else set(at["over"])
        await amend_items(tx, at["notifications"], readers, done)
        if holders:
            at["after"] = holders[-1]
    if len(holders) < CHUNK:
        async with entry.done():
            pass


async def _part_chunk(entry: Entry, at: dict[str, Any]) -> None:
    """Have some holders who may not read the room any more keep what they have; after the last, amend the rest."""
    async with entry.step(at) as tx:
        body, edited = await _as_edited(tx, at["message"])  # locked, as in `_notify_chunk`
        holders = await holders_of(tx, at["notifications"], CHUNK, at["after"])
        await keep_as_is(tx, at["notifications"], set(holders) - await access.filter_readers(holders, at["room"]))
        if len(holders) == CHUNK:
            at["after"] = holders[-1]
            return
        # A later edit has an entry of its own, which knows who may see that one; after a deletion there is nothing.
        if edited == at["edited"]:
            await amend_data(tx, at["notifications"], {"excerpt": excerpt(body, EXCERPT)})
        at.update(edited="", after="")


async def _as_edited(tx: Transaction, message_id: str) -> tuple[str, str]:
    """What a message says, and when it was edited the last time, as the database has it; "" if it was deleted."""
    lock = " FOR UPDATE" if tx.dialect == "postgres" else ""
    rows = await tx.fetch('SELECT body, edited_at FROM "message" WHERE id = $1' + lock, message_id)  # noqa: S608
    if not rows or rows[0]["edited_at"] is None:
        return "", ""
    return rows[0]["body"] or await first_file(message_id), str(rows[0]["edited_at"])
