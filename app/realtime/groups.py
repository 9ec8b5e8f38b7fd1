"""Rooms: who gets what. An index in both directions, so that entering, leaving and going away cost the same however
many rooms and members there are (the library walks every room of the namespace when somebody goes)."""

from collections.abc import Callable, Collection

from app.realtime.client import Connection
from app.realtime.codec import Outgoing
from app.realtime.counters import Counts
from app.realtime.websocket.write_batch import Outbox, Write


class _Room:
    """The members of one room, and the ways to write to them as of `version`."""

    __slots__ = ("members", "packed", "plain", "stock", "version")

    def __init__(self) -> None:
        self.members: dict[Connection, None] = {}
        self.version = -1
        self.plain: tuple[Write, ...] = ()
        self.packed: tuple[Write, ...] = ()
        self.stock: tuple[Connection, ...] = ()

    def refresh(self, version: int) -> None:
        plain, packed, stock = [], [], []
        for connection in self.members:
            direct = connection.link.direct
            if direct is None:
                stock.append(connection)
            elif direct.protocol.deflate:
                packed.append(direct.write)
            else:
                plain.append(direct.write)
        self.plain, self.packed, self.stock = tuple(plain), tuple(packed), tuple(stock)
        self.version = version

    def without(self, skip: Collection[Connection]) -> "_Room":
        """The room as it is, but for those in `skip`."""
        rest = _Room()
        rest.members = {connection: None for connection in self.members if connection not in skip}
        return rest


class Rooms:
    """All rooms of this process, by namespace-wide unique name. `version` counts what makes writers stale."""

    def __init__(self, outbox: Outbox, version: Callable[[], int], counts: Counts) -> None:
        self._outbox = outbox
        self._counts = counts
        self._version = version
        self._rooms: dict[str, _Room] = {}

    def enter(self, connection: Connection, name: str) -> None:
        """Put `connection` into the room `name`."""
        room = self._rooms.get(name)
        if room is None:
            room = self._rooms[name] = _Room()
        room.members[connection] = None
        room.version = -1
        connection.rooms.add(name)

    def leave(self, connection: Connection, name: str) -> None:
        """Take `connection` out of the room `name`."""
        connection.rooms.discard(name)
        room = self._rooms.get(name)
        if room is not None and room.members.pop(connection, connection) is None:
            room.version = -1
            if not room.members:
                del self._rooms[name]

    def leave_all(self, connection: Connection) -> None:
        """Take `connection` out of every room."""
        for name in list(connection.rooms):
            self.leave(connection, name)

    def members(self, name: str) -> Collection[Connection]:
        """Who is in the room."""
        room = self._rooms.get(name)
        return room.members if room is not None else ()

    def __contains__(self, name: str) -> bool:
        return name in self._rooms

    def send(self, name: str, outgoing: Outgoing, skip: Collection[Connection] = ()) -> None:
        """Send to everyone in the room, except those in `skip`."""
        room = self._rooms.get(name)
        if room is None:
            return
        if skip:
            room = room.without(skip)
        self._counts.send(outgoing.namespace, outgoing.weight, len(room.members))
        version = self._version()
        if room.version != version:
            room.refresh(version)
        if room.plain:
            self._outbox.add(room.plain, outgoing.wire)
        if room.packed:
            self._outbox.add(room.packed, outgoing.packed)
        for connection in room.stock:
            connection.link.queue(outgoing)

    def send_one(self, connection: Connection, outgoing: Outgoing) -> None:
        """Send to one connection."""
        self._counts.send(outgoing.namespace, outgoing.weight)
        direct = connection.link.direct
        if direct is None:
            connection.link.queue(outgoing)
        else:
            wire = outgoing.packed if direct.protocol.deflate else outgoing.wire
            self._outbox.add((direct.write,), wire)
