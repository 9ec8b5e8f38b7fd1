"""The hub: the connections of this process, and every way to send them something."""

from collections.abc import Collection, Sequence
from functools import partial

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
from app.realtime.protocol import PresenceData
from app.realtime.revocation import LoadPrincipals, Revoker
from app.realtime.server import SocketServer
from app.realtime.streams import Event, Position
from app.realtime.streams.catch_up import CatchUp
from app.realtime.streams.fanout import Fanout
from app.realtime.streams.replay_cache import ReplayCache

log = structlog.get_logger()


class Hub(Emitter):
    """What the namespaces stand on. `load_principals` finds the people of sessions as they are now; those that are over
    are not among them. `bus` leads to the other processes that serve the same people."""

    def __init__(
        self, server: SocketServer, limiter: Limiter, load_principals: LoadPrincipals, tokens: TokenStore, bus: Bus
    ) -> None:
        super().__init__(server, Nodes(bus))
        self.limiter = limiter
        self.tokens = tokens
        self.fanout = Fanout(self._deliver, lambda event: self.revoker.before_delivery(event))
        self.catch_up = CatchUp(self.nodes, self.fanout)
        self.presence = Presence(self._announce_presence, self.nodes)
        self.revoker = Revoker(self, load_principals)
        self._load_principals = load_principals
        self.replay_cache = ReplayCache()
        self._connections: dict[str, NamespaceConnection] = {}
        self._online_packets: dict[str, tuple[int, Outgoing]] = {}

    # -- connections

    def find_connection(self, sid: str) -> NamespaceConnection | None:
        """The connection with the Socket.IO id `sid`."""
        return self._connections.get(sid)

    def connections(self) -> Collection[NamespaceConnection]:
        """All connections of this process."""
        return self._connections.values()

    def register(self, connection: NamespaceConnection) -> None:
        """Know `connection`, so that an end of its session finds it; it gets nothing yet."""
        connection.client.connections[connection.namespace] = connection
        self._connections[connection.sid] = connection

    def admit(self, connection: NamespaceConnection) -> None:
        """Let `connection` have what is sent to its person and to everyone."""
        namespace, form = connection.namespace, connection.format
        self.groups.add(connection, user_group(namespace, connection.principal.user_id, form))
        self.groups.add(connection, namespace_group(namespace, form))
        self.presence.add_connection(connection.principal.user_id, idle=connection.client.is_idle)
        connection.is_admitted = True

    def remove_connection(self, client: Client, namespace: str) -> None:
        """Drop the connection of `client` to `namespace`, if there is one."""
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
        """Nobody is at the browser behind `client` (`idle`), or somebody is again."""
        if client.is_idle != idle:
            client.is_idle = idle
            count = sum(connection.is_admitted for connection in client.connections.values())
            self.presence.add_idle(client.principal.user_id, count if idle else -count)

    async def consume_token(self, token: object, namespace: str, client: Client) -> bool:
        """Use up a namespace token that came over `client`; whether it was good."""
        use = await self.tokens.consume(token, namespace, client.principal.session_id)
        if use is TokenUse.REPLAYED:
            log.warning("token_replayed", namespace=namespace, user=client.principal.user_id, address=client.address)
            target = f"namespace:{namespace}"
            await audit.record(audit.Action.TOKEN_REPLAY, actor=client.principal, target=target, outcome="refused")
        return use is TokenUse.GOOD

    async def current_principal(self, client: Client) -> Principal | None:
        """Who is behind `client` as things stand, or None when their session is over. Asked with the connection
        registered: whatever is revoked after that finds it."""
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
        """Deliver `stream` to `connection` from now on; where it stands. Entering twice is entering once.

        Where it stands is read last: what is committed later is delivered, what was committed before is in the answer.
        """
        await self.follow_stream(connection, stream)
        return await streams.read_position(stream)

    async def follow_stream(self, connection: NamespaceConnection, stream: str) -> None:
        """`enter_stream` for those who know where they stand. Raises `NotFound`."""
        if stream not in connection.streams:
            await self.fanout.follow(stream)
            if self._connections.get(connection.sid) is not connection or stream in connection.streams:
                self.fanout.unfollow(stream)  # it went, or entered twice, while the database was asked
            else:
                connection.streams.add(stream)
                self.groups.add(connection, stream_group(stream, connection.format))

    def leave_stream(self, connection: NamespaceConnection, stream: str) -> None:
        """Stop delivering `stream` to `connection`."""
        if stream in connection.streams:
            connection.streams.discard(stream)
            self.fanout.unfollow(stream)
            self.groups.remove(connection, stream_group(stream, connection.format))

    def remove_from_stream(self, user_id: str, stream: str) -> None:
        """Stop delivering `stream` to all of a person's connections, on every node and those included that are about to
        enter it: the person may not see it any more."""
        self.revoker.remove_from_stream(user_id, stream)

    # -- who is online

    def local_users(self, namespace: str) -> set[str]:
        """Everyone who is connected to `namespace` here."""
        return {c.principal.user_id for c in self._connections.values() if c.namespace == namespace and c.is_admitted}

    def send_online_users(self, connection: NamespaceConnection) -> None:
        """Tell a new connection who is online: as announced last, since it hears every announcement from now on. So all
        who come between two announcements are told the same, which is encoded once; a list made for each newcomer
        would be most of the work of a storm, as it names everyone to everyone."""
        told, roll = self._online_packets.get(connection.namespace, (-1, None))
        if roll is None or told != self.presence.announcement_count:
            here = self.presence.announced
            body = PresenceData(online=sorted(here.online), offline=[], away=sorted(here.away))
            roll = self._encode_event(connection.namespace, "presence", body)
            self._online_packets[connection.namespace] = (self.presence.announcement_count, roll)
        self.groups.send_to_connection(connection, roll)

    async def _announce_presence(
        self, online: Collection[str], offline: Collection[str], away: Collection[str]
    ) -> None:
        body = PresenceData(online=sorted(online), offline=sorted(offline), away=sorted(away))
        for namespace in self.server.namespaces:
            self._send_in_both_formats(namespace, partial(namespace_group, namespace), "presence", body, None)

    # -- sessions

    async def load_principal(self, session_id: str) -> Principal | None:
        """The person of a session as they are now; None when it is over."""
        return (await self._load_principals([session_id])).get(session_id)

    def revoke(self, kind: str, id: str, reason: str) -> None:
        """Close every client of a session (`kind` "session") or a person ("user") at once, on every node. After
        `role_changed` (of a "user", or of everyone who has a "role") clients go on with what their people may now,
        except in the namespaces that they may not join any more."""
        self.revoker.revoke(kind, id, reason)

    # -- life

    def start(self) -> None:
        """Begin what runs beside the requests."""
        for channel in (ACCOUNTS, *self.server.namespaces):
            self.nodes.listen(channel)
        self.nodes.bus.start()
        self.catch_up.start()
        self.presence.start()
        self.revoker.start()

    def deliver_committed(self, events: Sequence[Event]) -> None:
        """This process has committed `events`: deliver them here, and tell the other nodes."""
        self.fanout.deliver_committed(events)
        self.catch_up.publish_committed(events)

    async def stop(self) -> None:
        """End it."""
        await self.revoker.stop()
        await self.presence.stop()
        await self.catch_up.stop()
        await self.nodes.bus.stop()
        await self.fanout.stop()
        await self.server.shutdown()
