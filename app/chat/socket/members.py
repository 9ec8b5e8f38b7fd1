"""Events of who is in a room: letting in, leaving, removing, roles, mutes and bans."""

from typing import Any

from app.chat.access import membership as in_room
from app.chat.models import RoomRole
from app.chat.rooms.member_list import count_members, find_members
from app.chat.rooms.members import add_members, leave_room, remove_member, set_member_role
from app.chat.rooms.moderation import MuteFor, ban_member, list_bans, mute_member, unban_member, unmute_member
from app.chat.schema.rooms import BanMember, InRoom, Invite, ListMembers, Mute, OfMember, SetRole
from app.chat.socket.base import ChatEvents
from app.realtime.client import Connection
from app.realtime.namespace import event

PAGE = 100


class Gathering(ChatEvents):
    """What is done about people in a room."""

    @event("listMembers", ListMembers, "30 per 10 second")
    async def list_members(self, connection: Connection, data: ListMembers) -> dict[str, Any]:
        """A page of the people in a room that one is in."""
        await in_room(connection.principal, data.room)
        found = await find_members(data.room, data.query, limit=PAGE, offset=(data.page - 1) * PAGE)
        members = [{"id": each.id, "name": each.name, "role": "owner" if each.owner else "member"} for each in found]
        return {"members": members, "total": await count_members(data.room, data.query)}

    @event("inviteToRoom", Invite, "30 per minute")
    async def invite(self, connection: Connection, data: Invite) -> dict[str, Any]:
        """Let people in."""
        return {"invited": await add_members(connection.principal, data.room, data.people)}

    @event("quitRoom", InRoom, "30 per minute")
    async def quit_room(self, connection: Connection, data: InRoom) -> dict[str, Any]:
        """Be a member no more."""
        await leave_room(connection.principal, data.room)
        return {}

    @event("removeMember", OfMember, "60 per minute")
    async def remove_member(self, connection: Connection, data: OfMember) -> dict[str, Any]:
        """Take somebody out."""
        await remove_member(connection.principal, data.room, data.user)
        return {}

    @event("setMemberRole", SetRole, "60 per minute")
    async def set_member_role(self, connection: Connection, data: SetRole) -> dict[str, Any]:
        """Make somebody an owner, or no owner any more."""
        await set_member_role(connection.principal, data.room, data.user, RoomRole(data.role))
        return {}

    @event("muteMember", Mute, "60 per minute")
    async def mute_member(self, connection: Connection, data: Mute) -> dict[str, Any]:
        """Let somebody read and not write; `until` is ISO 8601 in UTC."""
        until = await mute_member(connection.principal, data.room, data.user, MuteFor(data.length))
        return {"until": until.isoformat()}

    @event("unmuteMember", OfMember, "60 per minute")
    async def unmute_member(self, connection: Connection, data: OfMember) -> dict[str, Any]:
        """Let somebody write again."""
        await unmute_member(connection.principal, data.room, data.user)
        return {}

    @event("banMember", BanMember, "60 per minute")
    async def ban_member(self, connection: Connection, data: BanMember) -> dict[str, Any]:
        """Keep somebody out."""
        await ban_member(connection.principal, data.room, data.user, data.reason)
        return {}

    @event("unbanMember", OfMember, "60 per minute")
    async def unban_member(self, connection: Connection, data: OfMember) -> dict[str, Any]:
        """Let somebody come in again."""
        await unban_member(connection.principal, data.room, data.user)
        return {}

    @event("listBans", InRoom, "30 per 10 second")
    async def list_bans(self, connection: Connection, data: InRoom) -> dict[str, Any]:
        """Who is kept out; `at` is ISO 8601 in UTC."""
        found = await list_bans(connection.principal, data.room)
        rows = [
            {"user": each.user_id, "name": each.name, "by": each.by, "reason": each.reason, "at": each.at.isoformat()}
            for each in found
        ]
        return {"bans": rows}
