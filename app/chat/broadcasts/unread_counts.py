"""Telling people their unread counts: at most twice a second, one statement for everyone concerned, and only counts
that differ from those sent last."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import structlog

from app.aio import Debounce
from app.chat.messages.read_receipts import unread_counts
from app.chat.rooms.unread_counts import NOTHING, Count, sum_counts
from app.chat.schema.messages import UnreadData
from app.chat.socket.base import PATH
from app.database import database_away_errors
from app.realtime.client import NamespaceConnection
from app.realtime.hub import Hub
from app.web.templating import render

log = structlog.get_logger()

# A person who has the room open reads a message within this time, and then there is nothing to send.
COALESCE_S = 0.5

# In place of a count: the person's pages show different ones, so the next count is sent in any case.
_MIXED = Count(-1)


@dataclass(slots=True)
class _Change:
    """Whose count in a room may have changed: that of `people`, who did something, and perhaps that of everyone."""

    everyone: bool = False
    people: set[str] = field(default_factory=set)


class UnreadCounts:
    """Collects the people whose counts may have changed, and tells those who are connected here."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._changes: dict[str, _Change] = {}
        # Whether messages about changes may have been lost.
        self._unnoticed = False
        self._last_sent: dict[str, dict[str, Count]] = {}
        self._debounce = Debounce(self._broadcast_changes, lambda: COALESCE_S)

    def mark_changed(self, room_id: str, user_ids: Collection[str] | None) -> None:
        """Counts in a room changed, for `user_ids`, or (None) for everyone in it."""
        change = self._changes.setdefault(room_id, _Change())
        if user_ids is None:
            change.everyone = True
        else:
            change.people.update(user_ids)
        self._debounce.trigger()

    def mark_all_changed(self) -> None:
        """Any count may have changed while messages from other nodes were lost."""
        self._unnoticed = True
        self._debounce.trigger()

    async def _broadcast_changes(self) -> None:
        changes, self._changes = self._changes, {}
        unnoticed, self._unnoticed = self._unnoticed, False
        here = self._hub.local_users(PATH)
        for gone in self._last_sent.keys() - here:
            del self._last_sent[gone]
        everyone = unnoticed or any(change.everyone for change in changes.values())
        concerned = here if everyone else here & set().union(*(change.people for change in changes.values()))
        try:
            counts = await unread_counts(sorted(concerned))
        except database_away_errors() as error:  # the next change tells it
            log.warning("unread_not_told", error=repr(error))
            return
        for user_id, by_room in counts.items():
            rooms = changes.keys() | (by_room.keys() | self._last_sent.get(user_id, {}).keys() if unnoticed else set())
            news = {
                room_id: by_room.get(room_id, NOTHING)
                for room_id in rooms
                if self._has_changed(user_id, room_id, by_room.get(room_id, NOTHING), changes.get(room_id))
            }
            if news:
                await self._send(user_id, news, sum_counts(by_room.values()))

    def _has_changed(self, user_id: str, room_id: str, count: Count, change: _Change | None) -> bool:
        # A person who has read something may look at a page that was rendered with a count that was never sent.
        read = change is not None and user_id in change.people
        return read or count != self._last_sent.get(user_id, {}).get(room_id, NOTHING)

    async def _send(self, user_id: str, rooms: dict[str, Count], over_all: Count) -> None:
        self._last_sent.setdefault(user_id, {}).update(rooms)
        self._hub.send_to_user(PATH, user_id, "unread", _body(rooms, over_all), _html(rooms, over_all))

    def send_all(self, connection: NamespaceConnection, rooms: Mapping[str, Count], over_all: Count) -> None:
        """Send a new connection, whose page is older, the counts of the `rooms` that a page lists, and the sum over all
        of the person's rooms."""
        told = self._last_sent.setdefault(connection.principal.user_id, {})
        told.update({room_id: _MIXED for room_id, count in rooms.items() if count != told.get(room_id, NOTHING)})
        html = _html(rooms, over_all) if connection.format == "html" else None
        self._hub.send_to_connection(connection, "unread", _body(rooms, over_all), html)

    def stop(self) -> None:
        """Cancel a message that is pending."""
        self._debounce.stop()


def _body(rooms: Mapping[str, Count], over_all: Count) -> UnreadData:
    return {
        "count": over_all.messages,
        "mentions": over_all.mentions,
        "loud": over_all.loud,
        "rooms": {room_id: count.messages for room_id, count in rooms.items()},
        "mentioned": {room_id: count.mentions for room_id, count in rooms.items() if count.mentions},
    }


def _html(rooms: Mapping[str, Count], over_all: Count) -> str:
    return _rendered(tuple(rooms.items()), over_all)


@lru_cache(maxsize=256)  # when everyone comes back at once, most are in the same rooms and have read everything
def _rendered(rooms: tuple[tuple[str, Count], ...], over_all: Count) -> str:
    return render("chat/_unread_changed.html", rooms=dict(rooms), total=over_all)
