"""Socket handlers for the members of a room."""

from typing import Any

from app.chat.access import MODERATE
from app.chat.actions import members
from app.chat.schema.answers import BanData, Bans, Invited, ListedMember, Members, Muted
from app.chat.socket.base import ChatEvents
from app.realtime.client import NamespaceConnection
from app.realtime.namespace import action_event
from app.realtime.protocol import Done


class MemberEvents(ChatEvents):
    """Events about the members of a room."""

    @action_event(members.list_members)
    async def list_members(self, connection: NamespaceConnection, values: Any) -> Members:
        """A page of members, and the number of them all."""
        found, total = await members.list_members(connection.principal, values)
        moderates = connection.principal.may(MODERATE)
        rows: list[ListedMember] = [
            {
                "id": each.id,
                "name": each.name,
                "role": "owner" if each.owner else "member",
                "muted_until": each.muted_until.isoformat() if moderates and each.muted_until else None,
                "version": each.mute_version if moderates else None,
            }
            for each in found
        ]
        return {"members": rows, "total": total}

    @action_event(members.add_members)
    async def add_members(self, connection: NamespaceConnection, values: Any) -> Invited:
        """Add people; the ack has the ids of those who were not in the room."""
        return {"invited": await members.add_members(connection.principal, values)}

    @action_event(members.remove_member)
    async def remove_member(self, connection: NamespaceConnection, values: Any) -> Done:
        """Remove a person; the ack has no fields of its own."""
        await members.remove_member(connection.principal, values)
        return {}

    @action_event(members.set_member_role)
    async def set_member_role(self, connection: NamespaceConnection, values: Any) -> Done:
        """Set a member's role; the ack has no fields of its own."""
        await members.set_member_role(connection.principal, values)
        return {}

    @action_event(members.mute_member)
    async def mute_member(self, connection: NamespaceConnection, values: Any) -> Muted:
        """Mute a member; `until` in the ack is ISO 8601 in UTC."""
        return {"until": (await members.mute_member(connection.principal, values)).isoformat()}

    @action_event(members.unmute_member)
    async def unmute_member(self, connection: NamespaceConnection, values: Any) -> Done:
        """Lift a mute; the ack has no fields of its own."""
        await members.unmute_member(connection.principal, values)
        return {}

    @action_event(members.ban_member)
    async def ban_member(self, connection: NamespaceConnection, values: Any) -> Done:
        """Ban a person; the ack has no fields of its own."""
        await members.ban_member(connection.principal, values)
        return {}

    @action_event(members.unban_member)
    async def unban_member(self, connection: NamespaceConnection, values: Any) -> Done:
        """Lift a ban; the ack has no fields of its own."""
        await members.unban_member(connection.principal, values)
        return {}

    @action_event(members.list_bans)
    async def list_bans(self, connection: NamespaceConnection, values: Any) -> Bans:
        """The bans of a room; `at` is ISO 8601 in UTC."""
        rows: list[BanData] = [
            {"user": each.user_id, "name": each.name, "by": each.by, "reason": each.reason, "at": each.at.isoformat()}
            for each in await members.list_bans(connection.principal, values)
        ]
        return {"bans": rows}
