"""Moderating rooms: mutes and bans."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from app import audit
from app.accounts.users import Person, people_by_id
from app.chat import access
from app.chat.models import Membership, RoomBan
from app.chat.rooms.member_list import mute_values
from app.chat.rooms.members import delete_member, require_can_silence
from app.clock import clock
from app.database import transaction
from app.errors import Conflict, NotFound
from app.principal import Principal
from app.realtime import streams
from app.text import name_key
from app.versions import check_version


class MuteFor(StrEnum):
    """How long a mute lasts; `lifted`: until a moderator lifts it."""

    MINUTES = "10m"
    HOUR = "1h"
    DAY = "24h"
    LIFTED = "lifted"


_LENGTHS = {
    MuteFor.MINUTES: timedelta(minutes=10),
    MuteFor.HOUR: timedelta(hours=1),
    MuteFor.DAY: timedelta(hours=24),
}
# The most that are listed; others are found by name.
MAX_BANS = 50
# "Until it is lifted", as a time that both databases can store.
FOREVER = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Ban:
    """A person's ban from a room: when, by whom and why. `by` is "" for former members; `handle` and `by_handle`: see
    `handle_of`."""

    user_id: str
    name: str
    by: str
    reason: str
    at: datetime
    handle: str = ""
    by_handle: str = ""
    avatar: str | None = None


async def mute_member(
    actor: Principal, room_id: str, user_id: str, length: MuteFor, version: str | None = None
) -> datetime:
    """Mute a member of a room that the actor moderates, who may still read; returns until when. Raises `NotFound`,
    `Forbidden`, `Stale` (with `mute_values`), `Conflict` (`direct_room`, `oneself`, `moderator` for other
    moderators)."""
    await access.load_moderated_room(actor, room_id)
    await require_can_silence(actor, user_id)
    until = clock.now() + _LENGTHS[length] if length in _LENGTHS else FOREVER
    await _set_muted(actor, room_id, user_id, until, version, length.value)
    return until


async def unmute_member(actor: Principal, room_id: str, user_id: str, version: str | None = None) -> None:
    """Lift a member's mute. Raises `NotFound`, `Forbidden`, `Stale`, `Conflict`."""
    await access.load_moderated_room(actor, room_id)
    await _set_muted(actor, room_id, user_id, None, version)


async def _set_muted(
    actor: Principal, room_id: str, user_id: str, until: datetime | None, version: str | None, length: str = ""
) -> None:
    action = audit.Action.ROOM_MEMBER_MUTED if until else audit.Action.ROOM_MEMBER_UNMUTED
    async with transaction() as tx:
        await streams.lock(tx, f"room:{room_id}")  # what was said before it was said in time
        members = Membership.filter(room_id=room_id, user_id=user_id).using_db(tx.connection)
        member = await members.first()
        if member is None:
            raise NotFound("no such member")
        check_version(version, mute_values(member.muted_until), mute_values(until))
        await members.update(muted_until=until)
        # Their own page finds out by it what they may now; for others nothing has changed.
        await streams.append(tx, f"room:{room_id}", "member.changed", {"user": user_id}, actor=actor.user_id)
        meta = {"user": user_id, **({"length": length} if length else {})}
        await audit.record(action, actor=actor, target=f"room:{room_id}", meta=meta)


async def ban_member(actor: Principal, room_id: str, user_id: str, reason: str = "") -> None:
    """Remove a person from a room that the actor moderates, and hide it from them. Their sockets lose it at once.
    Raises `NotFound`, `Forbidden`, `Conflict` (as `mute_member`, and `banned` if they are already)."""
    await access.load_moderated_room(actor, room_id)
    await require_can_silence(actor, user_id)
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
    """Lift a ban: the person can join the room again if it is open, or be added. Raises `NotFound`, `Forbidden`,
    `Conflict`."""
    await access.load_moderated_room(actor, room_id)
    async with transaction() as tx:
        if not await RoomBan.filter(room_id=room_id, user_id=user_id).using_db(tx.connection).delete():
            raise NotFound("no such ban")
        meta = {"user": user_id}
        await audit.record(audit.Action.ROOM_BAN_LIFTED, actor=actor, target=f"room:{room_id}", meta=meta)


async def list_bans(actor: Principal, room_id: str, query: str = "") -> list[Ban]:
    """The latest `MAX_BANS` bans of a room that the actor moderates, of people whose name contains `query`. Raises
    `NotFound`, `Forbidden`, `Conflict`."""
    await access.load_moderated_room(actor, room_id)
    return await find_bans(room_id, query)


async def find_bans(room_id: str, query: str = "") -> list[Ban]:
    """`list_bans` of a room that the actor was found to moderate."""
    bans = RoomBan.filter(room_id=room_id)
    if query:
        bans = bans.filter(user__name_key__contains=name_key(query))
    found = await bans.order_by("-id").limit(MAX_BANS)
    known = await people_by_id(each for ban in found for each in (ban.user_id, ban.banned_by_id) if each)
    return [_ban(ban, known[ban.user_id], known.get(ban.banned_by_id or "")) for ban in found]


def _ban(ban: RoomBan, person: Person, by: Person | None) -> Ban:
    name, handle = (by.name, by.handle) if by else ("", "")
    return Ban(ban.user_id, person.name, name, ban.reason, ban.banned_at, person.handle, handle, person.avatar)
