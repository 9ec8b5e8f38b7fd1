"""The namespace `/notifications`."""

from typing import Any

from app.notifications import actions, announcements, renderers
from app.notifications.renderers import NAMESPACE
from app.notifications.schema import MarkedRead, Unread
from app.realtime.client import Connection
from app.realtime.namespace import Namespace, event_of
from app.realtime.protocol import Done


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

    @event_of(actions.subscribe)
    async def subscribe(self, connection: Connection, values: Any) -> Done:
        """Nothing but that it was done."""
        await actions.subscribe(connection.principal, values)
        return {}

    @event_of(actions.unsubscribe)
    async def unsubscribe(self, connection: Connection, values: Any) -> Done:
        """Nothing but that it was done."""
        await actions.unsubscribe(connection.principal, values)
        return {}

    @event_of(actions.mark_read, name="markRead")
    async def mark_read(self, connection: Connection, values: Any) -> MarkedRead:
        """How many are left unread."""
        return {"unread": await actions.mark_read(connection.principal, values)}
