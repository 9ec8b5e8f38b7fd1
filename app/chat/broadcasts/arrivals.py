"""Telling the pages of a room about people who were added automatically. That is no event of its stream: an import of a
thousand people would be more than a page can catch up on, and every page would have to reload."""

from collections.abc import Collection
from typing import cast

import structlog

from app.aio import Debounce
from app.chat.messages.notify import stream_name
from app.chat.renderers.rooms import members_joined
from app.chat.schema.rooms import JoinedData, MemberData
from app.chat.socket.base import PATH
from app.database import database_away_errors
from app.realtime.hub import Hub

log = structlog.get_logger()

COALESCE_S = 0.5
# More at once are an import; pages show them when they are loaded again.
MAX_ARRIVALS = 50


class Arrivals:
    """Collects new members by room and tells the connections here that have the room open."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._new: dict[str, dict[str, None]] = {}
        self._debounce = Debounce(self._broadcast_all, lambda: COALESCE_S)

    def member_added(self, room_id: str, user_id: str) -> None:
        """A person was added automatically to a room. Returns at once; pages are told within half a second."""
        if self._hub.has_followers(stream_name(room_id)):
            self._new.setdefault(room_id, {})[user_id] = None
            self._debounce.trigger()

    async def _broadcast_all(self) -> None:
        new, self._new = self._new, {}
        try:
            for room_id, people in new.items():
                if len(people) <= MAX_ARRIVALS:
                    await self._broadcast(room_id, list(people))
        except database_away_errors() as error:  # a page that is loaded later has them
            log.warning("arrivals_not_told", error=repr(error))

    async def _broadcast(self, room_id: str, people: Collection[str]) -> None:
        joined = await members_joined(room_id, list(people))
        body: JoinedData = {"room": room_id, "members": [cast(MemberData, each.data) for each in joined]}
        html = "".join(each.html for each in joined)
        self._hub.send_to_followers(PATH, stream_name(room_id), "joined", body, html=html)

    def stop(self) -> None:
        """Cancel a message that is pending."""
        self._debounce.stop()
