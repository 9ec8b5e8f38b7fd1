"""The hub: the connections of this process, and all functions to send to them."""

from collections.abc import Collection, Sequence

import structlog

from app import audit
from app.principal import Principal
from app.rate_limits import Limiter
from app.realtime import streams
from app.realtime.auth.tokens import TokenStore
from app.realtime.auth.tokens.token import TokenUse
from app.realtime.client import Client, NamespaceConnection, namespace_group, stream_group, user_group
from app.realtime.cluster.bus import Bus
from app.realtime.cluster.nodes import ACCOUNTS, Nodes
from app.realtime.codec import Outgoing
from app.realtime.emitter import Emitter
from app.realtime.presence import Presence
from app.realtime.presence.audience import Audience
from app.realtime.revocation import LoadPrincipals, Revoker
from app.realtime.server import SocketServer
from app.realtime.streams import Event, Position
from app.realtime.streams.catch_up import CatchUp
from app.realtime.streams.fanout import Fanout
from app.realtime.streams.replay_cache import ReplayCache

log = structlog.get_logger()


class Hub(Emitter):
    """What namespaces are built on. `load_principals` returns the current principals of sessions, without those that
    ended. `bus` connects the processes that serve the same people."""

    def __init__(
        self, server: SocketServer, limiter: Limiter, load_principals: LoadPrincipals, tokens: TokenStore, bus: Bus
    ) -> None:
        super().__init__(server, Nodes(bus))
        self.limiter = limiter
        self.tokens = tokens
        self.fanout = Fanout(self._deliver, lambda event: self.revoker.before_delivery(event))
        self.catch_up = CatchUp(self.nodes, self.fanout)
        self.presence = Presence(self._announce_presence, self.nodes)
        self.audience = Audience(
            self.groups,
            self._encode_event,
            lambda: server.namespaces,
            lambda connection: self._connections.get(connection.sid) is connection,
            lambda: self.presence.announced,
            self.presence.announce_soon,
        )
        self.revoker = Revoker(self, load_principals)
        self._load_principals = load_principals
        self.replay_cache = ReplayCache()
        self._connections: dict[str, NamespaceConnection] = {}
        self._online_packets: dict[str, tuple[int, Outgoing]] = {}

    # -- connections

    def find_connection(self, sid: str) -> NamespaceConnection | None:
        """The connection with the Socket.IO id `sid`, or None."""
        return self._connections.get(sid)

    def connections(self) -> Collection[NamespaceConnection]:
        """All connections of this process, of all namespaces."""
        return self._connections.values()

    def register(self, connection: NamespaceConnection) -> None:
        """Register `connection`, so that revoking its session finds it; nothing is sent to it yet."""
        connection.client.connections[connection.namespace] = connection
        self._connections[connection.sid] = connection

    def admit(self, connection: NamespaceConnection) -> None:
        """Send `connection` from now on what goes to its person and to everyone in its namespace."""
        namespace, form = connection.namespace, connection.format
        self.groups.add(connection, user_group(namespace, connection.principal.user_id, form))
        self.groups.add(connection, namespace_group(namespace, form))
        self.presence.add_connection(connection.principal.user_id, idle=connection.client.is_idle)
        connection.is_admitted = True
        self.audience.enter(connection)

    def remove_connection(self, client: Client, namespace: str) -> None:
        """Forget the connection of `client` to `namespace`, if there is one."""
        connection = client.connections.pop(namespace, None)
        if connection is None:
            return
        self._connections.pop(connection.sid, None)
        for stream in connection.streams:
            self.fanout.unfollow(stream)
        connection.streams.clear()
        self.groups.remove_from_all(connection)
        if connection.is_admitted:
            self.presence.remove_connection(connection.principal.user_id, idle=client.is_idle)

    def set_idle(self, client: Client, idle: bool) -> None:
        """Note that no person is at the browser of `client` (`idle`), or that one is again."""
        if client.is_idle != idle:
            client.is_idle = idle
            count = sum(connection.is_admitted for connection in client.connections.values())
            self.presence.add_idle(client.principal.user_id, count if idle else -count)

    async def consume_token(self, token: object, namespace: str, client: Client) -> TokenUse:
        """Use up a namespace token that came from `client`; returns the result. Records a replay."""
        use = await self.tokens.consume(token, namespace, client.principal.session_id)
        if use is TokenUse.REPLAYED:
            log.warning("token_replayed", namespace=namespace, user=client.principal.user_id, address=client.address)
            target = f"namespace:{namespace}"
            await audit.record(audit.Action.TOKEN_REPLAY, actor=client.principal, target=target, outcome="refused")
        return use

    async def current_principal(self, client: Client) -> Principal | None:
        """The current principal of `client`, or None if its session ended. Register the connection first: whatever is
        revoked later then finds it."""
        revocations = self.server.revocations
        if not revocations.is_current(client.session_check):
            checked = revocations.begin_check()
            principal = await self.load_principal(client.principal.session_id)
            if principal is None:
                return None
            client.principal, client.session_check = principal, checked
        return client.principal

    # -- streams

    async def enter_stream(self, connection: NamespaceConnection, stream: str) -> Position:
        """Deliver `stream` to `connection` from now on; returns its position. Doing it twice has no further effect.

        The position is read last: later commits are delivered, earlier ones are in the answer.
        """
        await self.follow_stream(connection, stream)
        return await streams.read_position(stream)

    async def follow_stream(self, connection: NamespaceConnection, stream: str) -> None:
        """The same without reading the position. Raises `NotFound`."""
        if stream not in connection.streams:
            await self.fanout.follow(stream)
            if self._connections.get(connection.sid) is not connection or stream in connection.streams:
                self.fanout.unfollow(stream)  # it disconnected, or followed twice, during the query
            else:
                connection.streams.add(stream)
                self.groups.add(connection, stream_group(stream, connection.format))

    def leave_stream(self, connection: NamespaceConnection, stream: str) -> None:
        """Stop delivering `stream` to `connection`; does nothing if it does not follow it."""
        if stream in connection.streams:
            connection.streams.discard(stream)
            self.fanout.unfollow(stream)
            self.groups.remove(connection, stream_group(stream, connection.format))

    def remove_from_stream(self, user_id: str, stream: str) -> None:
        """Stop delivering `stream` to all of a person's connections, on every node, including those that are about to
        follow it: the person has lost access."""
        self.revoker.remove_from_stream(user_id, stream)

    # -- who is online

    def local_users(self, namespace: str) -> set[str]:
        """The ids of the people who are connected to `namespace` on this node."""
        return {c.principal.user_id for c in self._connections.values() if c.namespace == namespace and c.is_admitted}

    async def _announce_presence(self, changed: Collection[str], gone: Collection[str], _away: Collection[str]) -> None:
        await self.audience.announce(changed, gone)

    # -- sessions

    async def load_principal(self, session_id: str) -> Principal | None:
        """The current principal of a session, or None if it ended."""
        return (await self._load_principals([session_id])).get(session_id)

    def revoke(self, kind: str, id: str, reason: str) -> None:
        """Close every client of a session (`kind` "session") or a person ("user") at once, on every node. After
        `role_changed` (of a "user", or of everyone who has a "role") clients stay, with their new permissions, but
        leave namespaces that they may not join any more."""
        self.revoker.revoke(kind, id, reason)

    # -- life

    def start(self) -> None:
        """Start the bus, catching up, presence and the checks of sessions."""
        for channel in (ACCOUNTS, *self.server.namespaces):
            self.nodes.listen(channel)
        self.nodes.bus.start()
        self.catch_up.start()
        self.presence.start()
        self.revoker.start()

    def deliver_committed(self, events: Sequence[Event]) -> None:
        """Deliver `events`, which this process has committed, here, and tell the other nodes."""
        self.fanout.deliver_committed(events)
        self.catch_up.publish_committed(events)

    async def stop(self) -> None:
        """Stop what `start` started, and the server."""
        await self.revoker.stop()
        await self.presence.stop()
        await self.catch_up.stop()
        await self.nodes.bus.stop()
        await self.fanout.stop()
        await self.server.shutdown()
