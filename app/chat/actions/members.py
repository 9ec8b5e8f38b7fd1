"""Actions on the members of a room: adding, removing, roles, mutes and bans."""

from collections.abc import Sequence
from datetime import datetime

from app.actions import action
from app.chat.access import load_membership
from app.chat.actions.messages import CHAT
from app.chat.models import RoomRole
from app.chat.rooms import member_list, members, moderation
from app.chat.rooms.member_list import ListedMember
from app.chat.rooms.moderation import Ban, MuteFor
from app.chat.schema.rooms import BanMember, InRoom, Invite, ListMembers, Mute, OfMember, SetRole, Unmute
from app.principal import Principal

PAGE = 100


@action("listMembers", permission=CHAT, rate="30 per 10 second")
async def list_members(actor: Principal, data: ListMembers) -> tuple[Sequence[ListedMember], int]:
    """A page of the people in a room, and the number of them all. Raises `NotFound`."""
    await load_membership(actor, data.room)
    count = await member_list.count_members(data.room, data.query)
    offset = (data.page - 1) * PAGE
    return await member_list.find_members(data.room, data.query, count=count, limit=PAGE, offset=offset), count


@action("inviteToRoom", permission=CHAT, rate="30 per minute")
async def add_members(actor: Principal, data: Invite) -> list[str]:
    """Add people to a room; returns the ids of those who were not in it yet."""
    return list(await members.add_members(actor, data.room, data.people))


@action("removeMember", permission=CHAT, rate="60 per minute")
async def remove_member(actor: Principal, data: OfMember) -> None:
    """Remove a person from a room. Only its owners and chat moderators may."""
    await members.remove_member(actor, data.room, data.user)


@action("setMemberRole", permission=CHAT, rate="60 per minute")
async def set_member_role(actor: Principal, data: SetRole) -> None:
    """Make a member an owner of the room, or an ordinary member. Raises `Conflict` (last_owner)."""
    await members.set_member_role(actor, data.room, data.user, RoomRole(data.role))


@action("muteMember", permission=CHAT, rate="60 per minute")
async def mute_member(actor: Principal, data: Mute) -> datetime:
    """Mute a member, who may still read; returns until when (UTC). Raises `Stale`, and `Conflict` (moderator,
    oneself)."""
    return await moderation.mute_member(actor, data.room, data.user, MuteFor(data.length), data.version)


@action("unmuteMember", permission=CHAT, rate="60 per minute")
async def unmute_member(actor: Principal, data: Unmute) -> None:
    """End a member's mute early. Only chat moderators may. Raises `Stale`."""
    await moderation.unmute_member(actor, data.room, data.user, data.version)


@action("banMember", permission=CHAT, rate="60 per minute")
async def ban_member(actor: Principal, data: BanMember) -> None:
    """Remove a person from a room and keep them out. Raises `Conflict` (moderator, oneself)."""
    await moderation.ban_member(actor, data.room, data.user, data.reason)


@action("unbanMember", permission=CHAT, rate="60 per minute")
async def unban_member(actor: Principal, data: OfMember) -> None:
    """Lift a person's ban, so that they can join again. Only chat moderators may."""
    await moderation.unban_member(actor, data.room, data.user)


@action("listBans", permission=CHAT, rate="30 per 10 second")
async def list_bans(actor: Principal, data: InRoom) -> Sequence[Ban]:
    """The bans of a room, the latest first. Only chat moderators may see them."""
    return await moderation.list_bans(actor, data.room)
