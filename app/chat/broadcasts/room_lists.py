"""Telling people that their list of rooms has changed. Only that: the list has its reader's language and order, so
pages fetch it. A page that misses the message finds out when it connects, by the version of the list."""

from collections.abc import Collection

import structlog

from app.aio import Debounce
from app.chat import access
from app.chat.schema.rooms import RoomsData
from app.chat.socket.base import PATH
from app.database import database_away_errors
from app.realtime.client import NamespaceConnection
from app.realtime.hub import Hub

log = structlog.get_logger()

# Changes within this time (ten people added at once) are sent as one.
COALESCE_S = 0.2


class RoomLists:
    """Collects the people whose lists changed, and tells those who are connected here."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._people: set[str] = set()
        self._rooms: set[str] = set()
        self._anyone = False
        self._debounce = Debounce(self._broadcast_changes, lambda: COALESCE_S)

    def mark_changed(self, room_id: str, user_ids: Collection[str] | None) -> None:
        """Lists changed because of a room: those of `user_ids`, or (None) of everyone in it."""
        if user_ids is None:
            self._rooms.add(room_id)
        else:
            self._people.update(user_ids)
        self._debounce.trigger()

    def mark_all_changed(self) -> None:
        """Anyone's list may have changed while messages from other nodes were lost."""
        self._anyone = True
        self._debounce.trigger()

    async def _broadcast_changes(self) -> None:
        people, self._people = self._people, set()
        rooms, self._rooms = self._rooms, set()
        anyone, self._anyone = self._anyone, False
        here = self._hub.local_users(PATH)
        try:
            for room_id in rooms:
                people |= await access.filter_current_members(here, room_id)
        except database_away_errors() as error:  # they learn it when they connect the next time
            log.warning("rooms_not_told", error=repr(error))
        body: RoomsData = {"version": None}
        for user_id in here if anyone else people & here:
            self._hub.send_to_user(PATH, user_id, "rooms", body)

    def send_version(self, connection: NamespaceConnection, version: str) -> None:
        """Send the `version` of the list to a new connection, whose page is older."""
        body: RoomsData = {"version": version}
        self._hub.send_to_connection(connection, "rooms", body)

    def stop(self) -> None:
        """Cancel a message that is pending."""
        self._debounce.stop()
