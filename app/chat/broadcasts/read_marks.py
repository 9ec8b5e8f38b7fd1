"""Telling people who have a room open how far the others have read: at most once a second per room, and only
changes."""

import time
from collections.abc import Mapping

import structlog

from app.aio import Debounce
from app.chat.messages.notify import stream_name
from app.chat.messages.read_receipts import load_read_marks
from app.chat.schema.messages import SeenData
from app.chat.socket.base import PATH
from app.database import database_away_errors
from app.realtime.hub import Hub

log = structlog.get_logger()

COALESCE_S = 1.0
# A room with too many people is not looked at again for this time.
LARGE_FOR_S = 60.0


class ReadMarks:
    """Collects the rooms in which a read mark moved, and tells the connections here that follow them."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._rooms: set[str] = set()
        self._last_sent: dict[str, Mapping[str, int]] = {}
        self._large: dict[str, float] = {}
        self._debounce = Debounce(self._broadcast_changes, lambda: COALESCE_S)

    def mark_changed(self, room_id: str) -> None:
        """A read mark in this room may have moved."""
        if self._hub.has_followers(stream_name(room_id)):
            self._rooms.add(room_id)
            self._debounce.trigger()

    async def _broadcast_changes(self) -> None:
        rooms, self._rooms = self._rooms, set()
        now = time.monotonic()
        self._large = {room_id: until for room_id, until in self._large.items() if until > now}
        for gone in [room_id for room_id in self._last_sent if not self._hub.has_followers(stream_name(room_id))]:
            del self._last_sent[gone]
        try:
            for room_id in rooms - self._large.keys():
                await self._broadcast(room_id, now)
        except database_away_errors() as error:  # the next one who reads tells it
            log.warning("marks_not_told", error=repr(error))

    async def _broadcast(self, room_id: str, now: float) -> None:
        marks = await load_read_marks(room_id)
        if marks is None:
            self._large[room_id] = now + LARGE_FOR_S
        elif marks.seqs != self._last_sent.get(room_id):
            self._last_sent[room_id] = marks.seqs
            body: SeenData = {"room": room_id, "marks": dict(marks.seqs)}
            self._hub.send_to_followers(PATH, stream_name(room_id), "seen", body, marks.without)

    def stop(self) -> None:
        """Cancel a message that is pending."""
        self._debounce.stop()
