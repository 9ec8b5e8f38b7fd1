"""Groups of connections to send to. They are indexed in both directions, so that joining, leaving and disconnecting
cost the same whatever the number of groups and members (the library walks every group of the namespace when a client
goes)."""

from collections.abc import Callable, Collection

from app.realtime.client import NamespaceConnection
from app.realtime.codec import Outgoing
from app.realtime.counters import Counters
from app.realtime.websocket.write_batch import GroupWriters, WriteBatch


class _Group:
    """The members of one group, and the ways to write to them as of `version`."""

    __slots__ = ("compressed", "members", "plain", "queued", "version")

    def __init__(self) -> None:
        self.members: dict[NamespaceConnection, None] = {}
        self.version = -1
        self.plain = self.compressed = GroupWriters()
        self.queued: tuple[NamespaceConnection, ...] = ()

    def refresh(self, version: int) -> None:
        plain, packed, stock = [], [], []
        for connection in self.members:
            direct = connection.client.websocket
            if direct is None:
                stock.append(connection)
            elif direct.protocol.deflate:
                packed.append(direct.write)
            else:
                plain.append(direct.write)
        self.plain, self.compressed, self.queued = GroupWriters(plain), GroupWriters(packed), tuple(stock)
        self.version = version

    def without(self, skip: Collection[NamespaceConnection]) -> "_Group":
        """A copy of the group without the connections in `skip`."""
        rest = _Group()
        rest.members = {connection: None for connection in self.members if connection not in skip}
        return rest


class Groups:
    """All groups of this process, by a name that is unique over all namespaces. A new `version` makes cached writers
    stale."""

    def __init__(self, write_batch: WriteBatch, version: Callable[[], int], counters: Counters) -> None:
        self._write_batch = write_batch
        self._counters = counters
        self._version = version
        self._groups: dict[str, _Group] = {}

    def add(self, connection: NamespaceConnection, name: str) -> None:
        """Put `connection` into the group `name`, which is created if it does not exist."""
        group = self._groups.get(name)
        if group is None:
            group = self._groups[name] = _Group()
        group.members[connection] = None
        group.version = -1
        connection.groups.add(name)

    def remove(self, connection: NamespaceConnection, name: str) -> None:
        """Remove `connection` from the group `name`; does nothing if it is not in it."""
        connection.groups.discard(name)
        group = self._groups.get(name)
        if group is not None and group.members.pop(connection, connection) is None:
            group.version = -1
            if not group.members:
                del self._groups[name]

    def remove_from_all(self, connection: NamespaceConnection) -> None:
        """Remove `connection` from every group it is in."""
        for name in list(connection.groups):
            self.remove(connection, name)

    def members(self, name: str) -> Collection[NamespaceConnection]:
        """The connections in the group; empty if it does not exist."""
        group = self._groups.get(name)
        return group.members if group is not None else ()

    def __contains__(self, name: str) -> bool:
        return name in self._groups

    def send(self, name: str, outgoing: Outgoing, skip: Collection[NamespaceConnection] = ()) -> None:
        """Send a packet to all connections in the group, except those in `skip`."""
        group = self._groups.get(name)
        if group is None:
            return
        if skip:
            group = group.without(skip)
        self._counters.count_sent(outgoing.namespace, outgoing.size, len(group.members))
        version = self._version()
        if group.version != version:
            group.refresh(version)
        if group.plain:
            self._write_batch.add(group.plain, outgoing.wire)
        if group.compressed:
            self._write_batch.add(group.compressed, outgoing.compressed_wire)
        for connection in group.queued:
            connection.client.queue(outgoing)

    def send_to_connection(self, connection: NamespaceConnection, outgoing: Outgoing) -> None:
        """Send a packet to one connection, in order with those to its groups."""
        self._counters.count_sent(outgoing.namespace, outgoing.size)
        direct = connection.client.websocket
        if direct is None:
            connection.client.queue(outgoing)
        else:
            wire = outgoing.compressed_wire if direct.protocol.deflate else outgoing.wire
            self._write_batch.add((direct.write,), wire)
