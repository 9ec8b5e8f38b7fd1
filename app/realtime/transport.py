"""The Engine.IO server: the library's, without its belief that every client reads what it is sent."""

import logging
from typing import Any

import engineio

from app.realtime.client import Link


def _is_no_bad_packet(record: logging.LogRecord) -> bool:
    """What the libraries log with a traceback when a polling client sends nonsense would fill the log."""
    return not (record.exc_info and isinstance(record.exc_info[1], ValueError))


# The log of both libraries.
quiet = logging.getLogger("switchboard.socketio")
quiet.setLevel(logging.ERROR)
quiet.addFilter(_is_no_bad_packet)


class Transport(engineio.AsyncServer):  # type: ignore[misc]
    """Sends packets to the links in `links`, by Engine.IO id. One that lets too much pile up is cut: the library's own
    queues have no end, and a client that stops reading would fill the memory of all (a hundred kilobytes for each of
    two thousand events were measured to stay for a minute)."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.links: dict[str, Link] = {}

    async def send_packet(self, sid: str, pkt: Any) -> None:
        """Send an Engine.IO packet, unless its link has come to its end."""
        link = self.links.get(sid)
        if link is None or link.has_room_for(len(pkt.data)):
            await super().send_packet(sid, pkt)
