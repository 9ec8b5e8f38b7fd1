"""What moderators do in a room: keep somebody from writing for a while, or out of it for good."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from app import audit
from app.accounts.models import User
from app.accounts.users import people_by_id
from app.chat import access
from app.chat.models import Membership, RoomBan
from app.chat.rooms.members import delete_member
from app.clock import clock
from app.database import transaction
from app.errors import Conflict, NotFound
from app.ids import is_id
from app.principal import Principal
from app.realtime import streams


class MuteFor(StrEnum):
    """How long somebody is muted."""

    MINUTES = "10m"
    HOUR = "1h"
    DAY = "24h"
    LIFTED = "lifted"


_LENGTHS = {
    MuteFor.MINUTES: timedelta(minutes=10),
    MuteFor.HOUR: timedelta(hours=1),
    MuteFor.DAY: timedelta(hours=24),
}
# Until it is lifted: later than anyone waits, and a time that both databases take.
FOR_GOOD = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Ban:
    """Who may not come into a room, since when, by whom and why. `by` is "" for people who are gone."""

    user_id: str
    name: str
    by: str
    reason: str
    at: datetime


async def mute_member(actor: Principal, room_id: str, user_id: str, length: MuteFor) -> datetime:
    """Let a member of a room that the actor moderates read and not write; until when. Raises `NotFound`, `Forbidden`,
    `Conflict` (`direct_room`, `oneself`, `moderator` for people who moderate as well)."""
    await access.moderated(actor, room_id)
    await _may_be_silenced(actor, user_id)
    until = clock.now() + _LENGTHS[length] if length in _LENGTHS else FOR_GOOD
    await _set_muted(actor, room_id, user_id, until, audit.Action.ROOM_MEMBER_MUTED, length.value)
    return until


async def unmute_member(actor: Principal, room_id: str, user_id: str) -> None:
    """Let a muted member write again. Raises `NotFound`, `Forbidden`, `Conflict`."""
    await access.moderated(actor, room_id)
    await _set_muted(actor, room_id, user_id, None, audit.Action.ROOM_MEMBER_UNMUTED, "")


async def _set_muted(
    actor: Principal, room_id: str, user_id: str, until: datetime | None, action: audit.Action, length: str
) -> None:
    async with transaction() as tx:
        await streams.lock(tx, f"room:{room_id}")  # what was said before it was said in time
        members = Membership.filter(room_id=room_id, user_id=user_id).using_db(tx.connection)
        if not await members.update(muted_until=until):
            raise NotFound("no such member")
        # Their own page finds out by it what they may now; for others nothing has changed.
        await streams.append(tx, f"room:{room_id}", "member.changed", {"user": user_id}, actor=actor.user_id)
        meta = {"user": user_id, **({"length": length} if length else {})}
        await audit.record(action, actor=actor, target=f"room:{room_id}", meta=meta)


async def ban_member(actor: Principal, room_id: str, user_id: str, reason: str = "") -> None:
    """Put somebody out of a room that the actor moderates, and keep them out: for them there is no such room any more.
    Their sockets lose it at once. Raises `NotFound`, `Forbidden`, `Conflict` (as `mute`, and `banned` if they are)."""
    await access.moderated(actor, room_id)
    await _may_be_silenced(actor, user_id)
    async with transaction() as tx:
        await streams.lock(tx, f"room:{room_id}")
        if await RoomBan.filter(room_id=room_id, user_id=user_id).using_db(tx.connection).exists():
            raise Conflict("they are banned already", code="banned")
        await RoomBan.create(
            room_id=room_id,
            user_id=user_id,
            banned_by_id=actor.user_id,
            reason=reason,
            banned_at=clock.now(),
            using_db=tx.connection,
        )
        await delete_member(tx, room_id, user_id, by=actor.user_id)
        meta = {"user": user_id, "reason": reason}
        await audit.record(audit.Action.ROOM_MEMBER_BANNED, actor=actor, target=f"room:{room_id}", meta=meta)


async def unban_member(actor: Principal, room_id: str, user_id: str) -> None:
    """Let somebody come into the room again, if it is open or they are let in. Raises `NotFound`, `Forbidden`,
    `Conflict`."""
    await access.moderated(actor, room_id)
    async with transaction() as tx:
        if not await RoomBan.filter(room_id=room_id, user_id=user_id).using_db(tx.connection).delete():
            raise NotFound("no such ban")
        meta = {"user": user_id}
        await audit.record(audit.Action.ROOM_BAN_LIFTED, actor=actor, target=f"room:{room_id}", meta=meta)


async def list_bans(actor: Principal, room_id: str) -> list[Ban]:
    """Who is banned from a room that the actor moderates, the latest first. Raises `NotFound`, `Forbidden`,
    `Conflict`."""
    await access.moderated(actor, room_id)
    found = await RoomBan.filter(room_id=room_id).select_related("user").order_by("-id")
    moderators = await people_by_id(ban.banned_by_id for ban in found if ban.banned_by_id)
    return [
        Ban(
            each.user_id,
            each.user.name,
            moderators[each.banned_by_id].name if each.banned_by_id in moderators else "",
            each.reason,
            each.banned_at,
        )
        for each in found
    ]


async def _may_be_silenced(actor: Principal, user_id: str) -> None:
    """Raise `Conflict` for oneself and for other moderators, `NotFound` for nobody."""
    if user_id == actor.user_id:
        raise Conflict("not oneself", code="oneself")
    user = await User.get_or_none(id=user_id).select_related("role") if is_id(user_id) else None
    if user is None:
        raise NotFound("no such person")
    if access.MODERATE in user.role.permissions:
        raise Conflict("they moderate as well", code="moderator")
