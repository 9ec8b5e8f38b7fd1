"""Updating open pages of the audit log: they are told that there are new entries, and fetch those that match their
filters."""

from collections.abc import AsyncGenerator, Sequence

from quart import Quart

from app.admin.audit_log import LOG
from app.admin.lists.live import EVENT, NAMESPACE, RowsData
from app.aio import Debounce
from app.audit.entries import appended
from app.audit.hash_chain import Entry
from app.realtime import Hub

# A page fetches at most once in this time, however much happens.
EVERY_S = 0.5


class AuditTail:
    """Tells the people who watch the log, on this node and the others, that it has grown, at most twice a second."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._announcement = Debounce(self._broadcast, lambda: EVERY_S)
        hub.nodes.on("audit_grew", self._announcement.trigger)

    def on_entries(self, entries: Sequence[Entry]) -> None:  # noqa: ARG002 - everyone looks for themselves
        """Announce that this node has written `entries`."""
        if not self._announcement.is_pending:
            self._hub.nodes.run_elsewhere(NAMESPACE, "audit_grew")
        self._announcement.trigger()

    async def _broadcast(self) -> None:
        watching = {
            connection.principal.user_id
            for connection in self._hub.connections()
            if connection.namespace == NAMESPACE and connection.principal.may(LOG.permission)
        }
        for user_id in watching:
            self._hub.send_to_user(NAMESPACE, user_id, EVENT, RowsData(list=LOG.name, ids=[], added=True))

    def stop(self) -> None:
        """Cancel an announcement that is pending."""
        self._announcement.stop()


def install_tail(app: Quart, hub: Hub) -> None:
    """Keep open pages of the audit log up to date while `app` runs."""
    tail = AuditTail(hub)

    @app.while_serving
    async def lifespan() -> AsyncGenerator[None]:
        with appended.connected(tail.on_entries):
            yield
        tail.stop()
