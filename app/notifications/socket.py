"""The namespace `/notifications`."""

from typing import Any

from app.notifications import announcements, renderers
from app.notifications.renderers import NAMESPACE
from app.notifications.schema import MarkRead, Subscribe, Unread, Unsubscribe
from app.realtime.client import Connection
from app.realtime.namespace import Namespace, event


class NotificationsNamespace(Namespace):
    """A person's own stream, from the moment they are connected, and what they do with it."""

    path = NAMESPACE
    permission = "receive_notifications"

    async def joined(self, connection: Connection) -> None:
        """Attach to the person's stream."""
        await self.hub.follow(connection, announcements.stream_of(connection.principal.user_id))

    async def entered(self, connection: Connection) -> None:
        """Tell how many are unread: the page it belongs to is older."""
        who = connection.principal
        if connection.format == "html":
            reader = await renderers.reader(who.user_id, who.locale)
            self.hub.to_connection(connection, "unread", Unread(count=reader.unread), renderers.badges(reader))
        else:
            unread = await announcements.unread_count(who.user_id)
            self.hub.to_connection(connection, "unread", Unread(count=unread))

    @event("subscribe", Subscribe, "20 per 10 second")
    async def subscribe(self, connection: Connection, data: Subscribe) -> dict[str, Any]:
        """Follow a topic."""
        await announcements.follow(connection.principal.user_id, data.topic, True)
        return {}

    @event("unsubscribe", Unsubscribe, "20 per 10 second")
    async def unsubscribe(self, connection: Connection, data: Unsubscribe) -> dict[str, Any]:
        """Stop following a topic."""
        await announcements.follow(connection.principal.user_id, data.topic, False)
        return {}

    @event("markRead", MarkRead, "40 per 10 second")
    async def mark_read(self, connection: Connection, data: MarkRead) -> dict[str, Any]:
        """Mark items as read; how many are left."""
        left = await announcements.mark_read(connection.principal.user_id, ids=data.ids, up_to_seq=data.up_to_seq)
        return {"unread": left}
