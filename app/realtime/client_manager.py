"""The library's record of clients by namespace, without what makes it slow.

The library also keeps a room for each client, and walks all rooms whenever a client goes: a thousand who go at once are
a million steps. Nothing here is sent through its rooms, but through `groups.py`.
"""

from typing import Any

from socketio import AsyncManager


class ClientManager(AsyncManager):  # type: ignore[misc]
    """Clients by namespace, and no other rooms. `emit` reaches a whole namespace or nobody."""

    def basic_enter_room(self, sid: str, namespace: str, room: str | None, eio_sid: str | None = None) -> None:
        if room is None:  # no room means everyone in the namespace
            super().basic_enter_room(sid, namespace, room, eio_sid)

    def basic_disconnect(self, sid: str, namespace: str, **_: Any) -> None:
        self.basic_leave_room(sid, namespace, None)
        for pending in (self.pending_connect, self.pending_disconnect):
            waiting = pending.get(namespace, ())
            if sid in waiting:
                waiting.remove(sid)
                if not waiting:
                    del pending[namespace]
