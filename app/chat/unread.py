"""Telling people their counts of unread messages, live and together: at most twice a second for each room, one
statement for everyone concerned, and nothing to those whose count is what they were told last."""

import asyncio

from app.chat.namespace import PATH
from app.chat.reading import unread_counts
from app.realtime.connection import Connection
from app.realtime.hub import Hub
from app.web.templating import render

# Somebody who has the room open reads a message within this, and then there is nothing to tell.
COALESCE_S = 0.5


class UnreadCounts:
    """Collects whose counts may have changed and tells those who are connected here."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._rooms: dict[str, frozenset[str] | None] = {}
        self._told: dict[tuple[str, str], int] = {}
        self._task: asyncio.Task[None] | None = None

    def changed(self, room_id: str, user_ids: frozenset[str] | None) -> None:
        """Counts in a room changed, for `user_ids` or (None) for everyone in it."""
        known = self._rooms.get(room_id, frozenset())
        self._rooms[room_id] = None if user_ids is None or known is None else known | user_ids
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._tell_soon())

    async def _tell_soon(self) -> None:
        await asyncio.sleep(COALESCE_S)
        self._task = None
        rooms, self._rooms = self._rooms, {}
        here = self._hub.local_users(PATH)
        concerned = here if None in rooms.values() else here & frozenset().union(*(u or () for u in rooms.values()))
        counts = await unread_counts(sorted(concerned))
        for user_id, by_room in counts.items():
            changed = {
                room_id: by_room.get(room_id, 0)
                for room_id in rooms
                if self._told.get((user_id, room_id), 0) != by_room.get(room_id, 0)
            }
            if changed:
                await self._tell(user_id, changed, sum(by_room.values()))

    async def _tell(self, user_id: str, rooms: dict[str, int], total: int) -> None:
        self._remember(user_id, rooms)
        await self._hub.to_user(PATH, user_id, "unread", {"count": total, "rooms": rooms}, _html(rooms, total))

    def _remember(self, user_id: str, rooms: dict[str, int]) -> None:
        for room_id, count in rooms.items():
            if count:
                self._told[user_id, room_id] = count
            else:
                self._told.pop((user_id, room_id), None)

    async def tell_all(self, connection: Connection, room_ids: list[str]) -> None:
        """Tell a connection that has just been made its counts in all of its rooms: the page it belongs to is older."""
        user_id = connection.principal.user_id
        by_room = (await unread_counts([user_id]))[user_id]
        rooms = {room_id: by_room.get(room_id, 0) for room_id in room_ids}
        self._remember(user_id, rooms)
        total = sum(by_room.values())
        body = {"count": total, "rooms": rooms}
        await self._hub.to_connection(connection, "unread", body, _html(rooms, total))

    def stop(self) -> None:
        """End what is under way."""
        if self._task is not None:
            self._task.cancel()
            self._task = None


def _html(rooms: dict[str, int], total: int) -> str:
    return render("chat/_unread_changed.html", rooms=rooms, total=total)
