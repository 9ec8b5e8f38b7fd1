"""The socket handlers of the namespace `/notifications`."""

from typing import Any

from app.notifications import actions, announcements, renderers
from app.notifications.renderers import NAMESPACE
from app.notifications.schema import MarkedRead, Unread
from app.realtime.client import NamespaceConnection
from app.realtime.namespace import Namespace, action_event
from app.realtime.protocol import Done


class NotificationsNamespace(Namespace):
    """A person's own stream, and their actions on it."""

    path = NAMESPACE
    permission = "receive_notifications"

    async def before_accept(self, connection: NamespaceConnection) -> None:
        """Attach the connection to its person's stream."""
        await self.hub.follow_stream(connection, announcements.stream_name(connection.principal.user_id))

    async def after_accept(self, connection: NamespaceConnection) -> None:
        """Send the number of unread items, since the page may be older than the connection."""
        who = connection.principal
        if connection.format == "html":
            reader = await renderers.load_reader(who.user_id, who.locale)
            self.hub.send_to_connection(
                connection, "unread", Unread(count=reader.unread), renderers.render_badges(reader)
            )
        else:
            unread = await announcements.unread_count(who.user_id)
            self.hub.send_to_connection(connection, "unread", Unread(count=unread))

    @action_event(actions.subscribe)
    async def subscribe(self, connection: NamespaceConnection, values: Any) -> Done:
        """Follow a topic; the ack has no fields of its own."""
        await actions.subscribe(connection.principal, values)
        return {}

    @action_event(actions.unsubscribe)
    async def unsubscribe(self, connection: NamespaceConnection, values: Any) -> Done:
        """Stop following a topic; the ack has no fields of its own."""
        await actions.unsubscribe(connection.principal, values)
        return {}

    @action_event(actions.mark_read, name="markRead")
    async def mark_read(self, connection: NamespaceConnection, values: Any) -> MarkedRead:
        """Mark items as read; the ack has the number of unread items."""
        return {"unread": await actions.mark_read(connection.principal, values)}
