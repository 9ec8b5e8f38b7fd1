"""The namespace `/notifications`."""

from typing import Any

import structlog

from app.database import DATABASE_AWAY
from app.notifications import fragments, service
from app.notifications.events import MarkRead, Subscribe, Unread, Unsubscribe
from app.notifications.kinds import NAMESPACE
from app.realtime.connection import Connection
from app.realtime.namespace import Namespace, event

log = structlog.get_logger()


class NotificationsNamespace(Namespace):
    """A person's own stream, from the moment they are connected, and what they do with it."""

    path = NAMESPACE
    permission = "receive_notifications"

    async def joined(self, connection: Connection) -> None:
        """Attach to the person's stream. How many are unread is told beside this, since nothing may be sent before the
        client knows that it is connected."""
        await self.hub.enter_stream(connection, service.stream_of(connection.principal.user_id))
        self.hub.server.spawn(self._tell_unread(connection))

    async def _tell_unread(self, connection: Connection) -> None:
        try:
            reader = await fragments.reader(connection.principal.user_id)
        except DATABASE_AWAY as error:  # the page had the count already, and the next event brings it again
            log.warning("unread_not_told", error=repr(error))
            return
        self.hub.to_connection(connection, "unread", Unread(count=reader.unread), fragments.badges(reader))

    @event("subscribe", Subscribe, "20 per 10 second")
    async def subscribe(self, connection: Connection, data: Subscribe) -> dict[str, Any]:
        """Follow a topic."""
        await service.follow(connection.principal.user_id, data.topic, True)
        return {}

    @event("unsubscribe", Unsubscribe, "20 per 10 second")
    async def unsubscribe(self, connection: Connection, data: Unsubscribe) -> dict[str, Any]:
        """Stop following a topic."""
        await service.follow(connection.principal.user_id, data.topic, False)
        return {}

    @event("markRead", MarkRead, "40 per 10 second")
    async def mark_read(self, connection: Connection, data: MarkRead) -> dict[str, Any]:
        """Mark items as read; how many are left."""
        left = await service.mark_read(connection.principal.user_id, ids=data.ids, up_to_seq=data.up_to_seq)
        return {"unread": left}
