"""Who has joined which namespace: the library's book of it, without what costs with every client there is.

The library also keeps a room for each client by itself, and walks all of them whenever one goes: a thousand who go at
once are a million steps. Nothing here is sent by way of its rooms; `groups.py` has them.
"""

from typing import Any

from socketio import AsyncManager


class ClientManager(AsyncManager):  # type: ignore[misc]
    """Clients by namespace, and nothing else. `emit` reaches a whole namespace or nobody."""

    def basic_enter_room(self, sid: str, namespace: str, room: str | None, eio_sid: str | None = None) -> None:
        if room is None:  # the room of everyone in the namespace, which is the book itself
            super().basic_enter_room(sid, namespace, room, eio_sid)

    def basic_disconnect(self, sid: str, namespace: str, **_: Any) -> None:
        self.basic_leave_room(sid, namespace, None)
        for pending in (self.pending_connect, self.pending_disconnect):
            waiting = pending.get(namespace, ())
            if sid in waiting:
                waiting.remove(sid)
                if not waiting:
                    del pending[namespace]
