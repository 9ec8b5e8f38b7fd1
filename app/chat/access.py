"""How a room is reached. Nothing fetches a room or its messages for a person by another way."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from app.chat.models import Membership, MessageKind, Room, RoomKind
from app.database import Transaction, as_json, fetch, marks
from app.errors import NotFound
from app.identity import Principal
from app.ids import is_id


@dataclass(frozen=True, slots=True)
class Seat:
    """As much of a membership, its room and its person as sending a message needs. `person` is their name as it is now;
    that of the actor is as old as their connection."""

    room_id: str
    kind: str
    name: str
    read_count: int
    person: str


async def seat(tx: Transaction, actor: Principal, room_id: str) -> Seat:
    """`membership`, for those who only write. Raises `NotFound` for the same reasons."""
    if is_id(room_id):
        rows = await tx.fetch(
            'SELECT r.kind, r.name, m.read_count, u.name AS person FROM "membership" m '
            'JOIN "room" r ON r.id = m.room_id JOIN "user" u ON u.id = m.user_id '
            "WHERE m.room_id = $1 AND m.user_id = $2",
            room_id,
            actor.user_id,
        )
        if rows:
            row = rows[0]
            return Seat(room_id, row["kind"], row["name"], row["read_count"], row["person"])
    raise NotFound("no such room")


async def membership(actor: Principal, room_id: str) -> Membership:
    """The actor's membership of the room, with the room. Raises `NotFound` whether the room does not exist or the
    actor is not in it: outsiders do not learn which rooms there are."""
    if is_id(room_id):
        found = await Membership.get_or_none(room_id=room_id, user_id=actor.user_id).select_related("room")
        if found is not None:
            return found
    raise NotFound("no such room")


async def joinable(actor: Principal, room_id: str) -> Room:  # noqa: ARG001 - the actor decides as soon as rooms close
    """An open room. Raises `NotFound`."""
    room = await Room.get_or_none(id=room_id, kind=RoomKind.OPEN) if is_id(room_id) else None
    if room is None:
        raise NotFound("no such room")
    return room


async def followable(actor: Principal, room_ids: Sequence[str]) -> set[str]:
    """Those of the rooms whose streams the actor gets."""
    if not actor.may("send_message"):
        return set()
    among = marks(len(room_ids), first=2)
    found = await fetch(
        f'SELECT room_id FROM "membership" WHERE user_id = $1 AND room_id IN ({among})',  # noqa: S608
        actor.user_id,
        *room_ids,
    )
    return {row["room_id"] for row in found}


async def still_following(user_ids: Collection[str], room_id: str) -> set[str]:
    """Which of the people are in the room."""
    members = Membership.filter(room_id=room_id, user_id__in=list(user_ids))
    return {str(user_id) for user_id in await members.values_list("user_id", flat=True)}


@dataclass(frozen=True, slots=True)
class Target:
    """As much of a message as changing it needs. `mentions` as in `Said`."""

    id: str
    room_id: str
    seq: int
    author_id: str
    kind: str
    body: str
    mentions: Sequence[Sequence[Any]]
    pinned: bool


async def message(tx: Transaction, room_id: str, message_id: str) -> Target:
    """The message `message_id` of a room that was reached already. Raises `NotFound`, also for one that was deleted."""
    if is_id(message_id):
        rows = await tx.fetch(
            'SELECT id, room_id, seq, author_id, kind, body, mentions, pinned_at FROM "message" '
            "WHERE id = $1 AND room_id = $2 AND deleted_at IS NULL",
            message_id,
            room_id,
        )
        if rows:
            row = rows[0]
            return Target(
                row["id"],
                row["room_id"],
                row["seq"],
                row["author_id"],
                row["kind"] or MessageKind.SAID,
                row["body"],
                as_json(row["mentions"]),
                row["pinned_at"] is not None,
            )
    raise NotFound("no such message")
